/** 绩效目标表: goal and funds above, the indicators under them. */
import { AlignmentType, type FileChild, LineRuleType, Paragraph, TextRun } from 'docx';
import type { PerformanceIndicator } from '../budget/narrative/entries';
import {
  figuresText,
  fundsText,
  INDICATOR_COLUMNS,
  type PublishedPerformanceTable,
} from '../budget/narrative/performance-table';
import type { DocumentFlow } from './document-flow';
import { pageArea } from './page-layout';
import { UNIT_LINE } from './styles';
import { type CellContent, rowHeight, shareWidth, tableRow, wordTable } from './table-cells';

const SIZE = 10;
/** Points; a row is not lower than this. */
const LOWEST_ROW = 20;

/** Shares of the width that the columns of the indicators have. */
const SHARES: Readonly<Record<(typeof INDICATOR_COLUMNS)[number][0], number>> = {
  level1: 9,
  level2: 10,
  level3: 19,
  value: 13,
  basis: 14,
  lastYear: 10,
  weight: 7,
  scoring: 14,
  evidence: 11,
};
/** Columns of the block above: a label and its value, twice. */
const BLOCK = [18, 37, 18, 34];

/**
 * @param table of the unit or of a project
 * @param context the unit's name and year
 * @param flow on a fresh page
 */
export function performancePage(
  table: PublishedPerformanceTable,
  { unitName, year }: { readonly unitName: string; readonly year: number },
  flow: DocumentFlow,
): FileChild[] {
  const { width } = pageArea('table', 'portrait');
  const block = blockRows(table, unitName, shareWidth(BLOCK, width));
  const indicators = indicatorRows(table.indicators, shareWidth(WIDTHS, width));
  const height = (cells: readonly CellContent[]) => Math.max(LOWEST_ROW, rowHeight(cells, SIZE));
  const head = indicators.slice(0, 1);
  const children = [
    // The form has the year under the title.
    flow.title(table.title, 'PerformanceTitle'),
    yearLine(year),
    wordTable(
      block.map((cells) => tableRow(cells, { size: SIZE, height: height(cells) })),
      shareWidth(BLOCK, width),
    ),
    // Without a paragraph between them Word would join the two tables, and the headings would not repeat.
    spacer(2),
    wordTable(
      indicators.map((cells, index) => tableRow(cells, { size: SIZE, height: height(cells), isHeader: index === 0 })),
      shareWidth(WIDTHS, width),
    ),
  ];
  flow.pages.take(UNIT_LINE + 6);
  for (const cells of [...block, ...indicators]) {
    const before = flow.pages.page;
    if (flow.pages.take(height(cells)) > before) for (const heading of head) flow.pages.take(height(heading));
  }
  return children;
}

const WIDTHS = INDICATOR_COLUMNS.map(([field]) => SHARES[field]);

function yearLine(year: number): Paragraph {
  return new Paragraph({
    style: 'UnitLine',
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    children: [new TextRun({ text: `（${year}年）` })],
  });
}

function spacer(points: number): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 0, after: 0, line: points * 20, lineRule: LineRuleType.EXACT },
  });
}

function blockRows(table: PublishedPerformanceTable, unitName: string, widths: readonly number[]): CellContent[][] {
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  const pair = (label: string, text: string, label2: string, text2: string): CellContent[] => [
    { text: label, align: 'center', bold: true, width: first },
    { text, align: 'left', width: second },
    { text: label2, align: 'center', bold: true, width: third },
    { text: text2, align: 'left', width: fourth },
  ];
  const wide = (label: string, text: string): CellContent[] => [
    { text: label, align: 'center', bold: true, width: first },
    { text, align: 'left', width: second + third + fourth, columnSpan: 3 },
  ];
  const isWhole = table.project === '';
  return [
    isWhole ? wide('单位名称', unitName) : pair('预算单位', unitName, '项目名称', table.project),
    pair(isWhole ? '单位联系人' : '项目负责人', table.leader, '联系电话', table.telephone),
    wide(isWhole ? '年度预算\n（万元）' : '项目资金\n（万元）', fundsText(table)),
    ...(table.allocation.length > 0 ? [wide('资金分配\n（万元）', figuresText(table.allocation))] : []),
    wide(table.goalLabel, table.goal),
  ];
}

function indicatorRows(indicators: readonly PerformanceIndicator[], widths: readonly number[]): CellContent[][] {
  const heading = INDICATOR_COLUMNS.map(([, text], column): CellContent => ({
    text,
    align: 'center',
    bold: true,
    width: widths[column] ?? 0,
  }));
  const rows = indicators.map((indicator, row) =>
    INDICATOR_COLUMNS.flatMap(([field], column): CellContent[] => {
      const depth = column + 1;
      const isLevel = field === 'level1' || field === 'level2';
      if (isLevel && row > 0 && sameLevels(indicators, row - 1, row, depth)) return [];
      let rowSpan = 1;
      while (isLevel && row + rowSpan < indicators.length && sameLevels(indicators, row, row + rowSpan, depth))
        rowSpan++;
      const cell = { text: indicator[field], align: field === 'weight' || isLevel ? 'center' : 'left' } as const;
      return [{ ...cell, width: widths[column] ?? 0, ...(rowSpan > 1 ? { rowSpan } : {}) }];
    }),
  );
  return [heading, ...rows];
}

/** Whether two rows stand under the same heading of this depth. */
function sameLevels(indicators: readonly PerformanceIndicator[], one: number, other: number, depth: number): boolean {
  const [left, right] = [indicators[one], indicators[other]];
  if (!left || !right) return false;
  return left.level1 === right.level1 && (depth === 1 || left.level2 === right.level2);
}
