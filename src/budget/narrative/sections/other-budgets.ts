/** Sections 8 to 11: the two other fiscal budgets, 三公 and what is left from last year. */
import { FISCAL_APPROPRIATION } from '../../funding-source';
import type { Composer } from '../composer';
import { rowsOf } from '../figures';
import type { NarrativeParagraph } from '../narrative';
import { amount, joined, missing } from '../spans';
import { fullName } from './general-public-budget';

/** 八、政府性基金预算 (表8), 九、国有资本经营预算 (表9). */
export function otherBudget(c: Composer, table: 8 | 9, name: string): NarrativeParagraph[] {
  const id = table === 8 ? 'funds' : 'stateCapital';
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
  return [
    c.totalParagraph(`${id}.total`, `${c.year}年${name}拨款支出`, total, [
      parts.length > 0
        ? [
            '，其中：',
            joined(
              parts.map(({ label, figure }) => [label, amount(figure)]),
              '，',
            ),
          ]
        : '',
      '。',
    ]),
    ...rows
      .filter(({ kind }) => kind === 'item')
      .map(({ code, key }, index) =>
        c.text(`${id}.item.${code}`, [
          `${index + 1}.${fullName(c, code)}：${c.year}年预算数为`,
          amount(c.figure({ table, row: key, column: 'total' })),
          '。',
        ]),
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
      '，包括：财政拨款结转',
      amount(c.figure({ table: 11, column: 'fiscal' })),
      '，非财政拨款结转结余',
      amount(c.figure({ table: 11, column: 'nonFiscal' })),
      '，其中：',
    ]),
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
