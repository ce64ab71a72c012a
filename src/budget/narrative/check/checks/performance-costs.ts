import type { TextCheck } from '../text-check';
import { figureIdOf } from '../reading/table-values';
import { money, termOf, three } from './compare';
import { PERFORMANCE_BASIS } from './performance-funds';

export const performanceCosts: TextCheck = {
  number: 633,
  name: 'performance-costs',
  title: '成本指标相加等于项目预算',
  severity: 'error',
  basis: PERFORMANCE_BASIS,
  why: '成本指标的上限相加超过预算，等于没有控制成本。',
  example: '第 2050 行：成本指标相加 186.11 万元，项目预算 186.10 万元，多 0.01 万元。请核对成本指标。',
  run({ performance, tables }, report) {
    for (const { indicators, total, passage, project } of performance) {
      const costs = indicators.flatMap(({ cost, value, name }) => (cost && value ? [{ value, name }] : []));
      const [first] = costs;
      if (!total || project === '' || !first) continue;
      const sum = costs.reduce((all, { value }) => all + (value.amount ?? 0), 0);
      report.checked(
        costs.map(({ value }) => value),
        total.quantity,
      );
      if (sum === total.amount) continue;
      report.find({
        passage,
        from: first.value.from,
        to: first.value.to,
        ...(sum < total.amount ? { severity: 'confirm' as const } : {}),
        at: figureIdOf({ topic: { kind: 'projectName', name: project }, scope: 'performance', label: '' }, tables),
        howMuch: `成本指标相加 ${money(sum)}，项目预算 ${money(total.amount)}，${sum > total.amount ? '多' : '少'} ${money(Math.abs(sum - total.amount))}`,
        remedy: sum > total.amount ? '成本指标不应超过预算，请核对。' : '请核实是否还有没列出的成本。',
        ...three(sum, total.amount),
        terms: costs.map(({ value, name }) => termOf(name, value)),
      });
    }
  },
};
