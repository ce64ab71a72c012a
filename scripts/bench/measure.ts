/** All measurements, one after another, as plain-text tables. Nothing here fails for being slow: it is no timed test. */
import { cpus } from 'node:os';
import { isInstalled } from '../../tests/print/soffice';
import { measureTraffic } from './batches';
import { measureAudit, tablesOfSize, withWrongFigure } from './checking';
import { reportFiles } from './file-report';
import { type Filling, measureCore, measureGrouping, measureWholeWay } from './filling';
import { measureRecalculation } from './recalculation';
import type { Comparison } from './stopwatch';
import { count, duration, textTable, times } from './text-table';

const SIZES = [1_000, 10_000, 100_000];
const RECALCULATED_ROWS = 10_000;
/** Aims, as ratios. */
const CORE_AT_MOST = 3;
const RECALCULATION_AT_LEAST = 100;

const HEADINGS = ['明细', '同类组', '本程序', '裸循环', '倍数', '目标'];
/** The aim of work that grows with its input: a multiple of the bare loop that stays as it is when the input grows. */
const GROWTH = '不随行数增大';
const VERDICT = (met: boolean) => (met ? '达到' : '未达到');

function print(title: string, rows: readonly (readonly string[])[], ...notes: readonly string[]): void {
  console.log(`\n${title}\n${textTable(rows)}`);
  for (const note of notes) console.log(`  ${note}`);
}

const fillingRow = (filling: Filling, aim: string): string[] => [
  `${count(filling.rows)} 行`,
  count(filling.groups),
  duration(filling.subject),
  duration(filling.baseline),
  times(filling.ratio),
  aim,
];

function core(): void {
  const aim = (filling: Filling) => `≤ ${CORE_AT_MOST} 倍，${VERDICT(filling.ratio <= CORE_AT_MOST)}`;
  print(
    '一、汇总：fillTables，对照：每行读一次、金额按整数相加的裸循环',
    [HEADINGS, ...SIZES.map((rows) => measureCore(rows, 'unit')).map((filling) => fillingRow(filling, aim(filling)))],
    '明细按单位的常见构成生成：40 个功能科目、30 个项目、60 个经济科目、17 种资金来源。',
  );
  print('　　同上，最坏情形：明细各列互不相干，几乎没有两行同类', [
    HEADINGS,
    ...SIZES.map((rows) => measureCore(rows, 'scattered')).map((filling) => fillingRow(filling, '—')),
  ]);
}

function grouping(): void {
  for (const [variety, title] of [
    ['unit', '　　归组：createLedger，对照：每个字段读一次、金额相加的裸循环'],
    ['scattered', '　　同上，最坏情形'],
  ] as const) {
    print(title, [
      HEADINGS,
      ...SIZES.map((rows) => measureGrouping(rows, variety)).map((filling) => fillingRow(filling, GROWTH)),
    ]);
  }
}

/** @returns milliseconds of one fill from the grid, at the size that LibreOffice calculates */
async function wholeWay(): Promise<number> {
  const fillings: Filling[] = [];
  for (const rows of SIZES) fillings.push(await measureWholeWay(rows));
  print(
    '二、全程：readBudget + fillTables + renderTables，对照：每格读一次、金额按整数相加的裸循环',
    [HEADINGS, ...fillings.map((filling) => fillingRow(filling, '—'))],
    '每次都从新解析的单元格开始，字符串没有缓存，与从 Excel 读来时一样。',
  );
  return fillings.find(({ rows }) => rows === RECALCULATED_ROWS)?.subject ?? Number.NaN;
}

async function recalculation(fill: number): Promise<void> {
  const title = '三、全程，对照：LibreOffice 重算同样的表（SUMIFS 公式，结果逐格核对一致）';
  if (!isInstalled('soffice')) {
    console.log(`\n${title}\n  没有安装 soffice，跳过。`);
    return;
  }
  const measured = await measureRecalculation(RECALCULATED_ROWS);
  const ratio = measured.recalculation / fill;
  print(
    title,
    [
      ['明细', 'SUMIFS', '本程序', '重算', '快', '目标'],
      [
        `${count(measured.rows)} 行`,
        `${count(measured.formulas)} 个`,
        duration(fill),
        duration(measured.recalculation),
        times(ratio),
        `≥ ${RECALCULATION_AT_LEAST} 倍，${VERDICT(ratio >= RECALCULATION_AT_LEAST)}`,
      ],
    ],
    `重算 = 转换带公式的文件（${duration(measured.withFormulas)}）减去转换同样内容的数值文件（${duration(measured.withValues)}），三次取中位数。`,
    '公式已按对 LibreOffice 最有利的写法：类、款、来源大类有辅助列，编码是数字，小计用加法。',
  );
}

async function traffic(): Promise<void> {
  const rows: string[][] = [['明细', 'Excel', '生成', '往返', '请求字节', '响应字节', '最大一次', '耗时']];
  for (const size of SIZES) {
    for (const host of ['web', 'microsoft365'] as const) {
      for (const sent of await measureTraffic(host, size)) {
        rows.push([
          `${count(sent.rows)} 行`,
          host === 'web' ? '网页版' : 'Microsoft 365',
          sent.fill === 'first' ? '首次' : '改一格后再次',
          String(sent.batches),
          count(sent.requestBytes),
          count(sent.responseBytes),
          count(sent.largestBytes),
          duration(sent.elapsed),
        ]);
      }
    }
  }
  print(
    '四、一键生成的往返与字节：真正的 Office.js，测试用 Excel',
    rows,
    '耗时含测试用 Excel 自己的时间。网页版一次超过 5,242,880 字节会被拒绝，然后分小重读；被拒的一次也计在内。',
  );
}

function checking(): void {
  const row = (items: number, title: string, { subject, baseline, ratio }: Comparison): string[] => [
    `${count(items)} 项`,
    title,
    duration(subject),
    `${((1000 * subject) / items).toFixed(1)} 微秒`,
    duration(baseline),
    times(ratio),
    GROWTH,
  ];
  print('五、审核：全部规则加出错格的判断，对照：每个数读一次、相加的裸循环', [
    ['项级科目', '表', '审核', '每项', '裸循环', '倍数', '目标'],
    ...[100, 1_000, 10_000].flatMap((items) => {
      const input = tablesOfSize(items);
      return [row(items, '没有错', measureAudit(input)), row(items, '错一格', measureAudit(withWrongFigure(input)))];
    }),
  ]);
}

async function main(): Promise<void> {
  const start = performance.now();
  const [cpu] = cpus();
  console.log(`Node ${process.versions.node}，${cpus().length} 核 ${cpu?.model ?? ''}`.trimEnd());
  console.log('各为交替运行多次的中位数；倍数是每对运行之比的中位数。');
  core();
  grouping();
  await recalculation(await wholeWay());
  await traffic();
  checking();
  await reportFiles();
  console.log(`\n共用 ${duration(performance.now() - start)}`);
}

void main();
