/** Seeded random numbers, so that every run measures the same ledger. */

/** Draws one after another; all runs with one seed draw alike. */
export interface RandomSource {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
  /** `count` different ones, in random order; all of them where there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
}

/** @param seed any whole number */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items];
    return Array.from({ length: Math.min(count, items.length) }, () => rest.splice(below(rest.length), 1)[0] as T);
  };
  return { below, pick, sample };
}
