import Decimal from 'decimal.js';
import { type TextCheck, type TextFact, TEXT_BASIS } from '../text-check';
import { amountInstead } from '../reading/corrected-statements';
import { plainName } from '../reading/plain-name';
import type { Statement } from '../reading/statements';
import type { Scope } from '../reading/subjects';
import { amountsApart, three } from './compare';

export const knownFacts: TextCheck = {
  number: 621,
  name: 'known-facts',
  title: '人数、资产、采购与填报一致',
  severity: 'error',
  settles: 'numbers',
  basis: TEXT_BASIS,
  why: '人数、资产、政府采购不在十一张表里，只能与填报的数核对。',
  example: '第 68 行“编制数34”：填报的是 43。请核对。',
  run({ reading, facts }, report) {
    const known = new Map(
      facts
        .filter(({ projectAmounts, threshold }) => !projectAmounts && threshold === undefined)
        .map((fact) => [factKey(fact.label), fact]),
    );
    // `事业编制168名` is all of 编制 only where no other kind is told beside it.
    const posts = new Set(
      reading.statements.flatMap(({ subject, counts }) =>
        subject.topic.kind === 'named' && counts.length > 0 && /编制/.test(subject.topic.name)
          ? [subject.topic.name]
          : [],
      ),
    );
    const alike = new Map<string, number>();
    for (const { threshold, counts, subject } of reading.statements) {
      if (threshold === undefined || counts.length === 0) continue;
      const key = boundKey(threshold, PLANNED.test(subject.label));
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
    for (const statement of reading.statements) {
      const { subject, amount, counts, passage, threshold, allocation } = statement;
      if (subject.topic.kind !== 'named' || allocation) continue;
      if (subject.project !== undefined || subject.scope === 'generalProject' || subject.scope === 'general') continue;
      const key = factKey(subject.topic.name, subject.scope);
      const fact =
        threshold === undefined
          ? known.get(posts.size === 1 ? key.replace(/^(?:事业|行政|机关)+(?=编制$)/, '') : key)
          : equipment(statement, alike, facts);
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
          report.correct({ statement, should: { amount: amountInstead(amount, fact.amount) } });
        }
      }
      const count = counts.find(({ unit }) => unit === '' || sameUnit(unit, fact.count?.unit ?? ''));
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
      const right = { ...count, value: new Decimal(fact.count.value) };
      report.correct({ statement, should: { counts: counts.map((one) => (one === count ? right : one)) } });
    }
  },
};

/** What is to be bought is counted apart from what is there. */
const PLANNED = /购置|采购|购买|计划|拟|新增/;

const boundKey = (threshold: number | undefined, planned: boolean) => `${threshold} ${planned}`;

/** `单价50万元以上设备2台`; none where 通用 and 专用 are told apart, for they were entered together. */
function equipment(
  { subject, threshold }: Statement,
  alike: ReadonlyMap<string, number>,
  facts: readonly TextFact[],
): TextFact | undefined {
  const planned = PLANNED.test(subject.label);
  if (!/设备/.test(subject.label)) return undefined;
  if ((alike.get(boundKey(threshold, planned)) ?? 0) > 1) return undefined;
  return facts.find((fact) => fact.threshold === threshold && fact.planned === planned);
}

/** People are counted by several words. */
const UNITS: readonly (readonly string[])[] = [
  ['人', '名', '个'],
  ['辆', '台'],
  ['平方米', 'm2'],
];

function sameUnit(left: string, right: string): boolean {
  return left === right || UNITS.some((units) => units.includes(left) && units.includes(right));
}

/** A name without the words that regions put around it: `核定编制`, `在职人员`, `占有使用房屋面积`, `货物类采购`. */
function factKey(label: string, scope?: Scope): string {
  const name = plainName(label);
  const bought = scope === 'procurement' || /采购|预留/.test(name);
  const bare = name
    .replace(
      /^(?:本单位|我单位|年末|末|核定|批复|单位管理的?|本部门|我部门|部门|人员(?=编制)|单位|现有|实有|共有|共|占有使用|占用使用|占有|占用|使用|拥有)+/,
      '',
    )
    .replace(
      /(?:教职工|教师|干部职工|干部|人员|职工|人数|建筑面积|面积|账面价值|账面原值|原值|总?价值|总数|总|数量|预算|总额|金额|数)+$/,
      '',
    )
    .replace(/^其他(?:用车|车辆)$/, '其他车辆')
    .replace(/^一般执法执勤用车$/, '执法执勤用车');
  if (!bought) return bare;
  return `采购/${bare.replace(/政府采购|类?采购|项目|预算|的/g, '')}`;
}
