/** The targets entered in 绩效目标 as the text of their published tables, so that the same checks hold for them. */
import type { Budget } from '../../budget/budget';
import { fundsText, INDICATOR_COLUMNS, publishedPerformanceTables } from '../../budget/narrative/performance-table';
import type { EntryPlace } from '../narrative/list-rows';
import { targetCell } from '../narrative/read-project-entries';
import type { EntriesReading } from '../narrative/read-entries';
import { joinCells, type LineSource, type WorkbookText } from './workbook-text';

/** Above the indicators: they tell the reader of text where the rows begin. */
const HEADINGS = INDICATOR_COLUMNS.map(([, heading]) => heading).join(' ');

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
      parts.flatMap(({ text, place }) => (text === '' ? [] : [{ text, column: place?.column ?? 0 }])),
    );
    lines.push(joined.line);
    sources.push({ sheet, row, cells: joined.cells });
  };
  for (const table of publishedPerformanceTables(budget, entries)) {
    const subject = cells.get(targetCell(table.project, 'subject'));
    const goal = { text: `${table.goalLabel} ${table.goal}`, place: cells.get(targetCell(table.project, 'goal')) };
    const isWhole = table.project === '';
    add([{ text: table.title, place: subject }]);
    if (!isWhole) add([{ text: `项目名称 ${table.project} 项目负责人`, place: subject }]);
    if (isWhole) add([goal]);
    add([{ text: fundsText(table), place: subject }]);
    if (!isWhole) add([goal]);
    add([{ text: HEADINGS, place: subject }]);
    table.indicators.forEach((indicator, index) => {
      add(
        INDICATOR_COLUMNS.map(([field]) => ({
          text: indicator[field],
          place: cells.get(targetCell(table.project, index, field)),
        })),
      );
    });
  }
  return { lines, sources };
}
