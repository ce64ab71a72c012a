/** Short texts that tell whether content was changed. */
import type { SheetSnapshot } from './workbook';

const HASH_START = 0x811c9dc5;

/**
 * A short text that differs whenever what was entered in a sheet differs (FNV-1a over its cells and their places). Formulas
 * do not count: Excel respells them.
 *
 * @param snapshot read as formulas; undefined gives the text of an empty sheet
 */
export function fingerprint(snapshot: SheetSnapshot | undefined): string {
  let hash = HASH_START;
  const mix = (text: string) => (hash = mixText(hash, text));
  snapshot?.cells.forEach((line, row) =>
    line.forEach((value, column) => {
      const isFormula = typeof value === 'string' && value.startsWith('=');
      if (value !== '' && !isFormula)
        mix(`${snapshot.row + row},${snapshot.column + column}=${typeof value} ${value};`);
    }),
  );
  return hash.toString(16);
}

function mixText(start: number, text: string): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** A short text that differs where a text differs (FNV-1a). */
export const hashText = (text: string) => mixText(HASH_START, text).toString(16);
