/** The conditional formats that colour flagged cells in a file. */
import { cellAddress } from '../../worksheet/address';
import { type Area, contains, FLAG_FILLS, type FlagSeverity, isFlagFormula } from '../../worksheet/workbook';
import type { StylesPart } from '../styles/styles-part';
import type { XmlElement } from '../xml/element';
import { parseAreas } from './areas';
import { insertInOrder } from './order';
import type { SheetPart } from './sheet-part';

/** A format of a flag: its formula and the cells it colours, more than one where a flagged cell was copied. */
export interface FlagFormat {
  readonly formula: string;
  readonly areas: readonly Area[];
  readonly rule: XmlElement;
}

/** The formats of all flags on a sheet. */
export function flagFormatsOf({ root }: SheetPart): FlagFormat[] {
  return root.elements('conditionalFormatting').flatMap((format) => {
    const areas = parseAreas(format.get('sqref') ?? '');
    return format.elements('cfRule').flatMap((rule) => {
      const formula = rule.get('type') === 'expression' ? (rule.child('formula')?.text() ?? '') : '';
      return isFlagFormula(formula) ? [{ formula, areas, rule }] : [];
    });
  });
}

/** The formats that colour flagged cells, with their colour as `#RRGGBB`. */
export function flagFormatsWithFill(sheet: SheetPart, styles: StylesPart): { areas: readonly Area[]; fill: string }[] {
  return flagFormatsOf(sheet).flatMap(({ areas, rule }) => {
    const fill = styles.conditionalFill(rule.number('dxfId', -1));
    return fill === undefined ? [] : [{ areas, fill }];
  });
}

/** The formulas of the flags at a cell. */
export function formulasAt(formats: readonly FlagFormat[], row: number, column: number): string[] {
  return formats
    .filter(({ areas }) => areas.some((area) => contains(area, { row, column })))
    .map(({ formula }) => formula);
}

/** Adds the formats of one flag above all others, as Excel does. */
export function addFlagFormats(
  sheet: SheetPart,
  styles: StylesPart,
  row: number,
  column: number,
  severity: FlagSeverity,
  formulas: readonly string[],
): void {
  const { root } = sheet;
  for (const rule of rulesOf(root)) rule.set('priority', rule.number('priority', 0) + formulas.length);
  const dxfId = styles.addConditional(FLAG_FILLS[severity]);
  const format = root.make('conditionalFormatting', { sqref: cellAddress(row, column) });
  formulas.forEach((formula, index) => {
    const style = index === 0 ? { dxfId } : {};
    const rule = format.append(root.make('cfRule', { type: 'expression', ...style, priority: index + 1 }));
    rule.append(root.make('formula', {}, formula));
  });
  const first = root.child('conditionalFormatting');
  if (first) root.insert(format, root.children.indexOf(first));
  else insertInOrder(root, format);
  sheet.changed();
}

/** Removes formats of flags; the rules below move up. */
export function removeFlagFormats(sheet: SheetPart, isRemoved: (areas: readonly Area[]) => boolean): void {
  const removed = flagFormatsOf(sheet).filter(({ areas }) => isRemoved(areas));
  if (removed.length === 0) return;
  const priorities = removed.map(({ rule }) => rule.number('priority', 0)).sort((a, b) => a - b);
  for (const { rule } of removed) {
    const format = rule.parent;
    rule.remove();
    if (format?.elements('cfRule').length === 0) format.remove();
  }
  for (const rule of rulesOf(sheet.root)) {
    const priority = rule.number('priority', 0);
    const above = priorities.findIndex((other) => other >= priority);
    if (above !== 0) rule.set('priority', priority - (above < 0 ? priorities.length : above));
  }
  sheet.changed();
}

/** All rules of a sheet that have a rank, those of the extension included. */
function rulesOf(root: XmlElement): XmlElement[] {
  return [
    ...root.elements('conditionalFormatting').flatMap((format) => format.elements('cfRule')),
    ...(root.child('extLst')?.descendants('cfRule') ?? []),
  ].filter((rule) => rule.get('priority') !== undefined);
}
