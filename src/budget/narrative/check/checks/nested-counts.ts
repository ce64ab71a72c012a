import { type TextCheck, TEXT_BASIS } from '../text-check';
import { formatAmount } from '../../../amount';
import type { Statement } from '../reading/statements';

export const nestedCounts: TextCheck = {
  number: 609,
  name: 'nested-counts',
  title: '价值越高的设备越少',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '100 万元以上的设备也是 50 万元以上的设备，后者不能比前者少。',
  example: '第 1315 行“单位价值50万元以上大型设备0台”：100 万元以上的有 1 台，50 万元以上的只有 0 台。请核对台数。',
  run({ reading }, report) {
    let previous: Statement | undefined;
    for (const statement of reading.statements) {
      const { threshold, counts, passage } = statement;
      if (threshold === undefined || !counts[0]) continue;
      const before = previous;
      previous = statement;
      if (!before || before.passage !== passage || before.threshold === undefined || before.threshold === threshold)
        continue;
      // 通用设备 and 专用设备 are counted apart.
      if (/通用/.test(statement.subject.label) !== /通用/.test(before.subject.label)) continue;
      if (planned(statement) !== planned(before) && planned(statement)) continue;
      const [low, high] = before.threshold < threshold ? [before, statement] : [statement, before];
      const [fewer, more] = [high.counts[0], low.counts[0]];
      if (!fewer || !more) continue;
      report.checked(fewer, more);
      if (fewer.value.lessThanOrEqualTo(more.value)) continue;
      const name = ({ threshold: least = 0 }: Statement) =>
        `${formatAmount(least, '万元').replace(/\.00$/, '')} 万元以上`;
      report.find({
        passage,
        from: more.from,
        to: more.digitsTo,
        howMuch: `${name(high)}的有 ${fewer.value.toString()}${fewer.unit}，${name(low)}的只有 ${more.value.toString()}${more.unit}，前者应包含在后者之中`,
        remedy: '请核对台数。',
        stated: more.value.toString(),
        expected: `≥${fewer.value.toString()}`,
      });
    }
  },
};

/** What is to be bought is counted apart from what is there. */
function planned({ subject }: Statement): boolean {
  return /购置|采购|购买|安排/.test(subject.label);
}
