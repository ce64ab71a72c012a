/** A thousand bits flipped: opened or refused with a sentence, never anything else, and never for long. */
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { readValues } from './kept';
import { outcomeOf } from './outcome';
import { bookParts } from './package-builder';
import { rawZip } from './raw-zip';
import { WHOLE } from './whole-book';

/** The same numbers for the same seed, from 0 up to `below`. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SEEDS = [1, 2, 3, 4, 5];
const FLIPS = 100;
const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
const parts = Object.fromEntries(Object.entries(bookParts(WHOLE)).map(([path, text]) => [path, bytesOf(text)]));

/** Runs flips and says what happened: how many were opened, how many refused, the slowest, and all that went wrong. */
async function flipped(seed: number, flip: (random: (below: number) => number) => Uint8Array) {
  const random = seeded(seed);
  const [wrong, counts]: [string[], { opened: number; refused: number }] = [[], { opened: 0, refused: 0 }];
  let slowest = 0;
  for (let number = 0; number < FLIPS; number++) {
    const bytes = flip(random);
    const start = performance.now();
    try {
      const { refused } = await outcomeOf(bytes);
      counts[refused === undefined ? 'opened' : 'refused']++;
    } catch (error) {
      wrong.push(`flip ${number}: ${String(error)}`);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { ...counts, slowest, wrong };
}

test.each(SEEDS)('a bit of a part, with the right checksum: 100 flips of seed %i', async (seed) => {
  const paths = Object.keys(parts);
  // Every other one in what is read cell by cell or decides over all the rest.
  const read = paths.filter((path) => /sheet\d\.xml$|sharedStrings|styles|workbook\.xml|Types|^_rels/.test(path));
  const { opened, refused, slowest, wrong } = await flipped(seed, (random) => {
    const from = random(2) === 0 ? paths : read;
    const path = from[random(from.length)] as string;
    const content = Uint8Array.from(parts[path] as Uint8Array);
    const at = random(content.length);
    content[at] = (content[at] as number) ^ (1 << random(8));
    return rawZip({ ...parts, [path]: content });
  });
  expect(wrong).toEqual([]);
  expect(opened).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(3000);
});

test.each(SEEDS)('a bit of the archive: 100 flips of seed %i; what is opened says what it said', async (seed) => {
  const archive = rawZip(parts);
  const sheets = ['台账', '附注'];
  const said = await readValues(await XlsxWorkbook.open(archive), sheets);
  const opened: Uint8Array[] = [];
  const { refused, slowest, wrong } = await flipped(seed + 100, (random) => {
    const bytes = Uint8Array.from(archive);
    const at = random(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << random(8));
    opened.push(bytes);
    return bytes;
  });
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(3000);
  for (const bytes of opened) {
    if ((await outcomeOf(bytes)).refused !== undefined) continue;
    expect(await readValues(await XlsxWorkbook.open(bytes), sheets)).toEqual(said);
  }
});
