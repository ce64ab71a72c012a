/** Reads 支出明细 (or 上年支出明细) into ledger lines, listing everything that is wrong at once. */
import { type AmountUnit, readAmount } from '../../budget/amount';
import type { Classification } from '../../budget/classifications';
import type { LedgerLine } from '../../budget/ledger';
import type { BaseList } from '../layouts';
import type { ProblemList } from '../problem';
import type { CellValue, WorkbookSnapshot } from '../workbook';
import { isErrorValue, plainText } from './cell-text';
import { findList, type FoundList } from './find-list';
import { createLineReaders, type Reading } from './line-readers';
import { OddCells } from './odd-cells';

/** Lines, and the names that the ledger itself gives to codes in no list. */
export interface LedgerReading {
  readonly lines: readonly LedgerLine[];
  readonly namesOfUnknownCodes: ReadonlyMap<string, string>;
}

const TOTAL_WORDS = new Set(['合计', '小计', '总计', '累计', '本页合计', '合 计', '总 计', '小 计']);
/** A row without any of these is empty, whatever its remark or looked-up name. */
const ENTERED = ['functional', 'type', 'project', 'economic', 'source', 'amount'] as const;

/**
 * @param workbook as read
 * @param list the layout of the ledger
 * @param classification the codes that are known
 * @param unit the unit of the amounts
 * @param problems gets every problem of every row
 */
