/** The filled tables with their rows, pages and amounts retyped: every figure is still the same. */
import { ROWS_ABOVE_HEADER } from '../../src/worksheet/published/table-model';
import { recogniseTables } from '../../src/worksheet/recognise';
import { bodyRow, CODE_COLUMNS, expectTables, mapText, rearranged } from './rearrange';
import {
  cellsOf,
  classification,
  type FilledSample,
  filledSample,
  otherNotes,
  sheetOf,
  workbookOf,
} from './sample-grids';

let sample: FilledSample;
beforeAll(async () => {
  sample = await filledSample();
});

test('numbers kept as text are read and marked', () => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) =>
      line.map((value) =>
        row >= bodyRow(number) && typeof value === 'number' ? `${value.toLocaleString('en-US')} ` : value,
      ),
    ),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
  const figures = recognition.tables.flatMap(({ table }) =>
    table.sections.flatMap(({ rows }) => rows.flatMap((row) => row.figures)),
  );
  for (const figure of figures) expect(figure?.defect?.kind).toBe(figure?.blank ? undefined : 'number-as-text');
});

test.each(['-', '—', '——', '－', ' ', '　'])('“%s” for zero is a blank', (dash) => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) => line.map((value) => (row >= bodyRow(number) && value === '' ? dash : value))),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
  const { table } = recognition.tables[2] ?? {};
  expect(table?.sections[0]?.rows[1]?.figures[1]).toMatchObject({ blank: true, amount: 0 });
  expect(table?.sections[0]?.rows[1]?.figures[1]).not.toHaveProperty('defect');
});

test('trailing spaces do no harm', () => {
  const recognition = rearranged(
    sample,
    mapText((text) => ` ${text}  `),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test.each([
  ['title, unit line and headings', 0],
  ['only the headings', ROWS_ABOVE_HEADER],
])('a table cut by a repeated page header (%s) is one table', (_, from) => {
  const recognition = rearranged(sample, (cells, number) => {
    const cut = bodyRow(number) + 2;
    // 表8 and 表9 have a total only.
    if (number === 8 || number === 9) return cells;
    const header = cells.slice(from, bodyRow(number));
    return [...cells.slice(0, cut), ...header, ...cells.slice(cut)];
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('rows that number the columns and the pages are passed over', () => {
  const recognition = rearranged(sample, (cells, number) => [
    ...cells.slice(0, bodyRow(number)),
    (cells[0] ?? []).map((_, column) => (column === 0 ? '栏次' : column)),
    ...cells.slice(bodyRow(number)),
    ['第 1 页，共 1 页'],
  ]);
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('all tables may stand below each other on one sheet', () => {
  const cells = sample.tables.flatMap(({ declaration: { number } }) => [
    ...cellsOf(sample.workbook, `表${number}`),
    [],
    [''],
  ]);
  const recognition = recogniseTables(workbookOf(sheetOf('公开表', cells)), classification);
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
  expect(recognition.tables.map(({ table }) => table.remark)).toEqual(sample.tables.map(({ remark }) => remark));
});

test('two tables may stand side by side', () => {
  const [left, right] = [cellsOf(sample.workbook, '表3'), cellsOf(sample.workbook, '表6')];
  const beside = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
    ...(left[row] ?? left[0]?.map(() => '') ?? []),
    '',
    ...(right[row] ?? []),
  ]);
  const recognition = recogniseTables(workbookOf(sheetOf('支出', beside)), classification);
  expect(otherNotes(recognition)).toEqual([]);
  expectTables(
    recognition,
    sample.tables.filter(({ declaration: { number } }) => number === 3 || number === 6),
  );
});

test('one table may be in 元 while the others are in 万元', () => {
  const recognition = rearranged(sample, (cells, number) =>
    number !== 5
      ? cells
      : cells.map((line, row) =>
          line.map((value) =>
            typeof value === 'number' && row > 5
              ? Math.round(value * 10_000)
              : value === '单位：万元'
                ? '金额单位：元'
                : value,
          ),
        ),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
  expect(recognition.tables.map(({ table }) => table.unit)).toEqual(
    sample.tables.map(({ declaration: { number } }) => (number === 5 ? '元' : '万元')),
  );
});

test.each(['总计', '合 计', '总 计', '合　计', '合计：'])('the total row may be called “%s”', (label) => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) =>
      line.map((value) =>
        row >= bodyRow(number) && typeof value === 'string' && /^(?:合计|收入总计|支出总计)$/.test(value)
          ? label
          : value,
      ),
    ),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('the total row may stand in the first column, where its cells were merged, and above the others', () => {
  const recognition = rearranged(sample, (cells, number) => {
    const labels = CODE_COLUMNS[number];
    if (!labels) return cells;
    const moved = cells.map((line, row) =>
      row >= bodyRow(number) && line[labels] === '合计'
        ? ['合计', ...line.slice(1, labels), '', ...line.slice(labels + 1)]
        : line,
    );
    const at = moved.findIndex((line, row) => row >= bodyRow(number) && line[0] === '合计');
    const [total = []] = moved.splice(at, 1);
    return [...moved.slice(0, bodyRow(number)), total, ...moved.slice(bodyRow(number))];
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});
