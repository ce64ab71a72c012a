/** The targets entered in 绩效目标 as the text of their published tables, so that the same checks hold for them. */
import { formatPrinted } from '../../budget/amount';
import type { Budget } from '../../budget/budget';
import { publishedPerformanceTables, type PublishedPerformanceTable } from '../../budget/narrative/performance-table';
import type { EntryPlace } from '../narrative/list-rows';
import { INDICATOR_FIELDS, targetCell } from '../narrative/read-project-entries';
import type { EntriesReading } from '../narrative/read-entries';
import { joinCells, type LineSource, type WorkbookText } from './workbook-text';

/** The headings above the indicators; the last ones tell the reader of text where the rows begin. */
const HEADINGS = '一级指标 二级指标 三级指标 指标值 指标值设定依据 上年完成值 分值权重 赋分规则 佐证资料';

/**
 * @param budget whose ledger gives the funds
 * @param reading the entry worksheets
 * @returns a text whose lines stand in the cells of 绩效目标; empty where no targets were entered
 */
export function enteredTargetsText(budget: Budget, { entries, cells }: EntriesReading): WorkbookText {
  const lines: string[] = [];
  const sources: LineSource[] = [];
  const add = (parts: readonly { readonly text: string; readonly place: EntryPlace | undefined }[]) => {
    const [first] = parts;
    if (!first?.place) return;
    const { sheet, row } = first.place;
    const joined = joinCells(
      parts.flatMap(({ text, place }) => (text === '' ? [] : [{ text: oneLine(text), column: place?.column ?? 0 }])),
    );
    lines.push(joined.line);
    sources.push({ sheet, row, cells: joined.cells });
  };
  for (const table of publishedPerformanceTables(budget, entries)) {
    const subject = cells.get(targetCell(table.project, 'subject'));
    const goal = { text: `${goalLabel(table)} ${table.goal}`, place: cells.get(targetCell(table.project, 'goal')) };
    const isWhole = table.project === '';
    add([{ text: table.title, place: subject }]);
    if (!isWhole) add([{ text: `项目名称 ${table.project} 项目负责人`, place: subject }]);
    if (isWhole) add([goal]);
    add([{ text: fundsLine(table), place: subject }]);
    if (!isWhole) add([goal]);
    add([{ text: HEADINGS, place: subject }]);
    table.indicators.forEach((indicator, index) => {
      add(
        INDICATOR_FIELDS.map((field) => ({
          text: indicator[field],
          place: cells.get(targetCell(table.project, index, field)),
        })),
      );
    });
  }
  return { lines, sources };
}

function goalLabel({ project }: PublishedPerformanceTable): string {
  return project === '' ? '年度绩效目标' : '项目总体目标';
}

function fundsLine({ total, funds }: PublishedPerformanceTable): string {
  const parts = funds.map(({ name, printed }) => `${name}：${formatPrinted(printed)}`);
  return `年度预算总额：${formatPrinted(total)} 其中：${parts.join(' ')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
