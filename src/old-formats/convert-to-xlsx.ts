/**
 * Workbooks of the old formats: .xls of Excel 5 to 2003, and .et of WPS, which is the same inside. Loaded only when such a file
 * is opened.
 */
import { WorkbookError } from '../worksheet/workbook';
import { lose, type Losses } from './book';
import { type CompoundFile, openCompoundFile } from './compound-file';
import { damaged, encrypted } from './damaged';
import { lossSentences } from './losses';
import { readBook } from './read-book';
import { writePackage } from './write-package';

/** A file of the old format as a new one. */
export interface ConvertedWorkbook {
  /** An .xlsx file. */
  readonly bytes: Uint8Array;
  /** What the old file holds and this one does not, a Chinese sentence each without its full stop; none where nothing is lost. */
  readonly lost: readonly string[];
}

/**
 * @param bytes a whole file that begins as an OLE compound file does
 * @throws WorkbookError where it is no workbook, damaged, encrypted, or larger than is converted
 */
export function convertToXlsx(bytes: Uint8Array): Promise<ConvertedWorkbook> {
  // Whatever a damaged file makes go wrong is an error for the accountant to read, never one of the program.
  try {
    return Promise.resolve(convert(bytes));
  } catch (error) {
    return Promise.reject(error instanceof WorkbookError ? error : damaged(String(error)));
  }
}

/** The stream of a file that is a new .xlsx behind a password. */
const ENCRYPTED = 'EncryptedPackage';

function convert(bytes: Uint8Array): ConvertedWorkbook {
  const file = open(bytes);
  if (file.names.includes(ENCRYPTED)) throw encrypted('encrypted package');
  const stream = file.stream('Workbook', 'Book');
  if (!stream) {
    throw new WorkbookError(
      '这不是工作簿：可能是旧版 Word、PowerPoint 等程序的文件。请选择 Excel 或 WPS 保存的工作簿',
      `no workbook among ${file.names.slice(0, 20).join(', ')}`,
    );
  }
  const losses: Losses = new Map();
  if (file.names.some((name) => /^_VBA_PROJECT/i.test(name))) lose(losses, 'macros');
  const book = readBook(stream, losses);
  return { bytes: writePackage(book), lost: lossSentences(losses) };
}

/** That a file has a password is worth more to know than that it is damaged besides. */
function open(bytes: Uint8Array): CompoundFile {
  try {
    return openCompoundFile(bytes);
  } catch (error) {
    throw includesName(bytes, ENCRYPTED) ? encrypted(String(error)) : error;
  }
}

/** Whether a name stands anywhere in a file, in characters of two bytes. */
function includesName(bytes: Uint8Array, name: string): boolean {
  const [first = 0, ...others] = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (others.every((byte, index) => bytes[at + 1 + index] === byte)) return true;
  }
  return false;
}
