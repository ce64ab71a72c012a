/** Sheets as they look: what is shown for what a cell holds. */
import ExcelJS from 'exceljs';
import type { Edit } from '../worksheet/workbook';
import { shownText } from './sheet-view';
import { XlsxWorkbook } from './xlsx-workbook';

const ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ';

test.each<[string | number | boolean, string | undefined, string]>([
  [3927.29, undefined, '3927.29'],
  [0.1 + 0.2, undefined, '0.3'],
  [-1603.2, '#,##0.00', '-1,603.20'],
  [-3, '#,##0.00_);(#,##0.00)', '(3.00)'],
  [1603.2, ACCOUNTING, ' 1,603.20 '],
  [0, ACCOUNTING, ' -   '],
  [0, '0.00;-0.00;;@', ''],
  [0.1861, '0.00%', '18.61%'],
  [2010303, '@', '2010303'],
  [45347, 'yyyy-mm-dd', '2024-02-25'],
  [45347, 'yyyy"年"m"月"d"日"', '2024年2月25日'],
  ['2010303', '@', '2010303'],
  ['合计', ';;;', ''],
  ['合计', '0.00', '合计'],
  ['=1+1', undefined, '=1+1'],
  [true, undefined, 'TRUE'],
  // A format that nobody understands: the number, not a row of signs.
  [5.25, 'bad"', '5.25'],
])('%p under %p shows “%s”', (value, numberFormat, expected) => {
  expect(shownText(value, numberFormat)).toBe(expected);
});

async function viewOf(build: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  build(book.addWorksheet('表3'));
  const opened = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
  const view = opened.view('表3');
  if (!view) throw new Error('no view');
  return { opened, view };
}

test('merged areas by the row they begin in, with the title drawn over all of it', async () => {
  const { view } = await viewOf((sheet) => {
    sheet.mergeCells('A1:C1');
    sheet.mergeCells('A3:A5');
    sheet.mergeCells('B3:C3');
    sheet.getCell('A1').value = '单位支出总体情况表';
  });
  const [first, third] = [view.merges.get(0), view.merges.get(2)];
  expect(first).toEqual([{ row: 0, column: 0, rows: 1, columns: 3 }]);
  expect(third?.toSorted((a, b) => a.column - b.column)).toEqual([
    { row: 2, column: 0, rows: 3, columns: 1 },
    { row: 2, column: 1, rows: 1, columns: 2 },
  ]);
  expect([view.cell(0, 0).text, view.cell(0, 2).text]).toEqual(['单位支出总体情况表', '']);
});

test('frozen rows stay; a sheet that is only split has none', async () => {
  const frozen = await viewOf((sheet) => {
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 3 }];
  });
  expect(frozen.view.frozenRows).toBe(3);
  const split = await viewOf((sheet) => {
    sheet.views = [{ state: 'split', xSplit: 0, ySplit: 2000 }];
  });
  expect(split.view.frozenRows).toBe(0);
});

test('hidden rows and columns take no room; a height of 30 points is 40 pixels, a width of 20 characters 140', async () => {
  const { view } = await viewOf((sheet) => {
    sheet.getCell('C5').value = 1;
    sheet.getRow(2).hidden = true;
    sheet.getCell('A2').value = '隐藏';
    sheet.getRow(3).height = 30;
    sheet.getColumn(1).hidden = true;
    sheet.getColumn(2).width = 20;
  });
  expect(view.rowHeights.slice(0, 4)).toEqual([20, 0, 40, 20]);
  expect(view.columnWidths.slice(0, 3)).toEqual([0, 140, 64]);
  expect(view.used).toEqual({ rows: 5, columns: 3 });
  expect([view.rowHeights.length, view.columnWidths.length]).toEqual([30, 12]);
});

test('rows and columns without a size of their own have the sheet’s', async () => {
  const { view } = await viewOf((sheet) => {
    sheet.properties.defaultRowHeight = 18;
    sheet.properties.defaultColWidth = 10;
  });
  expect([view.rowHeights[0], view.columnWidths[0]]).toEqual([24, 70]);
});

