/** Missing, extra and repeated columns; rows that cannot be placed. Nothing is guessed silently. */
import type { CellValue } from '../../src/worksheet/workbook';
import { otherNotes, recogniseCells, recognisedRows, tableOf } from './sample-grids';
import { rowsOf, set, ThreeWithChanges } from './single-table';

let sample: ThreeWithChanges;
beforeAll(async () => {
  sample = await ThreeWithChanges.open();
});

describe('columns', () => {
  test('a missing column is listed and noted; its figures are not there', () => {
    const recognition = sample.three((cells) => cells.forEach((line) => line.splice(5, 1)));
    const { table } = tableOf(recognition, 3);
    expect(table.sections[0]?.missingColumns).toEqual(['basic']);
    expect(rowsOf(recognition, 3)[0]?.figures.map((figure) => figure?.amount)).toEqual([
      3_811_160_000,
      undefined,
      3_042_950_000,
    ]);
    expect(otherNotes(recognition)).toEqual(['表3!A2 表3 缺少“基本支出”列']);
  });

  test('an extra column is passed over with a note, wherever it stands', () => {
    for (const at of [0, 4, 5, 7]) {
      const recognition = sample.three((cells) =>
        cells.forEach((line, row) => line.splice(at, 0, row === 3 ? '上年预算数' : row > 5 ? row * 7 : '')),
      );
      expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
      const column = 'ABCDEFGH'[at];
      expect(otherNotes(recognition)).toEqual([`表3!${column}4 ${column} 列“上年预算数”不是表3的列，未读取`]);
    }
  });

  test('a column that stands twice is read once, with a note', () => {
    const recognition = sample.three((cells) => cells.forEach((line, row) => line.push(row === 4 ? '项目支出' : 1)));
    expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
    expect(otherNotes(recognition)).toContain('表3!H5 H 列“项目支出”与前面的列标题重复，未读取');
  });

  test('of two years the later is the budget of the table', () => {
    const cells = sample
      .cells(1)
      .map((line, row) => [
        line[0] ?? '',
        row === 4 ? '2023年预算数' : row > 5 ? 1 : '',
        row === 4 ? '2024年预算数' : (line[1] ?? ''),
        ...line.slice(2, 4),
        row === 4 ? '2023年预算数' : row > 5 ? 1 : '',
        row === 4 ? '2024年预算数' : (line[4] ?? ''),
      ]);
    const recognition = recogniseCells('表1', cells);
    expect(recognisedRows(tableOf(recognition, 1))).toEqual(sample.filled(1));
    expect(otherNotes(recognition)).toEqual([
      '表1!B5 B 列“2023年预算数”不是表1的列，未读取',
      '表1!F5 F 列“2023年预算数”不是表1的列，未读取',
    ]);
  });

  test('numbers in a column without a heading are noted once', () => {
    const recognition = sample.three((cells) => cells.forEach((line, row) => row > 6 && line.push('', row)));
    expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
    expect(otherNotes(recognition)).toEqual(['表3!I8 这一列有数字但没有表头，未读取']);
  });
});

