/** What a cell shows in the width it has. A text may run on or be cut; a number never: a part of a number is another number. */
import type { CellView } from '../xlsx/sheet-view';

/** Width of a text in pixels, drawn with the style of its cell. */
export type Measure = (text: string, style: CellView['style']) => number;

/** Size of letters where the cell says none, pixels; also in grid.css and print.css. */
const LETTERS = 14.6;
/** What the borders of a cell take, pixels. Its padding is given up before a number is. */
const BORDERS = 2;

/**
 * As Excel does: under General decimals are left out; what then is still too wide is `####`.
 *
 * @param cell to draw
 * @param width of the cell, pixels
 */
export function fittedText(cell: CellView, width: number, measure: Measure = measureOnCanvas): string {
  const { text, number, isGeneral, shrinks, style } = cell;
  if (number === undefined || shrinks || text === '') return text;
  const room = width - BORDERS;
  const fits = (shown: string) => measure(shown, style) <= room;
  if (fits(text)) return text;
  const decimals = isGeneral ? (/^-?\d+\.(\d+)$/.exec(text)?.[1] ?? '').length : 0;
  for (let kept = decimals - 1; kept >= 0; kept--) {
    const shorter = String(+number.toFixed(kept));
    if (fits(shorter)) return shorter;
  }
  return '#'.repeat(Math.max(Math.floor(room / measure('#', style)), 0));
}

/**
 * @param cell to draw
 * @param width of the cell, pixels
 * @returns the size of letters of a cell that shrinks its text; undefined where it fits as it is
 */
export function shrunkLetters(cell: CellView, width: number, measure: Measure = measureOnCanvas): string | undefined {
  if (!cell.shrinks || cell.wraps || cell.text === '') return undefined;
  const needed = measure(cell.text, cell.style);
  const room = width - BORDERS;
  const size = Number.parseFloat(cell.style['fontSize'] ?? String(LETTERS));
  return needed > room ? `${Math.max((size * room) / needed, 1)}px` : undefined;
}

let canvas: CanvasRenderingContext2D | null | undefined;
let sheetFont: string | undefined;

function measureOnCanvas(text: string, style: CellView['style']): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  // A canvas does not know the properties of the style sheet.
  sheetFont ??= getComputedStyle(document.documentElement).getPropertyValue('--sheet-font') || 'sans-serif';
  if (!canvas) return 0;
  const family = (style['fontFamily'] ?? 'var(--sheet-font)').replace('var(--sheet-font)', sheetFont);
  canvas.font = `${style['fontWeight'] ?? '400'} ${style['fontSize'] ?? `${LETTERS}px`} ${family}`;
  return canvas.measureText(text).width;
}
