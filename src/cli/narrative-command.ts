/** The command `narrative`: the text as a .txt file, or written to the workbook. */
import type { Rejected } from '../actions/outcome';
import { composeNarrativeText, writeNarrativeAction } from '../actions/write-narrative';
import { narrativeText } from '../budget/narrative/narrative';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import type { Terminal } from './terminal';

/**
 * @param workbook whose base and entry worksheets are read
 * @param output `.xlsx`: the text is written to the workbook's own sheet; else to a text file (UTF-8)
 * @param save writes the file
 * @param terminal where to say things
 * @returns the questions that the accountant should look at, or why there is no text
 */
export async function runNarrative(
  workbook: XlsxWorkbook,
  output: string,
  save: (bytes: Uint8Array) => Promise<void>,
  terminal: Terminal,
) {
  if (/\.xlsx$/i.test(output)) {
    const written = await writeNarrativeAction(workbook, DEFAULT_LAYOUT);
    if (written.status === 'rejected') return written;
    await save(await workbook.save());
    written.notices.forEach((notice) => terminal.out(notice));
    return written;
  }
  const composed = await composeNarrativeText(workbook, DEFAULT_LAYOUT);
  if (composed.status === 'rejected') return composed satisfies Rejected;
  const text = narrativeText(composed.narrative, composed.budget.unit.year);
  await save(new TextEncoder().encode(text));
  composed.notices.forEach((notice) => terminal.out(notice));
  if (composed.openPoints.length > 0) {
    terminal.out(`待补 ${composed.openPoints.length} 处：`);
    // One thing to do may be open in many places.
    new Set(composed.openPoints).forEach((open) => terminal.out(`  ${open}。`));
  }
  return composed;
}
