/** What happens to a special thing when the cell that holds it is written, and to everything that hangs on it. */
import type { CellInput, Edit } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { faults } from './check-package';
import { differences } from './compare-packages';
import { readValues, written } from './kept';
import { buildBook, MAIN, partsOf, partText, rowsOf } from './package-builder';
import { WHOLE, wholeBook } from './whole-book';

const SHEET = '台账';
const book = (rows: string, after = '', more = {}) => buildBook({ sheets: [{ name: SHEET, rows, after }], ...more });
const put = (row: number, column: number, ...values: CellInput[]): Edit => ({
  kind: 'cells',
  sheet: SHEET,
  row,
  column,
  values: [values],
});
const now = async (bytes: Uint8Array) => (await readValues(await XlsxWorkbook.open(bytes), [SHEET]))[SHEET];
const formulas = async (bytes: Uint8Array) => {
  const read = await (await XlsxWorkbook.open(bytes)).read([{ sheet: SHEET, content: 'formulas' }]);
  return read.sheets.get(SHEET)?.cells;
};

/** Nothing but these cells has changed, and Excel takes the file. */
function expectOnly(before: Uint8Array, after: Uint8Array, ...cells: string[]): void {
  expect([...differences(before, after, { cells: cells.map((cell) => `${SHEET}!${cell}`) }), ...faults(after)]).toEqual(
    [],
  );
}

test('an amount with a link: the new amount is a number, and a formula beside it stays one', async () => {
  const before = book(
    '<row r="1"><c r="A1"><v>1234.56</v></c><c r="B1"><f>SUM(A1:A2)</f><v>1234.56</v></c></row>',
    '<hyperlinks><hyperlink ref="A1" location="表1!A1" display="1234.56"/><hyperlink ref="B1" location="表1!A1"/></hyperlinks>',
  );
  const after = await written(before, [put(0, 0, 2000.5)]);
  expectOnly(before, after, 'A1');
  expect(await now(after)).toEqual({ A1: 2000.5, B1: 1234.56 });
  expect(partText(after, 'xl/worksheets/sheet1.xml')).toMatch(/<c r="A1"[^>]*><v>2000\.5<\/v>/);
});

const SHARED =
  '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B4" si="0">$A1*A$1+SUM(A1:A2)</f><v>4</v></c></row>' +
  '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>7</v></c></row>' +
  '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>' +
  '<row r="4"><c r="B4"><f t="shared" si="0"/><v>0</v></c></row>';

test.each([
  ['the first', 0, 'B1'],
  ['one in the middle', 1, 'B2'],
  ['the last', 3, 'B4'],
])('a shared formula of four cells: %s is overwritten, the others say what they said', async (_which, row, cell) => {
  const before = book(SHARED);
  const after = await written(before, [put(row, 1, 99)]);
  expectOnly(before, after, cell);
  const said = ['=$A1*A$1+SUM(A1:A2)', '=$A2*A$1+SUM(A2:A3)', '=$A3*A$1+SUM(A3:A4)', '=$A4*A$1+SUM(A4:A5)'];
  expect((await formulas(after))?.map(([, b]) => b)).toEqual(said.map((text, index) => (index === row ? 99 : text)));
});

test('a shared formula whose cells are all overwritten, one after the other and at once', async () => {
  const before = book(SHARED);
  const edits = [0, 1, 2, 3].map((row) => put(row, 1, row * 10));
  let step = before;
  for (const edit of edits) step = await written(step, [edit]);
  for (const after of [step, await written(before, edits)]) {
    expectOnly(before, after, 'B1:B4');
    expect(partText(after, 'xl/worksheets/sheet1.xml')).not.toContain('shared');
  }
});

test('the first cell of a shared formula is written with a formula of its own', async () => {
  const before = book(SHARED);
  const after = await written(before, [put(0, 1, { formula: '=A1', result: 1 })]);
  expectOnly(before, after, 'B1');
  expect((await formulas(after))?.map(([, b]) => b)).toEqual([
    '=A1',
    '=$A2*A$1+SUM(A2:A3)',
    '=$A3*A$1+SUM(A3:A4)',
    '=$A4*A$1+SUM(A4:A5)',
  ]);
});

test('a formula in the order of calculation: no cell without a formula is named there any more', async () => {
  const chained = (cells: string) => `<calcChain xmlns="${MAIN}">${cells}</calcChain>`;
  const before = book('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c></row>', '', {
    workbookRelations: [{ id: 'rId950', type: 'calcChain', target: 'calcChain.xml' }],
    parts: {
      'xl/calcChain.xml': {
        content: chained('<c r="B1" i="1"/><c r="A1"/>'),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml',
      },
    },
  });
  const after = await written(before, [put(0, 0, 12.5)]);
  expectOnly(before, after, 'A1');
  const chain = partsOf(after)['xl/calcChain.xml'];
  expect(chain ? new TextDecoder().decode(chain) : '').not.toContain('r="A1"');
});

test('a merged cell: what shows is written, what is hidden below stays', async () => {
  const before = book(
    '<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><f>5+6</f><v>11</v></c></row>',
    '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
  );
  const after = await written(before, [put(0, 0, 20)]);
  expectOnly(before, after, 'A1');
  expect(partText(after, 'xl/worksheets/sheet1.xml')).toContain('<f>5+6</f>');
  expect(await now(after)).toEqual({ A1: 20, B1: 1 });
});

