/** A plain-text table whose columns stay aligned although Chinese characters are twice as wide as Latin ones. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

const widthOf = (text: string) => [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);

/**
 * @param rows the headings first; the first column is aligned to the left, the others to the right
 * @returns lines without trailing spaces
 */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return column === 0 ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Milliseconds with three significant digits and their unit. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} 秒`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} 毫秒`;
  return `${(milliseconds * 1000).toPrecision(3)} 微秒`;
}

/** `3.42 倍`, `127 倍`. */
export function times(ratio: number): string {
  return `${ratio >= 100 ? Math.round(ratio).toLocaleString('en-US') : ratio.toPrecision(3)} 倍`;
}

/** `12,345`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}
