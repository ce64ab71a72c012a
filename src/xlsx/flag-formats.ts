/** The conditional formats that colour flagged cells in a file. */
import type ExcelJS from 'exceljs';
import { cellAddress } from '../worksheet/address';
import { type Area, contains, FLAG_FILLS, type FlagSeverity, isFlagFormula } from '../worksheet/workbook';
import { parseAreas } from './areas';

interface Rule {
  readonly type: string;
  priority: number;
  readonly formulae?: readonly string[];
  readonly style?: Partial<ExcelJS.Style>;
}

/** Rules and the cells they are for, as a file keeps them; exceljs' types leave the field out. */
interface Entry {
  readonly ref: string;
  readonly rules: readonly Rule[];
}

type Formatted = { conditionalFormattings: Entry[] };

const entriesOf = (sheet: ExcelJS.Worksheet): Entry[] => (sheet as unknown as Formatted).conditionalFormattings;

function setEntries(sheet: ExcelJS.Worksheet, entries: Entry[]): void {
  (sheet as unknown as Formatted).conditionalFormattings = entries;
}

function isFlagRule(rule: Rule): boolean {
  return rule.type === 'expression' && isFlagFormula(String(rule.formulae?.[0] ?? ''));
}

/** A format of a flag: its formula and the cells it colours, more than one where a flagged cell was copied. */
export interface FlagFormat {
  readonly formula: string;
  readonly areas: readonly Area[];
}

/** The formats of all flags on a sheet. */
export function flagFormatsOf(sheet: ExcelJS.Worksheet): FlagFormat[] {
  return entriesOf(sheet).flatMap(({ ref, rules }) =>
    rules.filter(isFlagRule).map(({ formulae }) => ({ formula: String(formulae?.[0]), areas: parseAreas(ref) })),
  );
}

/** The formats that colour flagged cells, with their colour as `#RRGGBB`. */
export function flagFormatsWithFill(sheet: ExcelJS.Worksheet): { areas: Area[]; fill: string }[] {
  return entriesOf(sheet).flatMap(({ ref, rules }) =>
    rules.filter(isFlagRule).flatMap(({ style }) => {
      const argb = style?.fill?.type === 'pattern' ? style.fill.bgColor?.argb : undefined;
      return argb ? [{ areas: parseAreas(ref), fill: `#${argb.slice(2).toUpperCase()}` }] : [];
    }),
  );
}

/** The formulas of the flags at a cell. */
export function formulasAt(formats: readonly FlagFormat[], row: number, column: number): string[] {
  return formats
    .filter(({ areas }) => areas.some((area) => contains(area, { row, column })))
    .map(({ formula }) => formula);
}

/** Adds the formats of one flag above all others, as Excel does. */
export function addFlagFormats(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  severity: FlagSeverity,
  formulas: readonly string[],
): void {
  const others = entriesOf(sheet);
  for (const { rules } of others) for (const rule of rules) rule.priority += formulas.length;
  const argb = `FF${FLAG_FILLS[severity].slice(1)}`;
  // A conditional fill keeps its colour as the background of a solid pattern.
  const style: Partial<ExcelJS.Style> = { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb } } };
  const rules = formulas.map((formula, index): Rule => {
    return { type: 'expression', priority: index + 1, formulae: [formula], ...(index === 0 ? { style } : {}) };
  });
  setEntries(sheet, [{ ref: cellAddress(row, column), rules }, ...others]);
}

/** Removes formats of flags; the rules below move up. */
export function removeFlagFormats(sheet: ExcelJS.Worksheet, isRemoved: (areas: readonly Area[]) => boolean): void {
  const removed: number[] = [];
  const entries = entriesOf(sheet).flatMap(({ ref, rules }): Entry[] => {
    const goes = isRemoved(parseAreas(ref));
    const kept = rules.filter((rule) => !(goes && isFlagRule(rule)));
    for (const rule of rules) if (!kept.includes(rule)) removed.push(rule.priority);
    return kept.length > 0 ? [{ ref, rules: kept }] : [];
  });
  if (removed.length === 0) return;
  for (const { rules } of entries) {
    for (const rule of rules) rule.priority -= removed.filter((priority) => priority < rule.priority).length;
  }
  setEntries(sheet, entries);
}