describe('rows', () => {
  test('a row with an amount but no label is noted', () => {
    const recognition = sample.three((cells) => cells.splice(8, 0, ['', '', '', '', 5, '', '']));
    expect(otherNotes(recognition)).toEqual(['表3!E9 这一行有金额，但没有科目或项目名称，未读取']);
    expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
  });

  test('a row whose label cannot be placed is noted and not read', () => {
    const name = sample.three((cells) => cells.splice(8, 0, ['', '', '', '补充', 5, '', '']));
    expect(otherNotes(name)).toEqual(['表3!D9 “补充”没有编码，也不是合计，这一行未读取']);
    const code = sample.three((cells) => cells.splice(8, 0, ['20', '', '', '补充', 5, '', '']));
    expect(otherNotes(code)).toEqual(['表3!D9 “20 补充”编码不完整或位数不对，这一行未读取']);
    const line = sample.cells(10);
    line.splice(7, 0, ['会议费', 3, 3, '', '']);
    expect(otherNotes(recogniseCells('表10', line))).toEqual([
      '表10!A8 “会议费”不是本表的项目，或分不清是哪一项，这一行未读取',
    ]);
  });

  test('of many rows that are not read the first are noted, and how many more', () => {
    const recognition = sample.three((cells) =>
      cells.splice(8, 0, ...Array.from({ length: 50 }, (): CellValue[] => ['', '', '', '', 5, '', ''])),
    );
    const notes = otherNotes(recognition);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('表3!E58 到这里为止，另有 30 行也认不出，未读取');
    expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
  });

  test('a 款 or 项 without any 类 above it is not given one', () => {
    const recognition = sample.three((cells) => {
      set(cells, 6, 0, '');
      set(cells, 7, 0, '');
    });
    expect(otherNotes(recognition).map((note) => note.split(' ')[0])).toEqual(['表3!D7', '表3!D8']);
  });

  test('a row that occurs twice is there twice, under ids of their own', () => {
    const recognition = sample.three((cells) => cells.splice(8, 0, [...(cells[8] ?? [])]));
    const ids = rowsOf(recognition, 3).map(({ id }) => id);
    expect(ids.slice(1, 5)).toEqual(['表3/main/20101', '表3/main/2010103', '表3/main/2010103#2', '表3/main/20103']);
    expect(tableOf(recognition, 3).cells.get('表3/main/2010103#2/project')).toEqual({ row: 9, column: 6 });
  });

  test('a code that is in no list is a row all the same', () => {
    const recognition = sample.three((cells) => {
      set(cells, 8, 2, '77');
      set(cells, 8, 3, '某项');
    });
    expect(rowsOf(recognition, 3)[2]).toMatchObject({ key: '2010177', kind: 'item', name: '某项' });
  });

  test('表7 may give an 项 of its own above its projects, and not repeat the code', () => {
    const cells = sample.cells(7).flatMap((line, row) => {
      if (row < 7 || line[4] === '') return [line];
      const project = ['', '', '', '', ...line.slice(4)];
      return row === 7 ? [[...line.slice(0, 4), '', 835, ...line.slice(6).map(() => '')], project] : [project];
    });
    const recognition = recogniseCells('表7', cells);
    expect(otherNotes(recognition)).toEqual([]);
    expect(rowsOf(recognition, 7).map(({ key, kind }) => [key, kind])).toEqual([
      ['201', 'class'],
      ['20103', 'subclass'],
      ['2010399', 'item'],
      ['2010399 新能源汽车租赁费', 'project'],
      ['2010399 机关食堂补助经费', 'project'],
      ['2010399 零星维修及基础设施设备维护经费', 'project'],
      ['2010399 公共机构节能经费', 'project'],
      ['2010399 机关车队运行经费', 'project'],
    ]);
  });

  test('of two total rows 总计 counts before 合计, and the other is noted', () => {
    const recognition = recogniseCells(
      '表1',
      sample.cells(1).map((line) => (line[0] === '二、上年结转结余' ? ['收入合计', 7, ...line.slice(2)] : line)),
    );
    expect(tableOf(recognition, 1).table.sections[0]?.total).toMatchObject({ name: '收入总计' });
    expect(otherNotes(recognition)).toEqual(['表1!A24 “收入合计”之后又有“收入总计”，以后者为合计行，前者未读取']);
  });

  test('signatures under the total are neither rows nor noted', () => {
    const eleven = [...sample.cells(11), [], ['单位负责人：', '', '填表人：']];
    const recognition = recogniseCells('表11', eleven);
    expect(otherNotes(recognition)).toEqual([]);
    expect(recognisedRows(tableOf(recognition, 11))).toEqual(sample.filled(11));
  });
});
