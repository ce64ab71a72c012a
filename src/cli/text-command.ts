/** `check … --text`: gets the text, from a file or a sheet, and compares it with the tables. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { auditContent } from '../actions/audit-content';
import { checkTextLines, linesOfSheet, type TextCheckOutcome } from '../actions/check-text';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { type Workbook, WorkbookError } from '../worksheet/workbook';
import { codeOf } from './file-failure';
import { readInput } from './read-input';

/**
 * @param workbook whose tables the text is compared with
 * @param source a .txt or .docx file, or the name of a sheet of the workbook
 * @throws WorkbookError where there is no such text, or nothing to compare it with
 */
export async function checkTextOf(workbook: Workbook, source: string): Promise<TextCheckOutcome> {
  const content = await workbook.readAll({ kinds: true });
  const lines = linesOfSheet(content, source) ?? (await fileLines(source));
  const outcome = checkTextLines(auditContent(content, DEFAULT_LAYOUT), lines);
  if (!outcome) throw new WorkbookError('工作簿里没有可供核对的公开表或填报底稿', 'no tables to compare with');
  return outcome;
}

async function fileLines(path: string): Promise<string[]> {
  try {
    await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new WorkbookError(`文字“${path}”读不到：工作簿里没有这张表，也没有这个文件。请检查名称`, String(error));
  }
  const bytes = await readInput(path);
  // Reading .docx takes a library of its own.
  const { textLines } = await import('../documents/text-lines');
  return textLines(basename(path), bytes);
}
