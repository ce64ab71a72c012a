import { type TextCheck, TEXT_BASIS } from '../text-check';
import type { Statement } from '../reading/statements';
import { valuesOf } from '../reading/table-values';
import { money, termOf, three } from './compare';

export const allocations: TextCheck = {
  number: 608,
  name: 'allocations',
  title: '资金分配相加等于项目金额',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '项目的钱怎么用要说全：各项相加少了，就有钱不知去向。',
  example: '第 1142 行“资金分配情况”：各项相加 215.00 万元，项目 225.00 万元，少 10.00 万元。请核对各项。',
  run({ reading, tables }, report) {
    const byProject = new Map<string, Statement[]>();
    const stated = new Map<string, Statement>();
    for (const statement of reading.statements) {
      const { allocation, subject, amount } = statement;
      if (!amount) continue;
      const { project = '' } = subject;
      if (!allocation) {
        if (subject.topic.kind === 'projectName' && subject.project !== undefined && !stated.has(project))
          stated.set(project, statement);
        continue;
      }
      const own = byProject.get(project);
      if (own) own.push(statement);
      else byProject.set(project, [statement]);
    }
    for (const [project, own] of byProject) {
      const parts = own.filter(({ total }) => !total);
      const said = stated.get(project);
      const [value] = valuesOf(
        { topic: { kind: 'projectName', name: project }, scope: 'generalProject', label: project },
        tables,
      );
      const planned = value?.amount ?? said?.amount?.amount;
      const first = parts[0] ?? own[0];
      if (planned === undefined || !first?.amount) continue;
      for (const { amount, passage } of own.filter(({ total }) => total)) {
        if (!amount) continue;
        report.checked(amount);
        if (amount.amount === planned) continue;
        report.find({
          passage,
          from: amount.from,
          to: amount.digitsTo,
          howMuch: `合计写作 ${money(amount.amount ?? 0)}，项目“${project}”是 ${money(planned)}`,
          remedy: '请核对合计和项目金额。',
          ...three(amount.amount ?? 0, planned),
        });
      }
      if (parts.length === 0) continue;
      report.checked(parts.map(({ amount }) => amount));
      const sum = parts.reduce((total, { amount }) => total + (amount?.amount ?? 0), 0);
      const last = parts.at(-1) ?? first;
      // A part of the project may be told apart; a single one must not be all of it.
      const tolerance = value?.half !== undefined && value.figures.length > 1 ? value.half : 0;
      if (Math.abs(sum - planned) <= tolerance) continue;
      report.find({
        passage: first.passage,
        from: first.amount.from,
        to: last.amount && last.passage === first.passage ? last.amount.to : first.amount.to,
        at: value?.figures[0]?.figure?.id ?? '',
        howMuch: `项目“${project}”的资金分配相加 ${money(sum)}，项目金额 ${money(planned)}，${sum > planned ? '多' : '少'} ${money(Math.abs(sum - planned))}`,
        remedy: '请核对各项，使之相加等于项目金额。',
        ...three(sum, planned),
        terms: parts.flatMap(({ amount, subject }) => (amount ? [termOf(subject.label, amount)] : [])),
      });
    }
  },
};
