/** Compares two pieces of work, run in turn within one process. */

/** One thing to time. Its answer is checked, so that no run can be optimised away. */
export interface Contender<Input> {
  readonly name: string;
  /** Repetitions within one sample, to be well above the clock's resolution. Each gets its own input. */
  readonly repeat: number;
  /** Makes inputs before the clock starts. */
  prepare(): Input;
  work(input: Input): number;
}

export interface Comparison {
  /** Median milliseconds of one repetition. */
  readonly subject: number;
  readonly baseline: number;
  /** Median of the samples' own ratios: a slow moment of the machine hits both sides of its sample. */
  readonly ratio: number;
}

const WARM_UP = 3;

/** The middle one; of an even number, the upper middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds of one repetition. */
function sample<Input>({ name, repeat, prepare, work }: Contender<Input>, expected: number): number {
  const inputs = Array.from({ length: repeat }, prepare);
  // The young generation only: a full collection also throws compiled code away, and the next sample would be a first one.
  globalThis.gc?.({ type: 'minor' });
  let sum = 0;
  const start = performance.now();
  for (let i = 0; i < inputs.length; i++) sum += work(inputs[i] as Input);
  const elapsed = performance.now() - start;
  if (sum !== expected * repeat) throw new Error(`${name} answered ${sum / repeat}, not ${expected}`);
  return elapsed / repeat;
}

/**
 * @param subject what is measured
 * @param baseline what it is measured against
 * @param expected what both must answer
 * @param samples how many pairs, after the warm-up
 */
export function compare<A, B>(
  subject: Contender<A>,
  baseline: Contender<B>,
  expected: number,
  samples: number,
): Comparison {
  const pairs: { subject: number; baseline: number }[] = [];
  for (let run = 0; run < WARM_UP + samples; run++) {
    // By turns first and second, so that neither always has the warmer cache.
    const first = run % 2 === 0 ? sample(baseline, expected) : undefined;
    const own = sample(subject, expected);
    const pair = { subject: own, baseline: first ?? sample(baseline, expected) };
    if (run >= WARM_UP) pairs.push(pair);
  }
  return {
    subject: median(pairs.map((pair) => pair.subject)),
    baseline: median(pairs.map((pair) => pair.baseline)),
    ratio: median(pairs.map((pair) => pair.subject / pair.baseline)),
  };
}
