/** Formulas that a file states once for many cells: one cell has the text, the others refer to it. */
import { parseXml } from '../xml/document';
import { encodeText } from '../xml/text';
import { movedFormula } from './formulas';
import { HAS_FORMULA } from './row-store';
import type { SheetPart } from './sheet-part';

interface Shared {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** The formula of a cell that refers to another's; undefined where that is not there. */
export function sharedFormulaOf(sheet: SheetPart, index: string, row: number, column: number): string | undefined {
  const shared = mastersOf(sheet).get(index);
  return shared && movedFormula(shared.formula, row - shared.row, column - shared.column);
}

/** Before a cell is overwritten that has the text for others: each of them gets its own. */
export function detachSharedFormula(sheet: SheetPart, row: number, column: number): void {
  const formula = formulaElement(sheet.markupAt(row, column), sheet.path);
  if (formula?.get('t') !== 'shared' || formula.text() === '') return;
  const index = formula.get('si');
  const text = formula.text();
  const users: [number, number][] = [];
  sheet.eachCell((otherRow, otherColumn, _value, _style, flags) => {
    if (flags & HAS_FORMULA && (otherRow !== row || otherColumn !== column)) users.push([otherRow, otherColumn]);
  });
  for (const [otherRow, otherColumn] of users) {
    const markup = sheet.markupAt(otherRow, otherColumn);
    const other = formulaElement(markup, sheet.path);
    if (!markup || other?.get('t') !== 'shared' || other.get('si') !== index || other.text() !== '') continue;
    const own = movedFormula(text, otherRow - row, otherColumn - column);
    const cell = sheet.keptCell(otherRow, otherColumn);
    if (cell) sheet.put(otherRow, otherColumn, { ...cell, markup: withFormula(markup, own) });
  }
  MASTERS.delete(sheet);
}

/** Found once for a sheet: asking for each cell would go through all of them each time. */
const MASTERS = new WeakMap<SheetPart, Map<string, Shared>>();

function mastersOf(sheet: SheetPart): Map<string, Shared> {
  const known = MASTERS.get(sheet);
  if (known) return known;
  const masters = new Map<string, Shared>();
  sheet.eachCell((row, column, _value, _style, flags) => {
    if (!(flags & HAS_FORMULA)) return;
    const formula = formulaElement(sheet.markupAt(row, column), sheet.path);
    const index = formula?.get('si');
    if (formula?.get('t') === 'shared' && index !== undefined && formula.text() !== '' && !masters.has(index)) {
      masters.set(index, { row, column, formula: formula.text() });
    }
  });
  MASTERS.set(sheet, masters);
  return masters;
}

function formulaElement(markup: string | undefined, part: string) {
  return markup === undefined ? undefined : parseXml(markup, part).root.child('f');
}

function withFormula(markup: string, formula: string): string {
  return markup.replace(
    /<((?:\w+:)?f)\b[^>]*?(?:\/>|>[^<]*<\/\1>)/,
    (_, name: string) => `<${name}>${encodeText(formula)}</${name}>`,
  );
}
