/** The checksum of the parts of a zip archive. Four tables, so that four bytes go at once. */
const TABLES = makeTables();

function makeTables(): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const [first, second, third, fourth] = [0, 0, 0, 0].map(() => new Uint32Array(256)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let index = 0; index < 256; index++) {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    first[index] = value;
  }
  for (let index = 0; index < 256; index++) {
    const one = first[index] as number;
    const two = (one >>> 8) ^ (first[one & 255] as number);
    const three = (two >>> 8) ^ (first[two & 255] as number);
    second[index] = two;
    third[index] = three;
    fourth[index] = (three >>> 8) ^ (first[three & 255] as number);
  }
  return [first, second, third, fourth];
}

/** CRC-32 as zip archives use it (polynomial 0xEDB88320), an unsigned number of 32 bits. */
export function crc32(bytes: Uint8Array): number {
  const [first, second, third, fourth] = TABLES;
  let crc = -1;
  let at = 0;
  for (const last = bytes.length - 3; at < last; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (fourth[crc & 255] as number) ^
      (third[(crc >>> 8) & 255] as number) ^
      (second[(crc >>> 16) & 255] as number) ^
      (first[crc >>> 24] as number);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (first[(crc ^ (bytes[at] as number)) & 255] as number);
  return (crc ^ -1) >>> 0;
}