test('numbers stand right, texts left, and say so to whoever draws them', async () => {
  const { view } = await viewOf((sheet) => {
    sheet.getCell('A1').value = 3927.29;
    sheet.getCell('B1').value = 3927.29;
    sheet.getCell('B1').numFmt = '#,##0.00';
    sheet.getCell('C1').value = '合计';
    sheet.getCell('D1').value = 5;
    sheet.getCell('D1').alignment = { horizontal: 'center', shrinkToFit: true };
  });
  const [general, formatted, text, centred] = [0, 1, 2, 3].map((column) => view.cell(0, column));
  expect(general).toMatchObject({ text: '3927.29', number: 3927.29, isGeneral: true, style: { textAlign: 'right' } });
  expect(formatted).toMatchObject({ text: '3,927.29', number: 3927.29, isGeneral: false });
  expect(text).toMatchObject({ text: '合计', style: { textAlign: 'left' } });
  expect(text?.number).toBeUndefined();
  expect(centred).toMatchObject({ shrinks: true, style: { textAlign: 'center' } });
});

test('a typed figure leaves the view and every other cell as they were', async () => {
  const { opened, view } = await viewOf((sheet) => {
    sheet.getCell('A1').value = 186.1;
    sheet.getCell('A2').value = 5;
  });
  const [first, second] = [view.cell(0, 0), view.cell(1, 0)];
  const takeBack = opened.typeInto({ sheet: '表3', row: 0, column: 0 }, 168.1);
  expect(opened.view('表3')).toBe(view);
  expect(view.cell(1, 0)).toBe(second);
  expect(view.cell(0, 0).text).toBe('168.1');
  takeBack();
  expect(view.cell(0, 0)).toEqual(first);
});

test.each<[string, Edit, (view: NonNullable<ReturnType<XlsxWorkbook['view']>>) => unknown, unknown]>([
  ['cells', { kind: 'cells', sheet: '表3', row: 0, column: 0, values: [[7]] }, (view) => view.cell(0, 0).text, '7'],
  [
    'cells below the last',
    { kind: 'cells', sheet: '表3', row: 49, column: 0, values: [[7]] },
    (view) => [view.used.rows, view.cell(49, 0).text],
    [50, '7'],
  ],
  [
    'a format',
    {
      kind: 'format',
      sheet: '表3',
      area: { row: 0, column: 0, rows: 1, columns: 1 },
      format: { numberFormat: '#,##0.00' },
    },
    (view) => view.cell(0, 0).text,
    '1,860.00',
  ],
  [
    'a merge',
    { kind: 'merge', sheet: '表3', area: { row: 0, column: 0, rows: 1, columns: 2 } },
    (view) => view.merges.size,
    1,
  ],
  ['row heights', { kind: 'row-heights', sheet: '表3', row: 0, heights: [30] }, (view) => view.rowHeights[0], 40],
  ['frozen rows', { kind: 'freeze-rows', sheet: '表3', rows: 2 }, (view) => view.frozenRows, 2],
])('an action that changes %s is seen', async (_, edit, look, expected) => {
  const { opened, view } = await viewOf((sheet) => {
    sheet.getCell('A1').value = 1860;
    sheet.getCell('B1').value = 1;
  });
  view.cell(0, 0);
  await opened.write([edit]);
  const after = opened.view('表3');
  expect(after && look(after)).toEqual(expected);
});

test('a sheet that is made anew under the same name is looked at anew', async () => {
  const { opened } = await viewOf((sheet) => {
    sheet.getCell('A1').value = 1;
    sheet.mergeCells('A1:B1');
  });
  await opened.write([
    { kind: 'remove-sheet', sheet: '表3' },
    { kind: 'add-sheet', sheet: '表3' },
  ]);
  expect([opened.view('表3')?.merges.size, opened.view('表3')?.cell(0, 0).text]).toEqual([0, '']);
});

test('a flag is seen on its cell with its message, and is gone when it is cleared', async () => {
  const { opened } = await viewOf((sheet) => {
    sheet.getCell('A1').value = 168.1;
  });
  opened.view('表3');
  await opened.write([
    { kind: 'flag', sheet: '表3', row: 0, column: 0, severity: 'error', title: '合计', message: '应为 186.10' },
  ]);
  expect(opened.view('表3')?.cell(0, 0).flag).toMatchObject({ severity: 'error' });
  expect(opened.view('表3')?.cell(0, 0).flag?.message).toContain('应为 186.10');
  expect(opened.view('表3')?.cell(0, 1).flag).toBeUndefined();
  await opened.write([{ kind: 'clear-flags', sheet: '表3' }]);
  expect(opened.view('表3')?.cell(0, 0).flag).toBeUndefined();
});
