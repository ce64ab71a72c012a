/** The checksum of the parts of a zip archive. Eight tables, so that eight bytes go at once. */
const TABLES = makeTables();

/** One after the other: the table of a byte that stands so many places before the end of its eight. */
function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let index = 0; index < 256; index++) {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    tables[index] = value;
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256] as number;
    tables[index] = (before >>> 8) ^ (tables[before & 255] as number);
  }
  return tables;
}

/** CRC-32 as zip archives use it (polynomial 0xEDB88320), an unsigned number of 32 bits. */
export function crc32(bytes: Uint8Array): number {
  const table = TABLES as unknown as readonly number[];
  const data = bytes as unknown as readonly number[];
  let crc = -1;
  let at = 0;
  for (const last = bytes.length - 7; at < last; at += 8) {
    const low = crc ^ (data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24));
    crc =
      table[1792 + (low & 255)]! ^
      table[1536 + ((low >>> 8) & 255)]! ^
      table[1280 + ((low >>> 16) & 255)]! ^
      table[1024 + (low >>> 24)]! ^
      table[768 + data[at + 4]!]! ^
      table[512 + data[at + 5]!]! ^
      table[256 + data[at + 6]!]! ^
      table[data[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ data[at]!) & 255]!;
  return (crc ^ -1) >>> 0;
}
