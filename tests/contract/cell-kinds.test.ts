/** Dates are told from numbers, and formulas without a result from blanks, whoever reads the workbook. */
import ExcelJS from 'exceljs';
import type { CellKind } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type Subject, SUBJECTS } from './subjects';

const MAY_DAY = new Date(Date.UTC(2024, 4, 1));

async function bytesOf(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('明细'));
  book.addWorksheet('空表');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function setDate(cell: ExcelJS.Cell, value: Date | number, format: string): void {
  cell.value = value;
  cell.numFmt = format;
}

describe.each(SUBJECTS)('%s', (_name, start) => {
  let subject: Subject | undefined;
  afterEach(() => subject?.close());
  const kindsOf = async (bytes: Uint8Array): Promise<readonly CellKind[] | undefined> => {
    subject = await start(bytes);
    const { sheets } = await subject.port.read([{ sheet: '明细', content: 'values', kinds: true }]);
    const all = await subject.port.readAll({ kinds: true });
    expect(all.sheets.get('明细')?.kinds).toEqual(sheets.get('明细')?.kinds);
    expect(all.sheets.get('空表')?.kinds).toEqual([]);
    return sheets.get('明细')?.kinds;
  };

  test('a day, a month and a time are dates; an amount, a code, a text and a blank under a date format are none', async () => {
    const bytes = await bytesOf((sheet) => {
      setDate(sheet.getCell('B3'), MAY_DAY, 'yyyy"年"m"月"d"日"');
      setDate(sheet.getCell('C3'), 45413, '[$-804]yyyy"年"m"月"');
      setDate(sheet.getCell('D3'), 0.75, 'h:mm');
      setDate(sheet.getCell('B4'), 45413, '#,##0.00');
      setDate(sheet.getCell('C4'), 2010303, '0"年"');
      sheet.getCell('D4').value = '2024-05-01';
      sheet.getCell('D4').numFmt = 'yyyy-mm-dd';
      sheet.getCell('E4').numFmt = 'yyyy-mm-dd';
      sheet.getCell('E5').value = 5;
    });
    expect(await kindsOf(bytes)).toEqual([
      { row: 2, column: 1, kind: 'date' },
      { row: 2, column: 2, kind: 'date' },
      { row: 2, column: 3, kind: 'date' },
    ]);
  });

  test('a date in line 1 and one in line 2,500 of a long list are both told', async () => {
    const bytes = await bytesOf((sheet) => {
      for (let row = 1; row <= 2600; row++) sheet.getRow(row).values = [`第${row}行`, row / 100, 'x'];
      setDate(sheet.getCell('B1'), MAY_DAY, 'yyyy-mm-dd');
      setDate(sheet.getCell('B2500'), MAY_DAY, 'yyyy-mm-dd');
    });
    expect(await kindsOf(bytes)).toEqual([
      { row: 0, column: 1, kind: 'date' },
      { row: 2499, column: 1, kind: 'date' },
    ]);
  });

  test('a formula with a date as its result is a date', async () => {
    const bytes = await bytesOf((sheet) => {
      setDate(sheet.getCell('A1'), MAY_DAY, 'yyyy-mm-dd');
      sheet.getCell('B1').value = { formula: 'A1', result: MAY_DAY };
      sheet.getCell('B1').numFmt = 'yyyy-mm-dd';
    });
    expect(await kindsOf(bytes)).toEqual([
      { row: 0, column: 0, kind: 'date' },
      { row: 0, column: 1, kind: 'date' },
    ]);
  });

  test('without being asked nothing is said of kinds', async () => {
    subject = await start(await bytesOf((sheet) => setDate(sheet.getCell('A1'), MAY_DAY, 'yyyy-mm-dd')));
    const { sheets } = await subject.port.read([{ sheet: '明细', content: 'values' }]);
    expect(sheets.get('明细')?.kinds).toBeUndefined();
  });
});

test('a file tells a formula that was saved without a result from a blank, wherever it stands', async () => {
  const bytes = await bytesOf((sheet) => {
    sheet.getCell('A1').value = 3;
    sheet.getCell('C4').value = { formula: 'A1*2' } as ExcelJS.CellFormulaValue;
    sheet.getCell('A2').value = { formula: 'A1*2', result: 6 };
  });
  const port = await XlsxWorkbook.open(bytes);
  const { sheets } = await port.read([{ sheet: '明细', content: 'values', kinds: true }]);
  expect(sheets.get('明细')?.kinds).toEqual([{ row: 3, column: 2, kind: 'no-result' }]);
  expect(sheets.get('明细')?.cells).toEqual([
    [3, '', ''],
    [6, '', ''],
    ['', '', ''],
    ['', '', ''],
  ]);
});
