/** Reads the text of a document file into lines. The only place that knows mammoth. */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { WorkbookError } from '../worksheet/workbook';

/** The file cannot be read as text. */
export class DocumentError extends WorkbookError {}

/**
 * @param name of the file: `.docx` is read as a document, anything else as text
 * @param bytes of the file; text in UTF-8, UTF-16 with its mark, or GB 18030 as older Windows programs save it
 * @returns lines without their ends; a paragraph or table cell of a document is a line; lines of
 *   the contents are blank
 * @throws DocumentError where it is no such file, or longer than {@link LONGEST_TEXT}
 */
export async function textLines(name: string, bytes: Uint8Array): Promise<string[]> {
  if (/\.doc$/i.test(name)) throw new DocumentError(`“${name}”是旧格式的 .doc 文件，请另存为 .docx 或 .txt`, '.doc');
  const text = /\.docx$/i.test(name) ? await documentText(name, bytes) : decode(name, bytes);
  if (text.length > LONGEST_TEXT) throw tooLong(name, `${text.length} characters`);
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}

/** Characters. The longest published text of a unit that is known, its tables with it, has less than a third of that. */
export const LONGEST_TEXT = 500_000;
/** Bytes of a document's XML once inflated, some hundred for each character of a text with much formatting. */
const LARGEST_XML = 64 * 1024 * 1024;

function tooLong(name: string, detail: string): DocumentError {
  const most = `${LONGEST_TEXT / 10_000} 万字`;
  return new DocumentError(
    `“${name}”超过 ${most}，不像一个单位的公开文本。请只留下要核对的文字，另存后再选`,
    `too long: ${detail}`,
  );
}

/** What the parts of a document say they inflate to, without inflating them. */
function xmlSize(bytes: Uint8Array): number {
  let size = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('.xml')) size += originalSize;
      return false;
    },
  });
  return size;
}

/** A line of the contents: its page number behind a tab states nothing. */
const CONTENTS_LINE = /^[^\t\n]*[^\t\n\d]\t\d{1,3}$/gm;

async function documentText(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const size = xmlSize(bytes);
    if (size > LARGEST_XML) throw tooLong(name, `${size} bytes of XML`);
    // mammoth takes the one in Node and the other in browsers; both hand it to jszip, which knows bytes.
    const { value } = await mammoth.extractRawText({
      buffer: bytes as Buffer,
      arrayBuffer: bytes as unknown as ArrayBuffer,
    });
    // mammoth puts an empty line after each paragraph.
    return value.replace(/\n\n/g, '\n').replace(CONTENTS_LINE, '');
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const message = `“${name}”不是能读的 .docx 文件，可能加了密、已损坏或改过扩展名。请在 Word 或 WPS 中打开，另存为 .docx`;
    throw new DocumentError(message, String(error));
  }
}

function decode(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  // Windows' 记事本 marks what it calls Unicode in this way.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8192).includes(0) || startsAsPdf(bytes)) {
    throw new DocumentError(`“${name}”不是文本文件。请选择 .docx 或 .txt；其他格式请先另存为 .docx`, 'binary');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Windows in Chinese saves by default. Every byte sequence has some reading in it.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function startsAsPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}
