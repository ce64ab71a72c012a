/** Reads `甲1万元、乙2万元，两项合计3万元`. */
import type { Passage } from './passages';
import type { ReadingState } from './reading-state';
import type { Statement } from './statements';
import type { Subject } from './subjects';

const TOGETHER =
  /^([两二三四五六七八九])(?:项|者|类)(?:资金|经费|支出|收入)?(?:合计|共计|总计|相加|之和)(?:为|是|安排|预算)*$/;

/** As many amounts as a text counts, one right after the other; else undefined. */
export function lastRun(state: ReadingState, passage: Passage, size: number): Statement[] | undefined {
  const stated: Statement[] = [];
  for (let at = state.statements.length - 1; state.statements[at]?.passage === passage; at--) {
    const statement = state.statements[at] as Statement;
    if (statement.amount) stated.push(statement);
  }
  for (const joined of [/^[、和及与(]*$/, /^[,，、和及与(]*$/]) {
    const run: Statement[] = [];
    for (const statement of stated) {
      const [next] = run;
      if (next && !joined.test(passage.text.slice(statement.amount?.to, next.from))) break;
      run.unshift(statement);
    }
    if (run.length === size) return run;
  }
  return undefined;
}

/**
 * @param lead before an amount, prepared
 * @returns what was told before, together; undefined where it is not clear which that is
 */
export function readTogether(state: ReadingState, passage: Passage, lead: string): Subject | undefined {
  const number = TOGETHER.exec(lead)?.[1];
  if (number === undefined) return undefined;
  const size = '两二三四五六七八九'.indexOf(number);
  const run = lastRun(state, passage, size < 2 ? 2 : size + 1);
  return run && state.subject({ kind: 'sum', parts: run.map(({ subject }) => subject) }, lead);
}
