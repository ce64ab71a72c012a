/** Titles, sheet names and sheets: which table it is, and what is none. Nothing is guessed silently. */
import { recogniseTables } from '../../src/worksheet/recognise';
import {
  classification,
  otherNotes,
  recogniseCells,
  recognisedRows,
  sheetOf,
  tableOf,
  workbookOf,
} from './sample-grids';
import { set, ThreeWithChanges } from './single-table';

let sample: ThreeWithChanges;
beforeAll(async () => {
  sample = await ThreeWithChanges.open();
});

describe('titles and sheets', () => {
  test('our own other sheets are never taken for tables', () => {
    const copy = sample.cells(3);
    const names = ['_预算公开', '单位信息', '收入预算', '支出明细', '上年支出明细', '科目', '选项', '审核结果'];
    const recognition = recogniseTables(workbookOf(...names.map((name) => sheetOf(name, copy))), classification);
    expect(recognition).toEqual({ tables: [], notes: [{ sheet: '', message: '没有找到任何一张公开表' }] });
  });

  test('every missing table is noted', () => {
    const { notes } = sample.three(() => undefined);
    expect(notes).toHaveLength(10);
    expect(notes[0]).toEqual({ sheet: '', message: '没有找到表1 单位收支总体情况表' });
  });

  test('a title with the year, the unit or the number before it is the title', () => {
    for (const title of [
      '2024年单位支出总体情况表',
      '表3：示例单位 2024 年部门支出总体情况表（单位：万元）',
      '附件3-单位支出总表',
    ]) {
      const recognition = sample.three((cells) => set(cells, 1, 0, title), 'Sheet1');
      expect(otherNotes(recognition)).toEqual([]);
      expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
    }
  });

  test('without a title the sheet name tells the table, and that is noted', () => {
    for (const name of ['表3', '3.支出总体', '3', '附表三', '支出总体情况']) {
      const recognition = sample.three((cells) => {
        set(cells, 0, 0, '');
        set(cells, 1, 0, '');
      }, name);
      expect(otherNotes(recognition)).toEqual([
        `${name}!A4 没有找到表3 单位支出总体情况表的标题，按工作表名和表头认定`,
      ]);
      expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
    }
  });

  test('without a title 表 3 above the table tells which it is, and that is noted', () => {
    for (const title of ['', '我单位的支出情况一览表']) {
      const recognition = sample.three((cells) => {
        set(cells, 0, 0, '表 3');
        set(cells, 1, 0, title);
      }, 'Sheet1');
      expect(otherNotes(recognition)).toEqual(['Sheet1!A1 没有认出表3 单位支出总体情况表的标题，按表号和表头认定']);
      expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
    }
  });

  test('without title, number and sheet name the headings tell the table where only one has them', () => {
    for (const {
      declaration: { number },
    } of sample.tables) {
      const cells = sample.cells(number);
      set(cells, 0, 0, '');
      set(cells, 1, 0, '');
      const recognition = recogniseCells('Sheet1', cells);
      expect(otherNotes(recognition)).toEqual([expect.stringContaining('只按表头认定')]);
      expect(recognisedRows(tableOf(recognition, number))).toEqual(sample.filled(number));
    }
  });

  test('headings that fit 表3 as well as 表5 are not guessed', () => {
    const recognition = sample.three((cells) => {
      set(cells, 0, 0, '');
      set(cells, 1, 0, '');
      set(cells, 3, 4, '');
    }, 'Sheet1');
    expect(recognition.tables).toEqual([]);
    expect(otherNotes(recognition)).toEqual([
      'Sheet1!A5 没有标题，单看表头分不清是表3、表5，未读取',
      ' 没有找到任何一张公开表',
    ]);
  });

  test('a title over the headings of another table is doubted', () => {
    const recognition = sample.three((cells) => set(cells, 3, 4, '一般公共预算支出'));
    expect(otherNotes(recognition)).toEqual(['表3!A2 表头更像表5 一般公共预算支出情况表，请核对标题']);
  });

  test('a title over headings that are not its own is noted and not read', () => {
    const recognition = sample.three((cells) => set(cells, 1, 0, '单位收入总体情况表'));
    expect(recognition.tables).toEqual([]);
    expect(otherNotes(recognition)).toContain(
      '表3!A2 写着“单位收入总体情况表”，但表头与表2 单位收入总体情况表对不上，未读取',
    );
  });

  test("last year's table and other tables are not taken for ours", () => {
    for (const [title, message] of [
      ['上年一般公共预算支出情况表', '标题“上年一般公共预算支出情况表”是上年或决算的表，未读取'],
      ['2023年单位支出总体决算情况表', undefined],
      ['政府采购预算明细表', '标题“政府采购预算明细表”不是十一张公开表之一，未读取'],
    ] as const) {
      const recognition = sample.three((cells) => {
        set(cells, 0, 0, '');
        set(cells, 1, 0, title);
      }, 'Sheet1');
      expect(recognition.tables).toEqual([]);
      if (message) expect(otherNotes(recognition)).toContain(`Sheet1!A2 ${message}`);
    }
  });

  test('a list of titles and a remark that ends in a title are no tables', () => {
    const contents = sample.tables.map(({ declaration }) => [`表${declaration.number} ${declaration.title}`]);
    const remark = [['备注：2024年没有政府性基金预算支出情况表']];
    const recognition = recogniseTables(
      workbookOf(sheetOf('目录', contents), sheetOf('说明', remark), ...sample.workbook.sheets.values()),
      classification,
    );
    expect(recognition.notes).toEqual([]);
    expect(recognition.tables).toHaveLength(11);
  });

  test('a table found twice is read once, the better one, and the other is noted', () => {
    const [first, second] = [sample.cells(3), sample.cells(3)];
    const recognition = recogniseTables(workbookOf(sheetOf('甲', first), sheetOf('乙', second)), classification);
    expect(tableOf(recognition, 3).sheet).toBe('甲');
    expect(otherNotes(recognition)).toEqual(['乙!A2 表3出现了两次，只读取工作表“甲”里的那一张，这一张未读取']);

    const better = recogniseTables(
      workbookOf(
        sheetOf(
          '甲',
          first.map((line) => line.slice(0, 6)),
        ),
        sheetOf('乙', second),
      ),
      classification,
    );
    expect(tableOf(better, 3).sheet).toBe('乙');
    expect(otherNotes(better)).toEqual(['甲!A2 表3出现了两次，只读取工作表“乙”里的那一张，这一张未读取']);

    const below = recogniseCells('表3', [...first, [], ...second]);
    expect(recognisedRows(tableOf(below, 3))).toEqual(sample.filled(3));
    expect(otherNotes(below)).toHaveLength(1);
  });

  test('a sheet with amounts that is none of the tables is noted, one without amounts is not', () => {
    const assets = [['资产', '原值', '净值'], ...['房屋', '车辆', '家具'].map((name) => [name, 100, 50])];
    const staff = [
      ['姓名', '科室'],
      ['甲', '财务科'],
    ];
    const recognition = recogniseTables(
      workbookOf(sheetOf('资产', assets), sheetOf('人员', staff), ...sample.workbook.sheets.values()),
      classification,
    );
    expect(otherNotes(recognition)).toEqual(['资产 工作表里有金额，但认不出是哪一张公开表，未读取']);
  });

  test('a title above amounts without headings is noted', () => {
    const recognition = sample.three((cells) => cells.splice(3, 3));
    expect(otherNotes(recognition)).toContain('表3!A2 “单位支出总体情况表”下面认不出表头，未读取');
  });
});
