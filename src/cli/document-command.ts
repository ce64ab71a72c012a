/** The command `document`: the whole published document as a .docx file. */
import { composeDocument, type DocumentComposed } from '../actions/make-document';
import type { Rejected } from '../actions/outcome';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import type { Terminal } from './terminal';

/**
 * @param workbook whose base and entry worksheets are read
 * @param save writes the file
 * @param terminal where to say what is still open
 * @returns the questions that the accountant should look at, or why there is no document
 */
export async function runDocument(
  workbook: XlsxWorkbook,
  save: (bytes: Uint8Array) => Promise<void>,
  terminal: Terminal,
): Promise<DocumentComposed | Rejected> {
  const composed = await composeDocument(workbook, DEFAULT_LAYOUT);
  if (composed.status === 'rejected') return composed;
  const { makeDocument } = await import('../documents/make-document');
  await save(await makeDocument(composed.document));
  composed.notices.forEach((notice) => terminal.out(notice));
  // One thing to do may be open in many places.
  new Set(composed.openPoints).forEach((open) => terminal.out(`  ${open}。`));
  return composed;
}
