/** The whole published document as data: texts, and tables as the worksheets show them. What src/documents/ writes to .docx. */
import { formatPrinted } from '../../budget/amount';
import type { BudgetUnit } from '../../budget/budget';
import { GLOSSARY, type GlossaryEntry } from '../../budget/narrative/glossary';
import type { Narrative, NarrativeParagraph } from '../../budget/narrative/narrative';
import type { PublishedPerformanceTable } from '../../budget/narrative/performance-table';
import { TABLES } from '../../budget/tables';
import type { TableLayout } from '../layouts';
import type { CellValue } from '../workbook';
import { TextCleaner } from './printable-text';
import { bodyStart, headerDepth, leafColumns, placeHeadings, type PlacedHeading, type TableModel } from './table-model';

/** One of 表1–表11 as texts. */
export interface DocumentTable {
  /** `表1`. */
  readonly label: string;
  readonly title: string;
  readonly unitLine: string;
  readonly amountUnit: string;
  readonly orientation: TableLayout['orientation'];
  /** Width in characters, and where its body cells stand. */
  readonly columns: readonly { readonly width: number; readonly align: 'left' | 'center' | 'right' }[];
  readonly headerRows: number;
  readonly headings: readonly PlacedHeading[];
  readonly body: readonly (readonly string[])[];
  /** Whether the last body row is a total: its texts are centred. */
  readonly hasTotal: boolean;
  readonly remark?: string;
}

export interface DocumentModel {
  readonly unitName: string;
  readonly year: number;
  /** For the cover: `2024年2月25日`; left out where not entered. */
  readonly preparedOn?: string;
  readonly narrative: Narrative;
  readonly tables: readonly DocumentTable[];
  readonly performance: readonly PublishedPerformanceTable[];
  readonly glossary: readonly GlossaryEntry[];
}

/** What a document is made of. */
export interface DocumentContent {
  readonly unit: BudgetUnit;
  readonly preparedOn?: string;
  readonly narrative: Narrative;
  readonly tables: readonly TableModel[];
  readonly performance: readonly PublishedPerformanceTable[];
}

/**
 * @param content composed and rendered
 * @returns the document; its texts hold no character that a document file cannot, and `removed` says in Chinese where one
 *   was left out
 */
export function documentModel({ unit, preparedOn, narrative, tables, performance }: DocumentContent): {
  readonly model: DocumentModel;
  readonly removed: readonly string[];
} {
  const cleaner = new TextCleaner();
  const paragraph = (one: NarrativeParagraph): NarrativeParagraph => ({
    ...one,
    spans: one.spans.map((span) => ({ ...span, text: cleaner.clean(span.text, '情况说明') })),
  });
  const model: DocumentModel = {
    unitName: cleaner.clean(unit.name, '单位名称'),
    year: unit.year,
    ...(preparedOn === undefined ? {} : { preparedOn }),
    narrative: {
      profile: narrative.profile.map(paragraph),
      sections: narrative.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(paragraph) })),
    },
    tables: tables.map((table) => documentTable(table, cleaner)),
    performance: performance.map((table) => cleaner.cleanAll(table, '绩效目标')),
    glossary: GLOSSARY,
  };
  return { model, removed: cleaner.removed };
}

function documentTable(table: TableModel, cleaner: TextCleaner): DocumentTable {
  const { layout, cells, bodyRows, hasTotal, hasRemark } = table;
  const start = bodyStart(layout);
  const text = (value: CellValue | undefined) => cleaner.clean(cellText(value), layout.sheet);
  const unitRow = cells[2] ?? [];
  return {
    label: text(cells[0]?.[0]),
    title: TABLES[layout.table - 1]?.title ?? '',
    unitLine: text(unitRow[0]),
    amountUnit: text(unitRow.at(-1)),
    orientation: layout.orientation,
    columns: leafColumns(layout.header).map(({ holds, width }) => ({
      width,
      align: holds === 'amount' ? 'right' : holds === 'code' || holds === 'code-part' ? 'center' : 'left',
    })),
    headerRows: headerDepth(layout.header),
    headings: placeHeadings(layout.header),
    body: cells.slice(start, start + bodyRows).map((row) => row.map(text)),
    hasTotal,
    ...(hasRemark ? { remark: text(cells[start + bodyRows]?.[0]) } : {}),
  };
}

/** Numbers in these tables are printed 万元 with two decimals; `value` is the double nearest to that. */
function cellText(value: CellValue | undefined): string {
  return typeof value === 'number' ? formatPrinted(Math.round(value * 100)) : String(value ?? '');
}
