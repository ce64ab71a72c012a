/** Reads the body of a region into the rows of a section. */
import type { Classification } from '../../budget/classifications';
import { levelOf } from '../../budget/classifications';
import type { PublishedRow, PublishedSection } from '../../budget/published';
import type { AmountUnit } from '../../budget/amount';
import { type SectionDeclaration, TOTAL_ROW } from '../../budget/tables';
import type { CellValue } from '../workbook';
import type { AmountColumn } from './header-columns';
import { findCodeColumns, LabelReader, type RowLabel } from './read-codes';
import { readFigure } from './read-figure';
import { align, isTotalLabel, labelKey } from './wording';

/** A row of the sheet that belongs to the body. */
export interface BodyRow {
  /** Index in the snapshot. */
  readonly row: number;
  readonly line: readonly CellValue[];
}

/** Where a section stands among the columns. */
export interface SectionColumns {
  /** Columns left of the amounts that hold codes and labels. */
  readonly labels: readonly number[];
  readonly amounts: readonly AmountColumn[];
  /** The column of project names, or -1. */
  readonly project: number;
}

/** What came of a section. */
export interface SectionReading {
  readonly section: PublishedSection;
  /** Figure id or row id → its place in the snapshot. */
  readonly cells: ReadonlyMap<string, { readonly row: number; readonly column: number }>;
  /** Rows with an amount whose label says nothing known. */
  readonly unplaced: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** Reads one section of a table. */
export function readSection(
  declaration: SectionDeclaration,
  tableId: string,
  body: readonly BodyRow[],
  columns: SectionColumns,
  unit: AmountUnit,
  classification: Classification,
): SectionReading {
  const cells = new Map<string, { row: number; column: number }>();
  const unplaced: { row: number; column: number; text: string }[] = [];
  const rows: PublishedRow[] = [];
  const used = new Map<string, number>();
  let total: PublishedRow | undefined;
  const labels = readLabels(body, columns);
  const lineOf = declaration.rows.kind === 'lines' ? placeLines(declaration, labels) : undefined;

  body.forEach(({ row, line }, index) => {
    const label = labels[index] as RowLabel;
    const text = label.texts.map((part) => part.text).join(' ');
    const hasAmount = columns.amounts.some(({ at }) => String(line[at] ?? '').trim() !== '');
    const isTotal = label.code === '' && label.texts.some((part) => isTotalLabel(part.text));
    const identity = lineOf
      ? (lineOf[index] ?? (isTotal && declaration.total ? totalOf(declaration) : undefined))
      : isTotal
        ? totalOf(declaration)
        : identityOf(declaration, label, columns, classification);
    if (!identity) {
      if (hasAmount) unplaced.push({ row, column: label.texts[0]?.at ?? columns.labels[0] ?? 0, text });
      return;
    }
    const times = (used.get(identity.key) ?? 0) + 1;
    used.set(identity.key, times);
    const id = `${tableId}/${declaration.id}/${identity.key}${times > 1 ? `#${times}` : ''}`;
    cells.set(id, { row, column: label.texts[0]?.at ?? columns.labels[0] ?? 0 });
    const figures = declaration.columns.map(({ id: column }) => {
      const found = columns.amounts.find((amount) => amount.column === column);
      if (!found) return undefined;
      const figure = readFigure(`${id}/${column}`, line[found.at] ?? '', unit);
      cells.set(figure.id, { row, column: found.at });
      return figure;
    });
    const published = { ...identity, id, figures };
    if (identity.kind === 'total') total = published;
    else rows.push(published);
  });
  const missingColumns = declaration.columns
    .map(({ id }) => id)
    .filter((id) => !columns.amounts.some((amount) => amount.column === id));
  return { section: { declaration, rows, ...(total ? { total } : {}), missingColumns }, cells, unplaced };
}

type Identity = Omit<PublishedRow, 'id' | 'figures'>;

function readLabels(body: readonly BodyRow[], { labels, project }: SectionColumns): RowLabel[] {
  const codeColumns = findCodeColumns(
    body.map(({ line }) => line),
    labels.filter((at) => at !== project),
  );
  const reader = new LabelReader(labels, codeColumns);
  return body.map(({ line }) => reader.read(line));
}

function totalOf(declaration: SectionDeclaration): Identity {
  return { key: TOTAL_ROW, kind: 'total', code: '', name: declaration.total ?? '合计', project: '' };
}

/** The fixed lines of 表1, 表4 and 表10, paired with the labels in order: 单位资金 stands in 表1 twice. */
function placeLines(declaration: SectionDeclaration, labels: readonly RowLabel[]): (Identity | undefined)[] {
  const lines = declaration.rows.kind === 'lines' ? declaration.rows.lines : [];
  const keys = labels.map((label) => labelKey(label.texts.map((part) => part.text).join('')));
  const partners = align(
    lines.length,
    labels.length,
    (line, label) => labelKey(lines[line]?.name ?? '') === keys[label],
  );
  const placed: (Identity | undefined)[] = labels.map(() => undefined);
  lines.forEach(({ id, name }, index) => {
    const at = partners[index] ?? -1;
    if (at >= 0) placed[at] = { key: id, kind: 'line', code: '', name, project: '' };
  });
  return placed;
}

function identityOf(
  declaration: SectionDeclaration,
  { code, texts }: RowLabel,
  { project }: SectionColumns,
  classification: Classification,
): Identity | undefined {
  const projectName = texts.find((part) => part.at === project)?.text ?? '';
  const name = texts.find((part) => part.at !== project)?.text ?? '';
  const { kind } = declaration.rows;
  if (kind === 'projects') {
    const text = projectName || name;
    return text === '' ? undefined : { key: text, kind: 'project', code: '', name: '', project: text };
  }
  const known = code || (kind === 'functional-classes' ? classCodeOf(name, classification) : '');
  const level = levelOf(known);
  if (!level) return undefined;
  if (kind === 'functional-projects' && level === 'item' && projectName !== '') {
    return { key: `${known} ${projectName}`, kind: 'project', code: known, name, project: projectName };
  }
  return { key: known, kind: level, code: known, name, project: '' };
}

/** A 类 that is printed by its name alone. */
function classCodeOf(name: string, { functional }: Classification): string {
  if (name === '') return '';
  const key = labelKey(name);
  return [...functional].find(([code, known]) => code.length === 3 && labelKey(known) === key)?.[0] ?? '';
}
