/** What the cells and rows of a worksheet say. */
import { cellAddress, parseRange } from '../../src/worksheet/address';
import { type Area, contains } from '../../src/worksheet/workbook';
import type { Facts, PackageModel } from './package-model';
import { movedFormula } from './shared-formula';
import type { XmlElement } from './xml-reader';
import { attribute, canonical, child, children } from './xml-tree';

interface First {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Adds what every cell says to the facts, whatever way its text is stored, but for the cells that were edited. */
export function cellFacts(
  facts: Facts,
  model: PackageModel,
  sheet: string,
  root: XmlElement,
  edited: readonly Area[],
): void {
  const shared = new Map<string, First>();
  let row = -1;
  for (const line of children(child(root, 'sheetData'), 'row')) {
    const number = attribute(line, 'r');
    row = number === undefined ? row + 1 : Number(number) - 1;
    rowFact(facts, model, sheet, line, row);
    let column = -1;
    for (const cell of children(line, 'c')) {
      const place = parseRange(attribute(cell, 'r') ?? '');
      column = place ? place.column : column + 1;
      const formula = formulaText(cell, { row, column }, shared);
      const text = [valueText(model, cell), formula, lookText(model, cell)].filter((one) => one !== '').join(' ');
      if (text === '' || edited.some((area) => contains(area, { row, column }))) continue;
      facts.set(`${sheet}!${cellAddress(row, column)}`, text);
    }
  }
}

function rowFact(facts: Facts, model: PackageModel, sheet: string, line: XmlElement, row: number): void {
  const style = attribute(line, 's');
  const look = style === undefined || style === '0' ? '' : ` look ${model.formatText(Number(style))}`;
  const shell = line.shell();
  const own = canonical(shell, { without: ['r', 'spans', 's'] });
  if (own !== '<row/>' || look !== '') facts.set(`${sheet} row ${row + 1}`, own + look);
}

function lookText(model: PackageModel, cell: XmlElement): string {
  const style = attribute(cell, 's') ?? '0';
  const more = ['cm', 'vm', 'ph'].flatMap((name) => {
    const value = attribute(cell, name);
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return [...(style === '0' ? [] : [`look ${model.formatText(Number(style))}`]), ...more].join(' ');
}

function valueText(model: PackageModel, cell: XmlElement): string {
  const type = attribute(cell, 't') ?? 'n';
  const value = child(cell, 'v')?.textContent ?? undefined;
  if (type === 's' && value !== undefined) return `text ${inside(model.strings[Number(value)])}`;
  if (type === 'inlineStr') return `text ${inside(child(cell, 'is'))}`;
  if (type === 'b' && value !== undefined) return `logical ${value === 'true' || value === '1' ? 1 : 0}`;
  if (value === undefined) return '';
  return `${type} ${value}`;
}

/** Runs, pinyin and all. */
const inside = (text: XmlElement | undefined) =>
  text
    ? children(text)
        .map((part) => canonical(part))
        .join('') || '(empty)'
    : 'nothing';

function formulaText(cell: XmlElement, at: { row: number; column: number }, shared: Map<string, First>): string {
  const formula = child(cell, 'f');
  if (!formula) return '';
  const text = formula.textContent ?? '';
  const number = attribute(formula, 'si');
  if (attribute(formula, 't') !== 'shared' || number === undefined) {
    return `formula ${text} ${canonical(formula.shell())}`;
  }
  // The first cell has the text; a program may also move it to another of them, or write each one's own.
  if (text !== '') shared.set(number, { ...at, text });
  const first = shared.get(number);
  if (!first) return `formula shared ${number}, of which there is no first`;
  return `formula ${movedFormula(first.text, at.row - first.row, at.column - first.column)} <f/>`;
}
