/** Reads the text of a document file into lines. The only place that knows mammoth. */
import mammoth from 'mammoth';
import { WorkbookError } from '../worksheet/workbook';

/** The file cannot be read as text. */
export class DocumentError extends WorkbookError {}

/**
 * @param name of the file: `.docx` is read as a document, anything else as text
 * @param bytes of the file; text in UTF-8, or in GB 18030 as older Windows programs save it
 * @returns lines without their ends; a paragraph or table cell of a document is a line; lines of
 *   the contents are blank
 * @throws DocumentError where it is no such file
 */
export async function textLines(name: string, bytes: Uint8Array): Promise<string[]> {
  if (/\.doc$/i.test(name)) throw new DocumentError(`“${name}”是旧格式的 .doc 文件，请另存为 .docx 或 .txt`, '.doc');
  const text = /\.docx$/i.test(name) ? await documentText(name, bytes) : decode(bytes);
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}

/** A line of the contents: its page number behind a tab states nothing. */
const CONTENTS_LINE = /^[^\t\n]*[^\t\n\d]\t\d{1,3}$/gm;

async function documentText(name: string, bytes: Uint8Array): Promise<string> {
  try {
    // mammoth takes the one in Node and the other in browsers; both hand it to jszip, which knows bytes.
    const { value } = await mammoth.extractRawText({
      buffer: bytes as Buffer,
      arrayBuffer: bytes as unknown as ArrayBuffer,
    });
    // mammoth puts an empty line after each paragraph.
    return value.replace(/\n\n/g, '\n').replace(CONTENTS_LINE, '');
  } catch (error) {
    throw new DocumentError(`“${name}”不是能读的 .docx 文件`, String(error));
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Windows in Chinese saves by default. Every byte sequence has some reading in it.
    return new TextDecoder('gb18030').decode(bytes);
  }
}
