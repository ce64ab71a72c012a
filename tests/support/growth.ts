/** How much more work a larger input makes: for code that must stay linear. */

/** Times as large as the smaller input. */
export const LARGER = 6;
/** Linear work takes {@link LARGER} times as long, quadratic work 36 times: halfway between, as ratios go. */
export const LINEAR_AT_MOST = 15;
const RUNS = 3;

/**
 * @param work to do on each of two inputs, the second {@link LARGER} times as large
 * @returns the ratio of the processor's time, which a busy machine does not stretch; of each input the quickest run
 */
export function growth<Input>(small: Input, large: Input, work: (input: Input) => void): number {
  work(small);
  return quickest(() => work(large)) / quickest(() => work(small));
}

/** Microseconds. */
function quickest(run: () => void): number {
  let least = Infinity;
  for (let at = 0; at < RUNS; at++) {
    const before = process.cpuUsage();
    run();
    const { user } = process.cpuUsage(before);
    least = Math.min(least, user);
  }
  return Math.max(least, 1);
}
