import type { TextCheck, TextReport } from '../text-check';
import type { PerformanceTable, PlacedAmount } from '../reading/performance';
import { amountsApart, money, three } from './compare';
import { bestPairs } from './pairs';
import { PERFORMANCE_BASIS } from './performance-funds';

export const performanceProse: TextCheck = {
  number: 632,
  name: 'performance-prose',
  title: '总体目标里的金额与表头、指标一致',
  severity: 'error',
  basis: PERFORMANCE_BASIS,
  why: '同一张表里，表头、总体目标和成本指标说的是同一笔钱。',
  example: '第 1885 行“资金186.11万元”：表头是 186.10 万元，多 0.01 万元。请核对。',
  run({ performance }, report) {
    for (const table of performance) {
      const { total, fiscal, other, prose } = table;
      const heads = [
        [/(?:项目)?资金$|总额$|预算$/, total],
        [/财政(?:资金|拨款)$/, fiscal.length === 1 ? fiscal[0] : undefined],
        [/其他资金$/, other.length === 1 ? other[0] : undefined],
      ] as const;
      const rest: PlacedAmount[] = [];
      for (const stated of prose) {
        const head = [...heads].reverse().find(([pattern]) => pattern.test(stated.name))?.[1];
        if (!head) {
          rest.push(stated);
          continue;
        }
        report.checked(stated.quantity, head.quantity);
        if (stated.amount === head.amount) continue;
        report.find({
          passage: table.passage,
          from: stated.quantity.from,
          to: stated.quantity.digitsTo,
          howMuch: `总体目标里“${stated.name}”${amountsApart(stated.amount, head.amount)}（表头）`,
          remedy: '请核对表头和总体目标，改正写错的一个。',
          ...three(stated.amount, head.amount),
        });
      }
      againstIndicators(table, rest, report);
    }
  },
};

function againstIndicators(
  { indicators, passage }: PerformanceTable,
  rest: readonly PlacedAmount[],
  report: TextReport,
): void {
  const costs = indicators.flatMap(({ cost, name, value }) =>
    cost && value?.amount !== undefined ? [{ name, amount: value.amount, quantity: value }] : [],
  );
  for (const [stated, cost] of bestPairs(rest, costs)) {
    report.checked(stated.quantity, cost.quantity);
    if (stated.amount === cost.amount) continue;
    report.find({
      passage,
      from: stated.quantity.from,
      to: stated.quantity.digitsTo,
      howMuch: `总体目标里“${stated.name}”${money(stated.amount)}，成本指标“${cost.name}”${money(cost.amount)}`,
      remedy: '请核对，改正写错的一个。',
      ...three(stated.amount, cost.amount),
    });
  }
}
