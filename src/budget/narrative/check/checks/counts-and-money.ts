import { type TextCheck, TEXT_BASIS } from '../text-check';
import type { Quantity } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import type { Subject } from '../reading/subjects';
import { valuesOf } from '../reading/table-values';
import { money } from './compare';

export const countsAndMoney: TextCheck = {
  number: 637,
  name: 'counts-and-money',
  title: '有数量就有经费，有经费就有数量',
  severity: 'confirm',
  basis: TEXT_BASIS,
  why: '说拟购置公务用车 0 辆、出国 0 人次，购置费、出国费却有金额，或者相反，总有一处没有跟着改。',
  example: '第 42 行“拟购置公务用车2辆”：表10 公务用车购置费是 0.00 万元。请核对，改正写错的一个。',
  run({ reading, tables }, report) {
    for (const statement of reading.statements) {
      const planned = plannedBy(statement);
      if (!planned) continue;
      const { count, item, label } = planned;
      const [value] = valuesOf(item, tables);
      if (!value) continue;
      // Of 6 visits and 7 the money tells nothing.
      if (count.value.isZero()) report.checked(count);
      if (count.value.isZero() === (value.amount === 0)) continue;
      const { passage } = statement;
      report.find({
        passage,
        from: count.from,
        to: count.digitsTo,
        howMuch: `写作 ${count.value.toString()}${count.unit}，表10 ${label}是 ${money(value.amount)}`,
        remedy: '请核对，改正写错的一个；用财政拨款以外的资金安排的不用改。',
        stated: `${count.value.toString()}${count.unit}`,
        expected: money(value.amount),
      });
    }
  },
};

interface Kind {
  readonly words: RegExp;
  readonly unit: RegExp;
  readonly id: string;
  readonly label: string;
}

/** What is counted for each kind of “三公”经费. */
const KINDS: readonly Kind[] = [
  {
    words: /出国|出境/,
    unit: /^(?:个|批|批次|次|人|人次)$/,
    id: 'overseasVisits',
    label: '因公出国（境）费',
  },
  {
    words: /(?:购置|新购|购买|更新|新增|新增配[置备])(?:的)?(?:公务用车|公车|车辆|轿车)$/,
    unit: /^[辆台]$/,
    id: 'vehiclePurchase',
    label: '公务用车购置费',
  },
  { words: /接待/, unit: /^(?:批|批次|次|人|人次)$/, id: 'officialHospitality', label: '公务接待费' },
];

/** A count of what one of the kinds is planned for; undefined where it is of something else, or of last year. */
function plannedBy({
  subject,
  counts,
  passage,
  from,
  threshold,
}: Statement): { readonly count: Quantity; readonly item: Subject; readonly label: string } | undefined {
  if (threshold !== undefined || subject.scope === 'profile' || subject.project !== undefined) return undefined;
  for (const count of counts) {
    const words = passage.text.slice(from, count.from).replace(/[^,，;。:]*[,，;。:]/g, '');
    if (/上年|去年|实际|保有|报废|处置|出租/.test(words)) continue;
    const kind = KINDS.find((one) => one.words.test(words) && one.unit.test(count.unit));
    if (!kind) continue;
    const item: Subject = { topic: { kind: 'threePublic', id: kind.id }, scope: 'threePublic', label: kind.label };
    return { count, item, label: kind.label };
  }
  return undefined;
}