export function readLedger(
  workbook: WorkbookSnapshot,
  list: BaseList,
  classification: Classification,
  unit: AmountUnit,
  problems: ProblemList,
): LedgerReading {
  const namesOfUnknownCodes = new Map<string, string>();
  const lines: LedgerLine[] = [];
  const found = findList(workbook, list, problems);
  if (!found) return { lines, namesOfUnknownCodes };
  checkHeadingUnit(found, list, unit, problems);

  const { snapshot, firstRow, columns } = found;
  const readers = createLineReaders(classification);
  const unknown = new Map<string, { row: number; column: number; rows: number; what: string }>();
  const at = (id: string) => columns.get(id) ?? -1;
  const [functionalAt, typeAt, projectAt] = [at('functional'), at('type'), at('project')];
  const [economicAt, sourceAt, amountAt] = [at('economic'), at('source'), at('amount')];
  const [nameAt, procurementAt, remarkAt] = [at('functionalName'), at('procurement'), at('remark')];
  const named = [functionalAt, nameAt, typeAt, projectAt, economicAt, sourceAt];
  const entered = ENTERED.map(at).filter((column) => column >= 0);
  const odd = new OddCells(snapshot);

  for (let row = firstRow; row < snapshot.cells.length; row++) {
    const cells = snapshot.cells[row] as readonly CellValue[];
    if (isEmpty(cells, entered) && !entered.some((at) => odd.hasNoResult(snapshot.row + row, snapshot.column + at))) {
      continue;
    }
    const place = (column: number) => ({
      sheet: list.sheet,
      row: snapshot.row + row,
      column: snapshot.column + Math.max(column, 0),
    });
    const total = totalIn(cells, named);
    if (total !== undefined) {
      problems.add('error', place(total), cells[total] ?? '', '明细中间有合计行', '请删除这一行，合计由程序计算。');
      continue;
    }
    let valid = true;
    const take = <T>(column: number, reading: Reading<T>): T | undefined => {
      const unread = column < 0 ? undefined : odd.unread(snapshot.row + row, snapshot.column + column);
      if (unread) {
        valid = false;
        problems.add('error', place(column), unread.found, unread.message, unread.remedy);
        return undefined;
      }
      if ('value' in reading) {
        if (reading.unknown) {
          const seen = unknown.get(reading.unknown.code);
          if (seen) seen.rows++;
          else unknown.set(reading.unknown.code, { row, column, rows: 1, what: reading.unknown.what });
        }
        return reading.value;
      }
      valid = false;
      if (column >= 0) problems.add('error', place(column), cells[column] ?? '', reading.message, reading.remedy);
      return undefined;
    };
    const functional = take(functionalAt, readers.functional(cells[functionalAt] ?? ''));
    const type = take(typeAt, readers.type(cells[typeAt] ?? ''));
    const economic = take(economicAt, readers.economic(cells[economicAt] ?? ''));
    const source = take(sourceAt, readers.source(cells[sourceAt] ?? ''));
    const project = take(projectAt, readers.project(cells[projectAt] ?? '', type));
    const procurement = take(procurementAt, readers.procurement(cells[procurementAt] ?? ''));
    const amount = readAmount(cells[amountAt] ?? '', unit);
    const noAmount = odd.noAmount(snapshot.row + row, snapshot.column + amountAt, '金额');
    if (noAmount) {
      valid = false;
      problems.add('error', place(amountAt), noAmount.found, noAmount.message, noAmount.remedy);
    } else if (amount.kind === 'unreadable') {
      valid = false;
      if (amountAt >= 0) {
        problems.add('error', place(amountAt), cells[amountAt] ?? '', `金额${amount.reason}`, '请改为数字。');
      }
    } else if (amount.kind === 'blank' && amountAt >= 0) {
      problems.add('question', place(amountAt), '', '这一行没有金额，按 0 计', '如果漏填请补上，否则请删除这一行。');
    } else if (amount.kind === 'amount' && amount.amount < 0) {
      problems.add(
        'question',
        place(amountAt),
        cells[amountAt] ?? '',
        '金额为负数',
        '请核实是否冲减；预算支出一般不为负。',
      );
    }
    if (!valid || !functional || !type || !economic || !source || project === undefined || !procurement) continue;
    if (!classification.functional.has(functional) && nameAt >= 0 && !isErrorValue(cells[nameAt] ?? '')) {
      const name = plainText(cells[nameAt] ?? '');
      if (name !== '') namesOfUnknownCodes.set(functional, name);
    }
    lines.push({
      functional,
      type,
      project,
      economic,
      source,
      amount: amount.kind === 'amount' ? amount.amount : 0,
      procurement,
      remark: plainText(cells[remarkAt] ?? ''),
      sheetRow: snapshot.row + row + 1,
    });
  }
  for (const [code, { row, column, rows, what }] of unknown) {
    problems.add(
      'question',
      { sheet: list.sheet, row: snapshot.row + row, column: snapshot.column + column },
      code,
      `${what} ${code} 不在科目表中（共 ${rows} 行）`,
      '请核实编码；确认无误的，请在“科目”中补上编码和名称。',
    );
  }
  return { lines, namesOfUnknownCodes };
}

/** The column in which a row says that it is a sum. */
function totalIn(cells: readonly CellValue[], columns: readonly number[]): number | undefined {
  for (const column of columns) {
    const value = cells[column];
    if (typeof value === 'string' && value !== '' && TOTAL_WORDS.has(value.trim())) return column;
  }
  return undefined;
}

function isEmpty(cells: readonly CellValue[], columns: readonly number[]): boolean {
  for (const column of columns) if (!isBlank(cells[column])) return false;
  return true;
}

function isBlank(value: CellValue | undefined): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
}

/** A heading such as 金额（元） must not contradict 单位信息. */
function checkHeadingUnit(found: FoundList, list: BaseList, unit: AmountUnit, problems: ProblemList): void {
  const heading = found.headings.get('amount') ?? '';
  const stated = /[（(](万元|元)[）)]/.exec(heading)?.[1];
  const column = found.columns.get('amount');
  if (stated === undefined || stated === unit || column === undefined) return;
  problems.add(
    'error',
    { sheet: list.sheet, row: found.snapshot.row + found.firstRow - 1, column: found.snapshot.column + column },
    heading,
    `列标题写着${stated}，而“单位信息”的金额单位是${unit}`,
    '请改成一致，以免差一万倍。',
  );
}
