/** Whatever is wrong on an entry worksheet is told with its cell, what stands there and what to do; nothing is written. */
import type ExcelJS from 'exceljs';
import { composeNarrativeText, writeNarrativeAction } from '../../src/actions/write-narrative';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { Problem } from '../../src/worksheet/problem';
import { damagedSample } from '../support/sample';

async function problemsOf(changes: Readonly<Record<string, ExcelJS.CellValue>>): Promise<readonly Problem[]> {
  const workbook = await damagedSample(changes);
  const answer = await writeNarrativeAction(workbook, DEFAULT_LAYOUT);
  return answer.status === 'rejected' ? answer.problems : answer.questions;
}

const error = (sheet: string, cell: string, message: string) =>
  expect.objectContaining({ severity: 'error', sheet, cell, message: expect.stringContaining(message) as string });
const question = (sheet: string, cell: string, message: string) =>
  expect.objectContaining({ severity: 'question', sheet, cell, message: expect.stringContaining(message) as string });

test('the sample has no problem', async () => {
  expect(await problemsOf({})).toEqual([]);
});

test.each<[string, Record<string, ExcelJS.CellValue>, unknown]>([
  ['an allocation that is no number', { '项目说明!F5': '五十' }, error('项目说明', 'F5', '分配金额不是数')],
  ['a part without an amount', { '项目说明!F6': null }, question('项目说明', 'F6', '没有分配金额')],
  ['a project that the ledger lacks', { '项目说明!A5': '别的项目' }, question('项目说明', 'A5', '没有这个项目')],
  ['rows before the first project', { '项目说明!A5': null }, error('项目说明', 'A5', '没有填项目名称')],
  ['more for micro than for small and medium', { '政府采购!D5': 40 }, question('政府采购', 'D5', '小微企业预留的大于')],
  ['a set-aside with a letter', { '政府采购!C5': '37.O2' }, error('政府采购', 'C5', '预留金额不是数')],
  ['a row that the sheet does not have', { '国有资产!A6': '飞机' }, error('国有资产', 'A6', '没有这一行')],
  ['half a vehicle', { '国有资产!C6': 39.5 }, error('国有资产', 'C6', '不是整数')],
  ['more above 100 than above 50', { '国有资产!C13': 2 }, question('国有资产', 'C13', '多于')],
  ['a headcount in words', { '单位信息!B12': '三十九' }, error('单位信息', 'B12', '不是整数')],
  ['a kind of unit that is not known', { '单位信息!B9': '公司' }, question('单位信息', 'B9', '看不懂')],
  ['a kind of unit left blank', { '单位信息!B9': null }, question('单位信息', 'B9', '单位性质没有填')],
  ['an error value for a reason', { '变动原因!F5': { error: '#REF!' } }, error('变动原因', 'F5', '错误值')],
  ['a reason without a subject', { '变动原因!F40': '因为' }, error('变动原因', 'A40', '没有对应的事项')],
  ['targets for an unknown project', { '绩效目标!A9': '别的项目' }, question('绩效目标', 'A9', '没有这个项目')],
  ['a use for what is not carried over', { '结转使用!A5': '别的项目' }, question('结转使用', 'A5', '没有这个结转项目')],
  ['a heading that is gone', { '变动原因!F4': null }, error('变动原因', 'A4', '缺少“变动原因”列')],
  ["last year's ledger with a wrong amount", { '上年支出明细!H5': 'x' }, error('上年支出明细', 'H5', '金额不是数')],
])('%s', async (_, changes, expected) => {
  expect(await problemsOf(changes)).toContainEqual(expected);
});

test('an allocation that does not add to its project is an open point, with both figures', async () => {
  const composed = await composeNarrativeText(await damagedSample({ '项目说明!F5': 60 }), DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
  expect(composed.openPoints).toEqual([
    '项目“新能源汽车租赁费”的资金分配合计110.00万元，与预算100.00万元不相等，请改“项目说明”',
  ]);
});
