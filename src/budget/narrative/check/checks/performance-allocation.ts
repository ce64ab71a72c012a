import type { TextCheck } from '../text-check';
import { plainName } from '../reading/plain-name';
import { figureIdOf } from '../reading/table-values';
import { money, three } from './compare';
import { bestPairs } from './pairs';
import { PERFORMANCE_BASIS } from './performance-funds';

export const performanceAllocation: TextCheck = {
  number: 635,
  name: 'performance-allocation',
  title: '资金分配与成本指标一致',
  severity: 'error',
  basis: PERFORMANCE_BASIS,
  why: '同一个项目，情况说明里的资金分配和绩效目标表的成本指标说的是同一笔钱。',
  example: '第 1195 行“车辆维修保养费35.00万元”：成本指标是 40.00 万元。请核对，改为一致。',
  run({ performance, reading, tables }, report) {
    for (const { project, indicators } of performance) {
      if (project === '') continue;
      const costs = indicators.flatMap(({ cost, name, value }) =>
        cost && value?.amount !== undefined ? [{ name, amount: value.amount, quantity: value }] : [],
      );
      const parts = reading.statements
        .filter(
          ({ allocation, total, subject, amount }) =>
            allocation && !total && amount && plainName(subject.project ?? '') === project,
        )
        .map((statement) => ({ name: statement.subject.label, amount: statement.amount?.amount ?? 0, statement }));
      for (const [part, cost] of bestPairs(parts, costs)) {
        const { amount, passage } = part.statement;
        if (!amount) continue;
        report.checked(amount, cost.quantity);
        if (part.amount === cost.amount) continue;
        report.find({
          passage,
          from: amount.from,
          to: amount.digitsTo,
          at: figureIdOf({ topic: { kind: 'projectName', name: project }, scope: 'performance', label: '' }, tables),
          howMuch: `资金分配“${part.name}”${money(part.amount)}，绩效目标表“${cost.name}”${money(cost.amount)}，差 ${money(Math.abs(part.amount - cost.amount))}`,
          remedy: '请核对，改为一致。',
          ...three(part.amount, cost.amount),
        });
      }
    }
  },
};
