/** Tells the columns of a table by their headings, merged or not, broken over lines or not. */
import type { SectionDeclaration } from '../../budget/tables';
import { DEFAULT_LAYOUT, type LeafColumn } from '../layouts';
import { leafColumns } from '../published/table-model';
import type { CellValue } from '../workbook';
import type { TableRegion } from './find-tables';
import { align, headingKey, headingKeys, isTotalLabel, labelKey } from './wording';

/** An amount column that was found. */
export interface AmountColumn {
  readonly section: SectionDeclaration['id'];
  readonly column: string;
  /** Index in a row of the snapshot. */
  readonly at: number;
}

/** What the headings say. */
export interface HeaderColumns {
  /** Index of the first row of the body. */
  readonly bodyRow: number;
  readonly amounts: readonly AmountColumn[];
  /** Declared columns that no heading was found for. */
  readonly missing: readonly Pick<AmountColumn, 'section' | 'column'>[];
  /** Headed columns that the table does not have. */
  readonly extra: readonly { readonly at: number; readonly label: string }[];
  /** The column of project names, where it has its own. */
  readonly project: number;
  /** Heading texts, to know a repeated page header by. */
  readonly headings: ReadonlySet<string>;
}

/** Headings of columns that hold no amounts. */
const LABEL_HEADINGS =
  /^(类|款|项|编码|名称|科目|科目编码|科目名称|项目|项目名称|功能分类|功能分类科目编码|功能分类科目名称|经济分类科目编码|经济分类科目名称|支出功能分类|三公经费支出内容|内容|备注|序号|收入|支出|资金来源|财政拨款收入|财政拨款支出)$/;

/** The headings of a region, or undefined where it has no body or none of the table's amount columns. */
export function readHeader(region: TableRegion): HeaderColumns | undefined {
  const { table, snapshot } = region;
  const bodyRow = findBody(region);
  if (bodyRow === undefined) return undefined;
  const width = snapshot.cells[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => ({ at, ...columnHeadings(region, bodyRow, at) }));
  const wanted = (
    leafColumns(DEFAULT_LAYOUT.tables.find((layout) => layout.table === table.number)?.header ?? []) as LeafColumn[]
  )
    .filter((leaf) => leaf.holds === 'amount')
    .map((leaf) => ({ section: leaf.section ?? 'main', column: leaf.column, keys: headingKeys(leaf.label) }));
  const candidates = columns.filter(({ keys }) => keys.length > 0 && !keys.every((key) => LABEL_HEADINGS.test(key)));
  const partners = align(wanted.length, candidates.length, (left, right) =>
    (candidates[right]?.keys ?? []).some((key) => wanted[left]?.keys.includes(key)),
  );
  const amounts = wanted.flatMap(({ section, column }, index) => {
    const at = candidates[partners[index] ?? -1]?.at;
    return at === undefined ? [] : [{ section, column, at }];
  });
  if (amounts.length === 0) return undefined;
  const used = new Set(amounts.map(({ at }) => at));
  return {
    bodyRow,
    amounts,
    missing: wanted
      .filter((_, index) => (partners[index] ?? -1) < 0)
      .map(({ section, column }) => ({ section, column })),
    extra: candidates
      .filter(({ at, label }) => !used.has(at) && !LABEL_HEADINGS.test(headingKey(label)))
      .map(({ at, label }) => ({ at, label })),
    project: columns.find(({ keys }) => keys.includes('项目名称'))?.at ?? -1,
    headings: new Set(columns.flatMap(({ texts }) => texts.map(headingKey))),
  };
}

/** The texts over a column, and every reading of them: the lowest alone, and joined with those above. */
function columnHeadings({ firstRow, title, snapshot }: TableRegion, bodyRow: number, at: number) {
  const texts: string[] = [];
  for (let row = firstRow; row < bodyRow; row++) {
    const text = String(snapshot.cells[row]?.[at] ?? '').trim();
    if (text === '' || (row === title.row && at === title.column)) continue;
    if (isUnitLine(text) || /^表\s*\d+$/.test(text)) continue;
    if (texts.at(-1) !== text) texts.push(text);
  }
  const keys = texts.map((_, index) => headingKey(texts.slice(index).join('')));
  const lowest = headingKey(texts.at(-1) ?? '');
  return { texts, keys: [...new Set([...keys, lowest])].filter((key) => key !== ''), label: texts.at(-1) ?? '' };
}

/** Whether a text is the line with the unit's name and the amount unit. */
export function isUnitLine(text: string): boolean {
  return /(编制)?单位(名称)?\s*[:：]/.test(text.normalize('NFKC'));
}

/** The first row that holds a number, a code, a known line, or nothing but 合计. */
function findBody(region: TableRegion): number | undefined {
  const lines = new Set(
    region.table.sections.flatMap(({ rows }) =>
      rows.kind === 'lines' ? rows.lines.map((line) => labelKey(line.name)) : [],
    ),
  );
  const twoSided = region.table.sections.length > 1;
  for (let row = region.title.row + 1; row < region.endRow; row++) {
    const line = region.snapshot.cells[row] ?? [];
    const texts = line.filter((value) => value !== '' && String(value).trim() !== '');
    const first = texts[0];
    if (first === undefined) continue;
    if (texts.some(isNumberOrCode)) return row;
    if (texts.length === 1 && isTotalLabel(first)) return row;
    if (twoSided && lines.has(labelKey(first)) && /^[一二三1-9]/.test(String(first).trim())) return row;
  }
  return undefined;
}

function isNumberOrCode(value: CellValue): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && /^\s*(\d{3}(\d\d){0,2}|-?[\d,]+\.\d+)\s*$/.test(value.normalize('NFKC'));
}
