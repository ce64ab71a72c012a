/** One action at a time on a workbook: what a second one reads must not be half of what the first one writes. */
import type { Workbook } from '../worksheet/workbook';

const running = new WeakMap<Workbook, Promise<unknown>>();

/**
 * Runs an action when every earlier one on the same workbook has ended, well or not.
 *
 * @param workbook that the action works on
 * @param act the action
 */
export async function exclusively<T>(workbook: Workbook, act: () => Promise<T>): Promise<T> {
  const earlier = running.get(workbook);
  const mine = earlier ? earlier.then(act, act) : act();
  running.set(workbook, mine);
  return mine;
}
