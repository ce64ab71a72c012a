import type { Fen } from '../../../amount';
import { type TextCheck, TEXT_BASIS } from '../text-check';
import { byPassage } from '../reading/by-passage';
import { type Printed, ratioAgrees, ratioAsStated, ratioText } from '../reading/intervals';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import type { Subject } from '../reading/subjects';
import { figureIdOf, valuesOf } from '../reading/table-values';
import { residue } from '../reading/wording';
import { money, printed } from './compare';

export const textShares: TextCheck = {
  number: 602,
  name: 'text-shares',
  title: '占比与金额相符',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '占比是部分除以总数，按写出的小数位四舍五入，谁都能重算。',
  example: '第 941 行“占43.87%”：一般公共预算 1,719.34 万元占 3,927.29 万元的 43.78%。请改正占比。',
  run({ reading, tables }, report) {
    const named = amountsByName(reading.statements);
    const besides = byPassage(reading.statements);
    for (const statement of reading.statements) {
      const { share, passage, subject } = statement;
      if (!share) continue;
      const part = partOf(statement, tables);
      const bought = setAside(statement, besides(passage));
      const wholes = [...wholesOf(statement, tables, named), ...bought].filter(({ amount }) => amount > 0);
      if (!part || wholes.length === 0) continue;
      const { quantity } = share;
      report.checked(quantity);
      const isShareOf = (whole: Printed) =>
        ratioText(part.amount, whole.amount, quantity.decimals) === ratioAsStated(quantity);
      if (wholes.some(isShareOf) || told(statement, part, besides(passage), tables).some(isShareOf)) continue;
      // Within the rounding of the amounts it is told, but it is no error.
      const near = wholes.find((whole) => ratioAgrees(quantity.value, quantity.decimals, part, whole));
      const whole = near ?? (wholes[0] as Printed);
      const expected = ratioText(part.amount, whole.amount, quantity.decimals);
      report.find({
        passage,
        from: quantity.from,
        at: figureIdOf(subject, tables),
        to: quantity.digitsTo,
        ...(near ? { severity: 'notice' as const } : {}),
        howMuch: `写作 ${ratioAsStated(quantity)}，${subject.label} ${money(part.amount)}占 ${money(whole.amount)}的 ${expected}${near ? '，在四舍五入的范围内' : ''}`,
        remedy: near ? '一般不用改；要与公开的数重算一致的，请改正占比。' : '请改正占比，或核对金额。',
        stated: `${quantity.value.toString()}%`,
        expected,
      });
    }
  },
};

/** The amount that is stated, or else what the tables have. */
function partOf({ amount: own, continues, subject }: Statement, tables: Tables): Printed | undefined {
  const amount = own ?? continues?.amount;
  return amount ? printed(amount) : printedValue(subject, tables);
}

function printedValue(subject: Subject, tables: Tables): Printed | undefined {
  const [value] = valuesOf(subject, tables);
  return value && { amount: value.amount, half: value.half };
}

/** What a share may be of: what it says, what it is a part of, or the whole of its section. */
function wholesOf(
  { share, parent, subject }: Statement,
  tables: Tables,
  named: ReadonlyMap<string, Printed>,
): Printed[] {
  if (share?.of) {
    const own = [share.of, ...allMoneyIf(share.of)]
      .flatMap((of) => valuesOf(of, tables))
      .map(({ amount, half }) => ({ amount, half }));
    const stated = named.get(nameOf(share.of.label));
    // A whole that nothing is known of is not the section's.
    return own.length > 0 ? own : stated ? [stated] : [];
  }
  const whole = valuesOf({ topic: { kind: 'whole' }, scope: subject.scope, label: '' }, tables);
  // Economic items are of 基本支出 or of 项目支出, wherever they are told.
  const kinds = subject.topic.kind === 'economic' ? (['generalBasic', 'generalProject'] as const) : [];
  const ofKinds = kinds.flatMap((scope) => valuesOf({ topic: { kind: 'whole' }, scope, label: '' }, tables));
  return [
    ...around(parent),
    ...[...whole, ...ofKinds].map(({ amount, half }): { amount: Fen; half: Fen } => ({ amount, half })),
  ];
}

/**
 * What else a share may be of that does not say of what: something larger that its paragraph has told before, or all money.
 * `基本支出884.34万元由两块组成:人员经费760.16万元,公用经费124.18万元,分别占85.96%和14.04%`.
 */
function told({ share }: Statement, part: Printed, besides: readonly Statement[], tables: Tables): Printed[] {
  if (!share || share.of) return [];
  const before = besides.flatMap(({ amount }) =>
    amount && amount.from < share.quantity.from ? [printed(amount)] : [],
  );
  const all = valuesOf({ topic: { kind: 'whole' }, scope: 'overall', label: '' }, tables);
  return [...before, ...all].filter(({ amount }) => amount > part.amount);
}

/** `占本年支出合计的` in the section of one budget may mean all that is spent. */
function allMoneyIf(of: Subject): Subject[] {
  const plain = of.topic.kind === 'whole' && /^(?:本年)?(?:总?收入|总?支出|收支|预算)/.test(of.label);
  return plain && (of.scope === 'fiscal' || of.scope === 'general') ? [{ ...of, scope: 'overall' }] : [];
}

/** `面向中小企业预留…万元，占100%`: of all that is bought, or of what is set aside for the larger group. */
function setAside({ subject, share, parent }: Statement, besides: readonly Statement[]): Printed[] {
  if (subject.scope !== 'procurement' || subject.topic.kind !== 'named' || share?.of || parent) return [];
  return besides.flatMap((other) =>
    other.subject.scope === 'procurement' && other.amount && !other.parent ? [printed(other.amount)] : [],
  );
}

/** What it is a part of, and what that is a part of. */
function around(parent: Statement | undefined): Printed[] {
  return parent ? [...(parent.amount ? [printed(parent.amount)] : []), ...around(parent.parent)] : [];
}

/** Names without the words that may be said or left out: 政府采购预算总额 is 政府采购. */
function nameOf(label: string): string {
  return (residue(label) || label).replace('政府采购', '采购');
}

/** What the text says of things that no table has; the first amount of each. */
function amountsByName(statements: readonly Statement[]): Map<string, Printed> {
  const amounts = new Map<string, Printed>();
  for (const { subject, amount } of statements) {
    if (subject.topic.kind !== 'named' || !amount) continue;
    const name = nameOf(subject.label);
    if (!amounts.has(name)) amounts.set(name, printed(amount));
  }
  return amounts;
}