test('text in runs with a pinyin guide: the new text is plain, the same text elsewhere keeps its runs', async () => {
  const before = book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>', '', {
    strings: ['<si><r><t>本年</t></r><r><rPr><b/></rPr><t>预算</t></r><rPh sb="0" eb="2"><t>bennian</t></rPh></si>'],
  });
  const after = await written(before, [put(0, 0, '上年')]);
  expectOnly(before, after, 'A1');
  expect(await now(after)).toEqual({ A1: '上年', B1: '本年预算' });
});

test('a cell of an array, of a data table, with a dynamic array: the rest of the sheet stays', async () => {
  const before = book(
    '<row r="1"><c r="A1"><f t="array" ref="A1">SUM(B1:B2*2)</f><v>6</v></c><c r="B1"><v>1</v></c></row>' +
      '<row r="2"><c r="B2"><v>2</v></c><c r="C2" vm="1" cm="1"><f t="array" ref="C2">B1:B2</f><v>1</v></c></row>',
  );
  const after = await written(before, [put(0, 0, 7), put(1, 2, 8)]);
  expectOnly(before, after, 'A1', 'C2');
  expect(await now(after)).toEqual({ A1: 7, B1: 1, B2: 2, C2: 8 });
});

test('a blank written over a value leaves the looks and nothing else; over nothing it leaves nothing', async () => {
  const styles = {
    styles: { formats: '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' },
  };
  const before = book('<row r="1"><c r="A1" s="1"><v>10</v></c><c r="B1" s="1"/></row>', '', styles);
  const blank = await written(before, [put(0, 0, '')]);
  expect(
    differences(book('<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/></row>', '', styles), blank, { restored: [SHEET] }),
  ).toEqual([]);
  const nothing = await written(before, [put(7, 7, '', null), put(0, 0, null)]);
  expect(differences(before, nothing, { restored: [SHEET] })).toEqual([]);
});

test('a value typed and taken back is exactly what was there: runs, links, formulas, dates', async () => {
  const before = wholeBook();
  const workbook = await XlsxWorkbook.open(before);
  for (const [row, column] of [
    [0, 0],
    [3, 0],
    [3, 1],
    [1, 1],
    [20, 7],
  ] as const) {
    const takeBack = workbook.typeInto({ sheet: SHEET, row, column }, '改');
    takeBack();
  }
  expect(differences(before, await workbook.save(), { restored: [SHEET] })).toEqual([]);
});

test('cells written between, before and after those that stand in references of their own and in none', async () => {
  const before = book(
    '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="4"><c><v>41</v></c></row><row><c/><c><v>52</v></c></row>',
  );
  const edits = [put(0, 1, 2, 3), put(2, 0, 31), put(4, 0, 51), put(5, 2, 63), put(3, 5, 46)];
  const after = await written(before, edits);
  expectOnly(before, after, 'B1:C1', 'A3', 'A5', 'C6', 'F4');
  expect(await now(after)).toEqual({
    A1: 1,
    B1: 2,
    C1: 3,
    D1: 4,
    E1: 5,
    A3: 31,
    A4: 41,
    F4: 46,
    A5: 51,
    B5: 52,
    C6: 63,
  });
});

test.each([
  ['the prefix x:', { prefix: 'x' }],
  ['strict', { isStrict: true }],
])('everything that an edit can write is written in the dialect of the file: %s', async (_dialect, dialect) => {
  const before = buildBook({ ...WHOLE, ...dialect });
  const area = { row: 29, column: 7, rows: 2, columns: 2 };
  const after = await written(before, [
    put(19, 7, '=文字', 5, true, { formula: '=A1&"<"', result: 'x<' }),
    { kind: 'merge', sheet: SHEET, area },
    { kind: 'column-widths', sheet: SHEET, column: 7, widths: [20] },
    { kind: 'row-heights', sheet: SHEET, row: 19, heights: [33] },
    { kind: 'link', sheet: SHEET, row: 25, column: 7, text: '去看', target: { sheet: '附注', row: 1, column: 1 } },
    { kind: 'freeze-rows', sheet: SHEET, rows: 2 },
  ]);
  expect(faults(after)).toEqual([]);
  const lines = differences(before, after, { cells: [`${SHEET}!H20:K20`, `${SHEET}!H26`, `${SHEET}!H30:I31`] });
  const places = ['columns 8-8', 'merge H30', 'row 20', 'sheetViews'].map((place) => `${SHEET} ${place}`);
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(places);
  expect(partText(after, 'xl/worksheets/sheet1.xml')).toMatch(/<(x:)?hyperlink [^>]*附注'?!B2/);
  expect(await now(after)).toMatchObject({ H20: '=文字', I20: 5, J20: true, K20: 'x<', H26: '去看', A1: '科室' });
});

test('a row that was unlike the others keeps its height and group when a cell in it is written', async () => {
  const before = book(`${rowsOf(['科室'])}<row r="2" ht="27.75" customHeight="1" outlineLevel="1" hidden="1"/>`);
  const after = await written(before, [put(1, 3, 5)]);
  expectOnly(before, after, 'D2');
});
