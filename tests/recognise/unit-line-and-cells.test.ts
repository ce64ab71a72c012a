/** The unit line, the remark, and cells that are no plain amount. */
import type { CellValue } from '../../src/worksheet/workbook';
import { otherNotes, recogniseCells, recognisedRows, tableOf } from './sample-grids';
import { figuresOf, set, ThreeWithChanges } from './single-table';

let sample: ThreeWithChanges;
beforeAll(async () => {
  sample = await ThreeWithChanges.open();
});

describe('unit line and remark', () => {
  const unitLineOf = (line: CellValue[]) => {
    const { unit, unitName } = tableOf(
      sample.three((cells) => (cells[2] = [...line, ...Array.from({ length: 7 - line.length }, () => '')])),
      3,
    ).table;
    return [unitName, unit];
  };

  test.each<[string, CellValue[], unknown[]]>([
    ['in two cells', ['编制单位：某局', '', '单位：元'], ['某局', '元']],
    ['in one cell', ['编制单位：某局      单位：万元'], ['某局', '万元']],
    ['in one cell without a space', ['编制单位:某局单位:万元'], ['某局', '万元']],
    ['label and value apart', ['编制单位：', '某局', '', '', '金额单位：', '元'], ['某局', '元']],
    ['called otherwise', ['填报单位（盖章）：某局', '', '（单位：人民币 万 元）'], ['某局', '万元']],
    ['a name that begins with 元', ['编制单位：元氏县某局', '', '单位：万元'], ['元氏县某局', '万元']],
    ['without an amount unit', ['编制单位：某局'], ['某局', undefined]],
    ['without a name', ['', '', '', '', '', '', '单位：万元'], [undefined, '万元']],
    ['blank', [''], [undefined, undefined]],
  ])('the unit line is read %s', (_, line, expected) => {
    expect(unitLineOf(line)).toEqual(expected);
  });

  test('a unit in the headings counts where there is none above', () => {
    const recognition = sample.three((cells) => {
      set(cells, 2, 6, '');
      set(cells, 3, 4, '支出预算（元）');
    });
    expect(tableOf(recognition, 3).table.unit).toBe('元');
  });

  test('a unit that cannot be read is noted, and amounts are taken as 万元', () => {
    const recognition = sample.three((cells) => set(cells, 2, 6, '单位：千元'));
    expect(tableOf(recognition, 3).table).not.toHaveProperty('unit');
    expect(otherNotes(recognition)).toEqual(['表3!A2 表3的单位“千元”不能识别，按万元读取']);
  });

  test.each([
    [['备注：某局2024年没有使用政府性基金预算拨款安排的支出，', '政府性基金预算支出情况表为空表。']],
    [['注：本表为空表']],
    [['本表无数据']],
    [['本单位2024年未安排政府性基金预算支出。']],
  ])('a remark is captured as printed, over one row or more: %j', (lines) => {
    const cells = sample.cells(8).slice(0, 7);
    const recognition = recogniseCells('表8', [...cells, ...lines.map((line) => [line])]);
    expect(tableOf(recognition, 8).table.remark).toBe(lines.join(''));
    expect(otherNotes(recognition)).toEqual([]);
  });

  test('a column of 备注 is no remark of the table and needs no note', () => {
    const recognition = sample.three((cells) =>
      cells.forEach((line, row) => line.push(row === 3 ? '备注' : row === 8 ? '注：已核' : '')),
    );
    expect(tableOf(recognition, 3).table).not.toHaveProperty('remark');
    expect(otherNotes(recognition)).toEqual([]);
    expect(recognisedRows(tableOf(recognition, 3))).toEqual(sample.filled(3));
  });
});

test('a cell that is no plain amount gives a figure with a defect', () => {
  const read = (value: CellValue, unit?: '元') =>
    figuresOf(
      sample.three((cells) => {
        set(cells, 8, 6, value);
        if (unit) set(cells, 2, 6, `单位：${unit}`);
      }),
      3,
      '2010103',
    )[2];
  expect(read('#REF!')).toMatchObject({ amount: 0, blank: false, shown: '#REF!', defect: { kind: 'error-value' } });
  expect(read('约186')).toMatchObject({ amount: 0, blank: false, defect: { kind: 'not-a-number', reason: '不是数' } });
  expect(read(true)).toMatchObject({ amount: 0, defect: { kind: 'not-a-number', reason: '是逻辑值，不是金额' } });
  expect(read('186.10元')).toMatchObject({ amount: 0, defect: { kind: 'not-a-number' } });
  expect(read('10 20')).toMatchObject({ amount: 0, defect: { kind: 'not-a-number' } });
  expect(read(' 1,186.10 ')).toMatchObject({ amount: 1_186_100_000, defect: { kind: 'number-as-text' } });
  expect(read('1,186\n.10')).toMatchObject({ amount: 1_186_100_000, defect: { kind: 'number-as-text' } });
  expect(read('１８６．１０')).toMatchObject({ amount: 186_100_000, defect: { kind: 'number-as-text' } });
  expect(read('0.00')).toMatchObject({ amount: 0, blank: false, defect: { kind: 'number-as-text' } });
  expect(read(186.105)).toMatchObject({ amount: 186_105_000, shown: '186.105', defect: { kind: 'too-many-decimals' } });
  expect(read(186.1012345678)).toMatchObject({ amount: 186_101_235, defect: { kind: 'too-many-decimals' } });
  expect(read(186.105, '元')).toMatchObject({ amount: 18_611, defect: { kind: 'too-many-decimals' } });
  expect(read(186.10000000000002)).toEqual({
    id: '表3/main/2010103/project',
    amount: 186_100_000,
    blank: false,
    shown: '186.1',
  });
  expect(read(0)).toMatchObject({ amount: 0, blank: false, shown: '0' });
  expect(read(-186.1)).toMatchObject({ amount: -186_100_000 });
});
