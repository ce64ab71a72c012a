import { type TextCheck, TEXT_BASIS } from '../text-check';
import { plainName } from '../reading/plain-name';
import { amountsApart, three } from './compare';

export const knownFacts: TextCheck = {
  number: 621,
  name: 'known-facts',
  title: '人数、资产、采购与填报一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '人数、资产、政府采购不在十一张表里，只能与填报的数核对。',
  example: '第 68 行“编制数34”：填报的是 43。请核对。',
  run({ reading, facts }, report) {
    const known = new Map(facts.map((fact) => [plainName(fact.label), fact]));
    for (const { subject, amount, counts, passage, threshold } of reading.statements) {
      if (subject.topic.kind !== 'named' || threshold !== undefined) continue;
      const fact = known.get(subject.topic.name) ?? known.get(subject.topic.name.replace(/价值$/, ''));
      if (!fact) continue;
      if (amount && fact.amount !== undefined) {
        report.checked(amount);
        if (amount.amount !== fact.amount) {
          report.find({
            passage,
            from: amount.from,
            to: amount.digitsTo,
            howMuch: `“${subject.label}”${amountsApart(amount.amount ?? 0, fact.amount)}`,
            remedy: '请与填报的数核对，改正写错的一个。',
            ...three(amount.amount ?? 0, fact.amount),
          });
        }
      }
      const count = counts.find(({ unit }) => unit === '' || unit === fact.count?.unit);
      if (!count || !fact.count) continue;
      report.checked(count);
      if (count.value.equals(fact.count.value)) continue;
      report.find({
        passage,
        from: count.from,
        to: count.digitsTo,
        howMuch: `“${subject.label}”写作 ${count.value.toString()}${count.unit}，填报的是 ${fact.count.value}${fact.count.unit}`,
        remedy: '请与填报的数核对，改正写错的一个。',
        stated: count.value.toString(),
        expected: fact.count.value,
      });
    }
  },
};
