/** The pages of a PDF: their text as laid out, and their sizes. By pdftotext and pdfinfo (poppler). */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OUTPUT_BYTES = 50_000_000;

export interface PdfPage {
  /** Counted from 1 in the file. */
  readonly number: number;
  /** Lines that are not blank, columns kept apart by spaces. */
  readonly lines: readonly string[];
  /** Whole millimetres. */
  readonly width: number;
  readonly height: number;
}

const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);

/** @param path of the PDF */
export async function readPages(path: string): Promise<PdfPage[]> {
  const [text, info] = await Promise.all([
    run('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], { maxBuffer: OUTPUT_BYTES }),
    run('pdfinfo', ['-f', '1', '-l', '-1', path], { maxBuffer: OUTPUT_BYTES }),
  ]);
  const sizes = [...info.stdout.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gm)];
  // A form feed ends every page.
  const texts = text.stdout.split('\f').slice(0, -1);
  if (texts.length !== sizes.length) throw new Error(`${texts.length} pages of text, ${sizes.length} page sizes`);
  return texts.map((page, index) => ({
    number: index + 1,
    lines: page.split('\n').filter((line) => line.trim() !== ''),
    width: millimetres(sizes[index]?.[1]),
    height: millimetres(sizes[index]?.[2]),
  }));
}
