import { type TextCheck, TEXT_BASIS } from '../text-check';
import type { Statement } from '../reading/statements';
import { subjectKey } from '../reading/subjects';
import { money, three } from './compare';

export const sameThing: TextCheck = {
  number: 606,
  name: 'same-thing',
  title: '同一事项只有一个金额',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '同一件事前后写了两个数，改了一处忘了另一处。',
  example: '第 1291 行“政府采购预算2,228.78万元”：前文第 1285 行写 2,228.87 万元。请核对，改正写错的一个。',
  run({ reading }, report) {
    const first = new Map<string, Statement>();
    for (const statement of reading.statements) {
      const { subject, amount, passage, allocation } = statement;
      if (subject.topic.kind !== 'named' || subject.topic.name === '' || !amount || allocation) continue;
      const key = subjectKey(subject);
      const known = first.get(key);
      first.set(key, known ?? statement);
      if (!known?.amount) continue;
      report.checked(amount, known.amount);
      const [stated, other] = [amount.amount ?? 0, known.amount.amount ?? 0];
      if (stated === other) continue;
      report.find({
        passage,
        from: amount.from,
        to: amount.digitsTo,
        howMuch: `“${subject.label}”写作 ${money(stated)}，前文写 ${money(other)}`,
        remedy: '请核对，改正写错的一个。',
        ...three(stated, other),
      });
    }
  },
};
