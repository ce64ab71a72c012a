/** Every check of text has its file and doc, a text that triggers it, and one (our own wording) that does not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { TEXT_CHECKS } from '../../src/budget/narrative/check/checks';
import { OWN_WORDING, toCheck, toCheckWithPrior } from './documents';

const ROOT = join(__dirname, '../..');

interface Case {
  /** What is replaced in our own wording, and by what. */
  readonly change: readonly [RegExp | string, string];
  /** What the finding points at, and a part of what it says. */
  readonly quote: string;
  readonly says: string;
  /** Only last year's ledger tells. */
  readonly needsPrior?: boolean;
}

const wrong = (from: RegExp | string, to: string, quote: string, says: string): Case => ({
  change: [from, to],
  quote,
  says,
});

/** By the name of the check that finds it. */
const CASES: Readonly<Record<string, Case>> = {
  'text-amounts': wrong('收支总预算3,927.29', '收支总预算3,972.29', '3,972.29', '应为 3,927.29 万元，多 45.00 万元'),
  'text-shares': wrong('占4.74%', '占4.47%', '4.47', '4.74%'),
  'text-growth': wrong('增长101.82%', '增长110.82%', '110.82', '101.82%'),
  'text-direction': wrong('增长14.88%', '下降14.88%', '下降14.88%', '前面写“增加”，这里写“下降”'),
  'text-prior': wrong(
    '884.34万元，占22.52%，较上年预算增加88.81万元',
    '884.34万元，占22.52%，较上年预算增加88.82万元',
    '1,895.98',
    '1,942.50 万元与 1,942.49 万元，差 0.01 万元',
  ),
  'prior-ledger': {
    ...wrong(
      '884.34万元，占22.52%，较上年预算增加88.81万元',
      '884.34万元，占22.52%，较上年预算增加88.82万元',
      '88.82',
      '由此上年为 795.52 万元，上年底稿是 795.53 万元',
    ),
    needsPrior: true,
  },
  'same-thing': wrong(
    '政府采购服务预算170.00万元。',
    '政府采购服务预算170.00万元。\n2024年政府采购预算2,228.78万元。',
    '2,228.78',
    '前文写 2,228.87 万元',
  ),
  'parts-and-whole': wrong('工程预算2,021.85', '工程预算2,012.85', '2,228.87', '各项相加 2,219.87 万元，多 9.00 万元'),
  allocations: wrong(
    '食堂用工75.00',
    '食堂用工57.00',
    '150.00万元，食堂用工57.00万元',
    '相加 207.00 万元，项目金额 225.00 万元，少 18.00 万元',
  ),
  'nested-counts': wrong('100万元以上的大型设备1台', '100万元以上的大型设备2台', '1', '前者应包含在后者之中'),
  'text-years': wrong('2024年支出总计', '2023年支出总计', '2023', '预算年度是 2024 年'),
  'text-names': wrong(
    '2.社会保障和就业支出（类）116',
    '2.社会保险和就业支出（类）116',
    '社会保险和就业支出',
    '目录名称是“社会保障和就业支出”',
  ),
  'empty-reason': wrong('主要原因是事业人员工资提高。', '主要原因是。', '主要原因是', '后面没有内容'),
  leftovers: wrong('比上年预算增加4.25万元', '比上年预算增加（减少）4.25万元', '增加（减少）', '模板'),
  'copied-reason': wrong('主要原因是退休人员补贴提高', '主要原因是两个项目调到本科目列支', '两个项目', '一字不差'),
  'unit-not-department': wrong('示例单位的全部收支', '本部门的全部收支', '本部门', '公开的是单位预算'),
  contradictions: wrong('上年结存的自有资金', '购置车辆的自有资金', '没有', '说没有购置车辆'),
  'zero-base': wrong('公务接待费增加0.60万元，', '公务接待费增加0.60万元，增长100.00%，', '增长100.00%', '上年是 0'),
  listings: wrong('办公费、邮电费', '办公费、印刷费、邮电费', '印刷费', '没有金额'),
  'text-unit-name': wrong('二、关于示例单位', '二、关于某某局', '某某局', '编制单位是“示例单位”'),
  'project-counts': wrong('财政拨款项目5个', '财政拨款项目6个', '6', '表7 有 5 个'),
  'known-facts': wrong('编制数43', '编制数34', '34', '填报的是 43'),
  'counts-and-money': wrong(
    '政府采购服务预算170.00万元。',
    '政府采购服务预算170.00万元。\n2024年拟购置公务用车2辆。',
    '2',
    '表10 公务用车购置费是 0.00 万元',
  ),
  'performance-funds': wrong(
    '年度预算总额： 10.00',
    '年度预算总额： 10.10',
    '10.10',
    '财政拨款加其他资金是 10.00 万元',
  ),
  'performance-prose': wrong('项目资金10万元', '项目资金11万元', '11', '应为 10.00 万元'),
  'performance-costs': wrong('<=3万元', '<=5万元', '4', '成本指标相加 12.00 万元，项目预算 10.00 万元，多 2.00 万元'),
  'performance-weights': wrong('标准 4次 40', '标准 4次 38', '38', '权重相加 88'),
  'performance-allocation': wrong(
    '宣传4.00万元，业务保障3.00',
    '宣传3.00万元，业务保障4.00',
    '3.00',
    '资金分配“宣传”3.00 万元',
  ),
};
/** The plan not to buy a vehicle, which one case contradicts. */
const NO_VEHICLE = '2024年没有安排购置车辆的经费。';

async function check(lines: readonly string[], withPrior = false) {
  return checkText({ ...(await (withPrior ? toCheckWithPrior : toCheck)(OWN_WORDING)), lines });
}

test('every check is in CASES, in a file of its name, and in docs/checks.md under its number', () => {
  expect(Object.keys(CASES).sort()).toEqual(TEXT_CHECKS.map(({ name }) => name).sort());
  const docs = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8');
  for (const { number, name, title } of TEXT_CHECKS) {
    expect([name, existsSync(join(ROOT, `src/budget/narrative/check/checks/${name}.ts`))]).toEqual([name, true]);
    expect(docs).toContain(`## ${number} ${title}`);
    expect(Math.floor(number / 100)).toBe(6);
  }
  expect(new Set(TEXT_CHECKS.map(({ number }) => number)).size).toBe(TEXT_CHECKS.length);
});

test('our own wording triggers none of them', async () => {
  const { findings } = await check([...OWN_WORDING.lines, NO_VEHICLE]);
  expect(findings.map(messageOf)).toEqual([]);
});

test.each(Object.entries(CASES))('%s is triggered', async (name, { change: [from, to], quote, says, needsPrior }) => {
  const text = [...OWN_WORDING.lines, NO_VEHICLE].join('\n');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const lines = changed.split('\n');
  const { findings } = await check(lines, needsPrior);
  const own = findings.filter((finding) => finding.check.name === name);
  expect([name, own.map(messageOf)]).toEqual([name, expect.arrayContaining([expect.stringContaining(says)])]);
  const finding = own.find((candidate) => messageOf(candidate).includes(says))!;
  expect(finding.text.quote).toContain(quote);
  // The place is exact: the line holds the quote where it says.
  const line = lines[finding.text.line - 1]!;
  expect(finding.text.quote.startsWith(line.slice(finding.text.from, finding.text.to))).toBe(true);
});
