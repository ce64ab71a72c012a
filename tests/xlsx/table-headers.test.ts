/** Typing over the header of a table (套用表格格式): Excel takes a table away whose columns are called otherwise. */
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { MAIN, buildBook, partText } from './package-builder';

const SHEET = '台账';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';
const text = (cell: string, content: string) => `<c r="${cell}" t="inlineStr"><is><t>${content}</t></is></c>`;

const book = () =>
  buildBook({
    sheets: [
      {
        name: SHEET,
        before: '<dimension ref="A1:B2"/>',
        rows: `<row r="1">${text('A1', '科室')}${text('B1', '金额')}</row><row r="2">${text('A2', '一科')}<c r="B2"><v>5</v></c></row>`,
        after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        relations: [{ id: 'rId1', type: 'table', target: '../tables/table1.xml' }],
      },
    ],
    parts: {
      'xl/tables/table1.xml': {
        content:
          `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="A1:B2"><autoFilter ref="A1:B2"/>` +
          '<tableColumns count="2"><tableColumn id="1" name="科室"/><tableColumn id="2" name="金额"/></tableColumns></table>',
        type: TYPE,
      },
    },
  });

test.each([
  ['another text', '预算数', '预算数'],
  ['a number, which Excel makes a text of', 2024, '2024'],
  ['a text that the other column has: a number behind it', '科室', '科室2'],
  ['nothing: the column is called by its place', '', '列2'],
])('a header typed over with %s', async (_what, typed, expected) => {
  const workbook = await XlsxWorkbook.open(book());
  await workbook.write([{ kind: 'cells', sheet: SHEET, row: 0, column: 1, values: [[typed]] }]);
  const saved = await workbook.save();
  const { sheets } = await (await XlsxWorkbook.open(saved)).read([{ sheet: SHEET, content: 'values' }]);
  expect(sheets.get(SHEET)?.cells).toEqual([
    ['科室', expected],
    ['一科', 5],
  ]);
  expect(partText(saved, 'xl/tables/table1.xml')).toContain(`name="${expected}"/></tableColumns>`);
});

test('a cell below the header is written as it is, and the stated area grows with what is written beyond it', async () => {
  const workbook = await XlsxWorkbook.open(book());
  await workbook.write([{ kind: 'cells', sheet: SHEET, row: 1, column: 1, values: [[7], [''], [1]] }]);
  const saved = await workbook.save();
  expect(partText(saved, 'xl/tables/table1.xml')).toBe(partText(book(), 'xl/tables/table1.xml'));
  expect(partText(saved, 'xl/worksheets/sheet1.xml')).toContain('<dimension ref="A1:B4"/>');
});
