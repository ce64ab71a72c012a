/** Section 11: what is left from last year (表11). */
import type { Composer } from '../composer';
import { rowsOf } from '../figures';
import type { NarrativeParagraph } from '../narrative';
import { amount, joined, missing, type Piece, type TextFigure } from '../spans';

/** The lines of 表1 that divide what is left by its money. */
const MONEY = [
  ['generalPublicBudgetCarryover', '一般公共预算结转'],
  ['governmentManagedFundsCarryover', '政府性基金预算结转'],
  ['stateCapitalOperationsCarryover', '国有资本经营预算结转'],
  ['specialFiscalAccountSurplus', '财政专户结余'],
  ['unitFundsSurplus', '单位资金结余'],
] as const;

/** 十一、上年结转结余 (表11). */
export function carryover(c: Composer): NarrativeParagraph[] {
  const rows = rowsOf(c.input.tables, { table: 11 });
  const total = c.figure({ table: 11, column: 'total' });
  if (rows.length === 0) {
    const none = `${c.year}年没有上年结转结余`;
    return [c.text('carryover.total', [none, c.gone(total, 'carryover.total'), '。'])];
  }
  const uses = c.input.entries.carryoverUses;
  return [
    c.text('carryover.total', [
      `${c.year}年上年结转结余`,
      amount(total),
      allOrParts([
        ['财政拨款结转', c.figure({ table: 11, column: 'fiscal' })],
        ['非财政拨款结转结余', c.figure({ table: 11, column: 'nonFiscal' })],
      ]),
      '。',
    ]),
    ...byMoney(c),
    ...rows.map(({ key, project }, index) => {
      const use = uses.get(project);
      return c.text(
        `carryover.${key}`,
        [
          `${index + 1}.${project}：`,
          amount(c.figure({ table: 11, row: key, column: 'total' })),
          `，主要用于：${use ? use.replace(/[。；;.]+$/, '') : missing('结转资金用途')}。`,
        ],
        use ? undefined : `结转项目“${project}”的用途没有填，请填“结转使用”`,
      );
    }),
  ];
}

/** `，全部为甲` where there is nothing else, else `，其中：甲…，乙…`. Empty where there is nothing. */
function allOrParts(parts: readonly (readonly [name: string, figure: TextFigure])[]): Piece {
  const some = parts.filter(([, { printed }]) => printed !== 0);
  const [only] = some;
  if (only && some.length === 1) return `，全部为${only[0]}`;
  if (some.length === 0) return '';
  return [
    '，其中：',
    joined(
      some.map(([name, figure]) => [name, amount(figure)]),
      '，',
    ),
  ];
}

/** Which budgets and which own money it was; nothing where the two kinds already say so. */
function byMoney(c: Composer): NarrativeParagraph[] {
  const some = MONEY.map(
    ([row, name]) => [name, c.figure({ table: 1, section: 'income', row, column: 'amount' })] as const,
  ).filter(([, { printed }]) => printed !== 0);
  if (some.length < 2) return [];
  return [
    c.text('carryover.money', [
      '按资金性质分：',
      joined(
        some.map(([name, figure]) => [name, amount(figure)]),
        '，',
      ),
      '。',
    ]),
  ];
}
