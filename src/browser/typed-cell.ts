/** What may be typed into a cell, and what is seen of it until the workbook has taken it in. */
import { cellAddress } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { type CellInput, WorkbookError } from '../worksheet/workbook';
import type { CellView } from '../xlsx/sheet-view';
import type { CellState } from '../xlsx/xlsx-workbook';
import type { GridCell } from './background/book-service';

/**
 * @param place of a cell
 * @param state of it
 * @param text that a person types
 * @throws WorkbookError where the cell is protected, or it or the text is a formula, which nothing here would calculate
 */
export function refuseWrongTyping(place: CellPlace, { content, isLocked }: CellState, text: string): void {
  const address = `${place.sheet} ${cellAddress(place.row, place.column)}`;
  if (isLocked) {
    throw new WorkbookError(`${address} 受保护，不能修改。请改填报的格，或在 Excel 中撤消工作表保护`, 'locked cell');
  }
  if (isFormula(content)) throw new WorkbookError(`${address} 是公式，在这里不能改。请在 Excel 中修改`, text);
  if (text.trim().startsWith('=')) {
    throw new WorkbookError(`浏览器版不计算公式。请在 ${address} 直接输入数值`, text);
  }
}

/** A cell's content, as the line for typing shows it. */
export function shownContent({ content }: CellState): string {
  if (isFormula(content)) return content.formula;
  // Fifteen digits, as Excel shows them: sums in binary have a tail.
  return String(typeof content === 'number' ? +content.toPrecision(15) : content);
}

/** The cell with what was typed in it, before the workbook says how its number format shows that. */
export function withTyped({ view, state }: GridCell, value: string | number): GridCell {
  const shown = { ...withoutNumber(view), text: String(value) };
  return {
    view: typeof value === 'number' ? { ...shown, number: value } : shown,
    state: { ...state, content: value },
  };
}

function withoutNumber({ number: _, ...rest }: CellView): CellView {
  return rest;
}

const isFormula = (content: Exclude<CellInput, null>): content is { formula: string } => typeof content === 'object';
