/** Sections 8 to 10: the two other fiscal budgets and 三公. */
import { currentYearSourcesOf, FISCAL_APPROPRIATION } from '../../funding-source';
import type { Composer } from '../composer';
import { rowsOf } from '../figures';
import type { NarrativeParagraph } from '../narrative';
import { amount, joined, type Piece } from '../spans';
import { fullName, itemCodes, nameOf } from './general-public-budget';

/** 八、政府性基金预算 (表8), 九、国有资本经营预算 (表9). */
export function otherBudget(c: Composer, table: 8 | 9, name: string): NarrativeParagraph[] {
  const id = table === 8 ? 'funds' : 'stateCapital';
  const budget = table === 8 ? 'governmentManagedFunds' : 'stateCapitalOperations';
  const total = c.figure({ table, column: 'total' });
  const rows = rowsOf(c.input.tables, { table });
  if (rows.length === 0) {
    const none = `${c.year}年没有安排${name}拨款支出`;
    return [c.text(`${id}.total`, [none, c.gone(total, `${id}.total`), `，表${table}为空表。`])];
  }
  const parts = (
    [
      ['personnel', '人员经费'],
      ['publicUse', '公用经费'],
      ['project', '项目支出'],
    ] as const
  )
    .map(([column, label]) => ({ label, figure: c.figure({ table, column }) }))
    .filter(({ figure }) => figure.printed !== 0);
  const [only] = parts;
  const kinds: Piece =
    only && parts.length === 1
      ? `，全部为${only.label}`
      : parts.length > 1
        ? [
            '，其中：',
            joined(
              parts.map(({ label, figure }) => [label, amount(figure)]),
              '，',
            ),
          ]
        : '';
  return [
    c.totalParagraph(`${id}.total`, `${c.year}年${name}拨款支出`, total, [kinds, '。']),
    ...levels(c, `${id}.levels`, budget),
    ...itemCodes(c, table).map((code, index) =>
      c.figureParagraph(
        {
          key: `${id}.item.${code}`,
          label: `${name}·${code} ${nameOf(c, code)}`,
          figure: c.figure({ table, row: code, column: 'total' }),
          lines: { sources: currentYearSourcesOf(budget), functional: code },
        },
        {
          lead: `${index + 1}.${fullName(c, code)}：${c.year}年预算数为`,
          noneLead: `${index + 1}.${fullName(c, code)}：`,
        },
      ),
    ),
  ];
}

/** How much of a budget comes from above; nothing where all of it is the own government's. */
function levels(
  c: Composer,
  id: string,
  budget: 'governmentManagedFunds' | 'stateCapitalOperations',
): NarrativeParagraph[] {
  const line = (row: string) => c.figure({ table: 1, section: 'income', row, column: 'amount' });
  const [own, above] = [line(budget), line(`${budget}Transfer`)];
  if (above.printed === 0) return [];
  return [
    c.text(
      id,
      own.printed === 0
        ? '资金全部为上级转移支付。'
        : ['资金来源：本级安排', amount(own), '，上级转移支付安排', amount(above), '。'],
    ),
  ];
}

const THREE_PUBLIC = [
  ['overseasVisits', '因公出国（境）费', ['30212']],
  ['vehiclePurchase', '公务用车购置费', ['30913', '31013']],
  ['vehicleOperation', '公务用车运行费', ['30231']],
  ['officialHospitality', '公务接待费', ['30217']],
] as const;

/** 十、“三公”经费 (表10). */
export function threePublicExpenses(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 10, row: 'threePublicExpenses', column: 'total' });
  const items = THREE_PUBLIC.map(([row, name, economic]) => ({
    row,
    name,
    economic,
    figure: c.figure({ table: 10, row, column: 'total' }),
  }));
  const figures = [total, ...items.map(({ figure }) => figure)];
  if (figures.every((figure) => c.isNothing(figure))) {
    return [c.text('threePublic.total', `${c.year}年没有安排财政拨款“三公”经费。`)];
  }
  const none = items.filter(({ figure }) => c.isNothing(figure));
  return [
    total.printed === 0
      ? c.text('threePublic.total', [
          `${c.year}年没有安排财政拨款“三公”经费`,
          c.gone(total, 'threePublic.total'),
          '，其中：',
        ])
      : c.totalParagraph('threePublic.total', `${c.year}年财政拨款“三公”经费预算`, total, [
          '，其中：',
          joined(
            items.map(({ name, figure }) => [name, amount(figure)]),
            '，',
          ),
          '。',
        ]),
    ...items
      .filter((item) => !none.includes(item))
      .map(({ row, name, economic, figure }) =>
        c.figureParagraph(
          {
            key: `threePublic.${row}`,
            label: `三公经费·${name}`,
            figure,
            lines: { sources: FISCAL_APPROPRIATION, economic },
          },
          { lead: name },
        ),
      ),
    ...c.nothing(
      'threePublic.nothing',
      none.map(({ name }) => name),
    ),
  ];
}
