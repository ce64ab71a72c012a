import type { TextCheck } from '../text-check';
import { PERFORMANCE_BASIS } from './performance-funds';

export const performanceWeights: TextCheck = {
  number: 634,
  name: 'performance-weights',
  title: '指标权重相加为 90 或 100',
  severity: 'error',
  basis: PERFORMANCE_BASIS,
  why: '预算执行率单独占 10 分时，指标合计 90 分；不单列时合计 100 分。',
  example: '第 1520 行“公共机构节能经费”：权重相加 88。请核对各指标的分值。',
  run({ performance }, report) {
    const scored = performance.flatMap(({ indicators, ...table }) => {
      const [first] = indicators;
      if (!first) return [];
      report.checked(indicators.map(({ weight }) => weight));
      const sum = indicators.reduce((all, { weight }) => all.plus(weight.value), first.weight.value.times(0));
      return [{ ...table, first, sum }];
    });
    // Execution is scored apart in all tables of a document, or in none.
    const usual = [90, 100].find((whole) => scored.filter(({ sum }) => sum.equals(whole)).length * 2 > scored.length);
    for (const { project, passage, first, sum } of scored) {
      const fits = sum.equals(90) || sum.equals(100);
      if (fits && (usual === undefined || sum.equals(usual))) continue;
      report.find({
        passage,
        from: first.weight.from,
        to: first.weight.digitsTo,
        ...(fits ? { severity: 'confirm' as const } : {}),
        howMuch: `“${project || '单位整体'}”的指标权重相加 ${sum.toString()}，应为 ${fits ? `${usual}，与其他各表一致` : '90（预算执行率另占 10）或 100'}`,
        remedy: '请核对各指标的分值。',
        stated: sum.toString(),
        expected: fits ? String(usual) : '90 或 100',
      });
    }
  },
};
