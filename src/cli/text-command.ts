/** `check … --text`: reads the text and tells what does not agree with the tables. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkTextContent, type TextCheckOutcome, textOfSheet } from '../actions/check-text';
import { DocumentError, textLines } from '../documents/text-lines';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { type Workbook, WorkbookError } from '../worksheet/workbook';
import { findingAsJson, findingAsLine } from './finding-report';

/**
 * @param workbook whose tables the text is compared with
 * @param source a .txt or .docx file, or the name of a sheet of the workbook
 * @throws WorkbookError where there is no such text, or nothing to compare it with
 */
export async function checkTextOf(workbook: Workbook, source: string): Promise<TextCheckOutcome> {
  const content = await workbook.readAll();
  const lines = textOfSheet(content, source) ?? (await fileLines(source));
  const outcome = checkTextContent(content, DEFAULT_LAYOUT, lines);
  if (!outcome) throw new WorkbookError('工作簿里没有可供核对的公开表或填报底稿', 'no tables to compare with');
  return outcome;
}

async function fileLines(path: string): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new WorkbookError(`文字“${path}”读不到：工作簿里没有这张表，也没有这个文件。请检查名称`, String(error));
  }
  try {
    return await textLines(basename(path), bytes);
  } catch (error) {
    if (error instanceof DocumentError) throw new WorkbookError(error.message, error.details);
    throw error;
  }
}

/** For `--json`. */
export function textAsJson({ findings, notUnderstood, checked }: TextCheckOutcome) {
  return {
    findings: findings.map((finding) => ({ ...findingAsJson(finding), text: finding.text })),
    textChecked: checked,
    notUnderstood,
  };
}

/** For people. */
export function textAsLines({ findings, notUnderstood, checked }: TextCheckOutcome): string[] {
  return [
    `文字：核对了 ${checked} 个数，发现 ${findings.length} 处问题。`,
    ...findings.map(findingAsLine),
    ...(notUnderstood.length > 0 ? [`未能理解的语句（${notUnderstood.length} 处，请人工核对）：`] : []),
    ...notUnderstood.map(({ text, clause, reason }) => `  第 ${text.line} 行“${clause}”：${reason}`),
  ];
}
