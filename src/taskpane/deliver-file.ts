/**
 * Hands a file to the person. See docs/decisions/0010-handing-over-a-document.md: a save dialog tells whether
 * the file was saved; a download does not, and some web views drop it without a word.
 */
import { WorkbookError } from '../worksheet/workbook';

/** A file made for the person. */
export interface DeliveredFile {
  /** With its ending, such as `预算公开-2024.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of the file. */
export type Delivery =
  /** Written where the person chose. */
  | 'saved'
  /** The person closed the save dialog. */
  | 'cancelled'
  /** Handed to the web view; whether it arrived cannot be known: say where it should be, and what to do where it is not. */
  | 'download-started';

interface WritableFile {
  write(data: Blob): Promise<void>;
  close(): Promise<void>;
  abort?(): Promise<void>;
}

/** The save dialog of Chromium, which the DOM types leave out. */
export interface SavePicker {
  showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[];
  }) => Promise<{ createWritable(): Promise<WritableFile> }>;
}

const TYPES: Readonly<Record<string, readonly [type: string, description: string]>> = {
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word 文档'],
  '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel 工作簿'],
  '.xlsm': ['application/vnd.ms-excel.sheet.macroEnabled.12', '启用宏的 Excel 工作簿'],
  '.txt': ['text/plain', '文本文件'],
};
/** The web view reads the download after this turn. Milliseconds. */
const KEEP_ADDRESS = 60_000;

/**
 * @param file to hand over
 * @param page the window; its document and, where it has one, its save dialog
 * @returns what became of it
 * @throws WorkbookError where the write failed after the person had chosen a place (disk full, no permission)
 */
export async function deliverFile(file: DeliveredFile, page: Window & SavePicker = window): Promise<Delivery> {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? '';
  const [type, description] = TYPES[ending] ?? ['application/octet-stream', '文件'];
  const blob = new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type });
  const chosen = await choosePlace(page, {
    suggestedName: file.name,
    types: [{ description, accept: { [type]: [ending] } }],
  });
  if (chosen === 'cancelled') return 'cancelled';
  if (chosen) {
    const writable = await chosen.createWritable();
    try {
      await writable.write(blob);
      await writable.close();
    } catch (error) {
      await writable.abort?.();
      const message = `“${file.name}”没有保存成功，可能是磁盘已满、没有权限，或文件正被别的程序打开。请关闭它或换一个位置，再试一次`;
      throw new WorkbookError(message, String(error));
    }
    return 'saved';
  }
  download(blob, file.name, page);
  return 'download-started';
}

/** Undefined where there is no save dialog, or it may not open: in a frame of another site, or too long after the click. */
async function choosePlace(page: SavePicker, options: Parameters<NonNullable<SavePicker['showSaveFilePicker']>>[0]) {
  try {
    return await page.showSaveFilePicker?.(options);
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') return 'cancelled';
    if (name === 'SecurityError' || name === 'NotAllowedError') return undefined;
    throw error;
  }
}

function download(blob: Blob, name: string, page: Window): void {
  const address = URL.createObjectURL(blob);
  const link = page.document.createElement('a');
  link.href = address;
  link.download = name;
  // Firefox follows only links that stand in the page.
  link.hidden = true;
  page.document.body.append(link);
  link.click();
  link.remove();
  page.setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS);
}
