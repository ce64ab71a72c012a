/** The filled tables, moved and with their headings, codes and names rearranged: every figure is still the same. */
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { placeHeadings, ROWS_ABOVE_HEADER } from '../../src/worksheet/published/table-model';
import { recogniseTables } from '../../src/worksheet/recognise';
import { bodyRow, CODE_COLUMNS, expectTables, mapText, rearranged } from './rearrange';
import {
  type Cells,
  cellsOf,
  classification,
  type FilledSample,
  filledSample,
  sheetOf,
  workbookOf,
} from './sample-grids';

let sample: FilledSample;
beforeAll(async () => {
  sample = await filledSample();
});

test.each([
  ['任意名称的', (number: number) => `工作表${String.fromCharCode(64 + number)}`],
  ['as 3.支出总体', (number: number) => `${number}.总体`],
])('sheets may be called anything: %s', (_, nameOf) => {
  const recognition = rearranged(sample, (cells) => cells, nameOf);
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('the table may stand further down and to the right', () => {
  const recognition = rearranged(sample, (cells) => [
    [],
    [],
    ['', '', '附件'],
    ...cells.map((line) => ['', '', ...line]),
  ]);
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
  expect(recognition.tables[2]?.cells.get('表3/main/total/basic')).toEqual({ row: 20, column: 7 });
});

test('a snapshot that does not begin at A1 gives cells counted from A1', () => {
  const shifted = sample.tables.map(({ declaration: { number } }) =>
    sheetOf(`表${number}`, cellsOf(sample.workbook, `表${number}`), 4, 1),
  );
  const recognition = recogniseTables(workbookOf(...shifted), classification);
  expectTables(recognition, sample.tables);
  expect(recognition.tables[2]?.cells.get('表3/main/total/basic')).toEqual({ row: 21, column: 6 });
});

test('headings that are not merged may repeat their text in every cell', () => {
  const recognition = rearranged(sample, (cells, number) => {
    for (const { label, area } of placeHeadings(DEFAULT_LAYOUT.tables[number - 1]?.header ?? [])) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          (cells[row + ROWS_ABOVE_HEADER] as Cells[number])[column] = label;
        }
      }
    }
    return cells;
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('titles and headings may be full of spaces and line breaks', () => {
  const spread = mapText(
    (text) => (text.includes('单位：') ? text : [...text].join(text.length > 3 ? '\n' : ' 　')),
    (row, number) => row < bodyRow(number),
  );
  const recognition = rearranged(sample, spread);
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('a heading may be broken over two cells of its column', () => {
  const recognition = rearranged(sample, (cells, number) => {
    if (number !== 2) return cells;
    const [top, below] = [cells[3], cells[4]];
    for (const [column, first, rest] of [
      [12, '财政专户', '（教育收费）'],
      [14, '财政拨款', '结转'],
      [15, '非财政拨款', '结转结余'],
    ] as const) {
      if (top) top[column] = first;
      if (below) below[column] = rest;
    }
    return cells;
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('half-width and full-width forms are the same', () => {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const narrow = (text: string) =>
    text.replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':').replace(/[“”]/g, '"');
  expectTables(
    rearranged(
      sample,
      mapText(wide, (row, number) => row < bodyRow(number) && row !== 2),
    ),
    sample.tables,
  );
  expectTables(
    rearranged(
      sample,
      mapText(wide, (row, number) => row >= bodyRow(number) && number !== 7 && number !== 11),
    ),
    sample.tables,
  );
  expectTables(rearranged(sample, mapText(narrow)), sample.tables);
});

test.each([
  ['text', (code: string) => code.replace(/^0/, '')],
  ['numbers', (code: string) => Number(code)],
])('款 and 项 may be 3 for 03, as %s', (_, retype) => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) =>
      line.map((value, column) =>
        row >= bodyRow(number) && column < (CODE_COLUMNS[number] ?? 0) && /^\d+$/.test(String(value))
          ? retype(String(value))
          : value,
      ),
    ),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('parents need not be repeated before their 款 and 项', () => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) => {
      const columns = CODE_COLUMNS[number] ?? 0;
      const codes = line.slice(0, columns);
      const last = codes.findLastIndex((code) => code !== '');
      if (row < bodyRow(number) || last < 0) return line;
      return [...codes.map((code, column) => (column === last ? code : '')), ...line.slice(columns)];
    }),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('only 类 may be left out before 款 and 项', () => {
  const recognition = rearranged(sample, (cells, number) =>
    cells.map((line, row) => {
      if (row < bodyRow(number) || !CODE_COLUMNS[number] || line[1] === '' || line[0] === '') return line;
      return ['', ...line.slice(1)];
    }),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test.each([
  ['text', (code: string) => code],
  ['numbers', (code: string) => Number(code)],
])('codes of 3, 5 or 7 digits may stand in one column, as %s', (_, retype) => {
  const recognition = rearranged(sample, (cells, number) => {
    const columns = CODE_COLUMNS[number];
    if (!columns) return cells;
    return cells.map((line, row) => {
      const code = line.slice(0, columns).join('');
      const first = row < bodyRow(number) - 1 ? (line[0] ?? '') : row < bodyRow(number) ? '' : code && retype(code);
      return [first, ...line.slice(columns)];
    });
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('code and name may stand in one cell', () => {
  const recognition = rearranged(sample, (cells, number) => {
    const at = number === 1 ? 2 : number === 4 ? 2 : undefined;
    if (at === undefined) return cells;
    return cells.map((line, row) => {
      const joined = row < 5 ? line[at] : row === 5 ? '' : `${line[at] ? `${line[at]} ` : ''}${line[at + 1]}`;
      return [...line.slice(0, at), joined ?? '', ...line.slice(at + 2)];
    });
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('code and name may stand in two columns under one heading', () => {
  const recognition = rearranged(sample, (cells, number) =>
    number === 1 || number === 4 ? cells.filter((_, row) => row !== 5) : cells,
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('表1 and 表4 may name the 类 without their codes', () => {
  const recognition = rearranged(sample, (cells, number) => {
    if (number !== 1 && number !== 4) return cells;
    return cells
      .filter((_, row) => row !== 5)
      .map((line, row) => {
        const label = row < 5 ? line[2] : line[3];
        return [...line.slice(0, 2), label ?? '', ...line.slice(4)];
      });
  });
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});

test('表1 may leave out the numbering of its lines: lines with the same name are told apart by their order', () => {
  const recognition = rearranged(
    sample,
    mapText(
      (text) => text.replace(/^(?:[一二]、|\d\.|其中：)+/, ''),
      (row, number) => number !== 7 && number !== 11 && row >= bodyRow(number),
    ),
  );
  expect(recognition.notes).toEqual([]);
  expectTables(recognition, sample.tables);
});
