/** Section 12: 单位运行经费, 政府采购, 国有资产, 预算绩效. */
import { formatPrinted, toPrinted } from '../../amount';
import {
  CARRYOVER_AND_SURPLUS,
  currentYearSourcesOf,
  FISCAL_APPROPRIATION,
  type FundingSourceId,
} from '../../funding-source';
import { type LineKind, sumGroups } from '../../ledger';
import type { Composer } from '../composer';
import type { ProcurementKind } from '../entries';
import type { NarrativeParagraph } from '../narrative';
import { amount, count, joined, missing, type Piece, type TextFigure } from '../spans';
import { stateAssets } from './state-assets';

/** The kinds of 政府采购 in the order of the text. */
export const PROCUREMENT_KINDS: readonly (readonly [ProcurementKind, string])[] = [
  ['goods', '货物'],
  ['works', '工程'],
  ['services', '服务'],
];

export function otherMatters(c: Composer): NarrativeParagraph[] {
  return [
    c.heading('other.operating', 2, '（一）单位运行经费情况'),
    operatingExpenses(c),
    c.heading('other.procurement', 2, '（二）政府采购情况'),
    ...procurement(c),
    c.heading('other.assets', 2, '（三）国有资产占用使用情况'),
    ...stateAssets(c),
    c.heading('other.performance', 2, '（四）预算绩效情况'),
    ...performance(c),
  ];
}

/**
 * 机关运行经费: the public-use funds of basic expenditure from the current year's general public budget. Other institutions have
 * none by its definition (财预〔2016〕143号), so their text names the same money 公用经费.
 */
function operatingExpenses(c: Composer): NarrativeParagraph {
  const isOther = c.input.entries.profile.administrative === false;
  const name = isOther ? '一般公共预算公用经费' : '机关运行经费财政拨款预算';
  const why = isOther ? `${c.unit}不是行政单位或参照公务员法管理的事业单位，不统计机关运行经费。` : '';
  return c.figureParagraph(
    {
      key: 'operating',
      label: isOther ? '公用经费' : '机关运行经费',
      figure: c.figure({ table: 6, column: 'publicUse' }),
      lines: { sources: currentYearSourcesOf('generalPublicBudget'), types: ['publicUse'] },
    },
    { lead: `${why}${c.year}年${name}`, noneLead: `${why}${isOther ? '公用经费拨款' : name}` },
  );
}

/** 分 of the ledger's lines by kind of 政府采购. */
export function procurementByKind(c: Composer): ReadonlyMap<ProcurementKind, number> {
  const sums = new Map<ProcurementKind, number>();
  for (const { procurement: kind, amount: fen } of c.input.budget.ledger.lines) {
    if (kind !== 'none') sums.set(kind, (sums.get(kind) ?? 0) + fen);
  }
  return sums;
}

function procurement(c: Composer): NarrativeParagraph[] {
  const byKind = procurementByKind(c);
  const parts = PROCUREMENT_KINDS.map(([kind, name]) => ({
    kind,
    name,
    figure: {
      printed: toPrinted(byKind.get(kind) ?? 0),
      origin: { from: 'entry', sheet: 'procurement', field: kind },
    } satisfies TextFigure,
  }));
  const exact = [...byKind.values()].reduce((sum, fen) => sum + fen, 0);
  if (toPrinted(exact) === 0) return [c.text('procurement.total', `${c.year}年没有安排政府采购预算。`)];
  const total = c.sum(
    exact,
    parts.map(({ figure }) => figure),
  );
  return [
    c.text('procurement.total', [
      `${c.year}年政府采购预算`,
      amount(total),
      '，其中：',
      joined(
        parts.map(({ name, figure }) => [`政府采购${name}预算`, amount(figure)]),
        '，',
      ),
      '。',
    ]),
    setAsides(c, exact),
  ];
}

function setAsides(c: Composer, planned: number): NarrativeParagraph {
  const { setAsides: entered } = c.input.entries;
  const id = 'procurement.setAside';
  const kinds = PROCUREMENT_KINDS.filter(([kind]) => entered[kind] !== undefined);
  if (kinds.length === 0) {
    const open = '面向中小企业、小微企业预留的采购金额没有填，请填“政府采购”';
    return c.text(id, missing('面向中小企业、小微企业预留的采购金额'), open);
  }
  const sum = (field: 'smallAndMedium' | 'smallAndMicro') => {
    const fen = kinds.reduce((all, [kind]) => all + (entered[kind]?.[field] ?? 0), 0);
    const of = kinds.map(([kind]) => ({ from: 'entry', sheet: 'procurement', field: `${kind}.${field}` }) as const);
    const [only] = of;
    return {
      fen,
      printed: toPrinted(fen),
      origin: only && of.length === 1 ? only : ({ from: 'calculation', of } as const),
    };
  };
  const [medium, micro] = [sum('smallAndMedium'), sum('smallAndMicro')];
  const tooMuch = medium.fen > planned || micro.fen > medium.fen;
  return c.text(
    id,
    ['面向中小企业预留政府采购项目预算金额', amount(medium), '，其中面向小微企业预留', amount(micro), '。'],
    tooMuch
      ? `预留金额不合理：采购预算${formatPrinted(toPrinted(planned))}万元，中小企业预留${formatPrinted(medium.printed)}万元，小微企业预留${formatPrinted(micro.printed)}万元，请核对“政府采购”`
      : undefined,
  );
}

function performance(c: Composer): NarrativeParagraph[] {
  const { performance: targets } = c.input.entries;
  const whole = targets.filter(({ project }) => project === '');
  const fiscal = projects(c, (source) => FISCAL_APPROPRIATION.includes(source), [
    c.figure({ table: 5, column: 'project' }),
    c.figure({ table: 8, column: 'project' }),
    c.figure({ table: 9, column: 'project' }),
  ]);
  const own = projects(c, (source) => OWN.includes(source), [
    c.figure({ table: 3, column: 'project' }),
    fiscal.figure,
    c.figure({ table: 11, column: 'fiscalProject' }),
    c.figure({ table: 11, column: 'nonFiscalProject' }),
  ]);
  const left = projects(c, (source) => CARRYOVER_AND_SURPLUS.includes(source), [
    c.figure({ table: 11, column: 'fiscalProject' }),
    c.figure({ table: 11, column: 'nonFiscalProject' }),
  ]);
  const number = (value: number) => count(value, { from: 'entry', sheet: 'performance', field: 'subjects' });
  const projectsOf = (kind: string, { names, figure }: ReturnType<typeof projects>): Piece => [
    `当年${kind}`,
    number(names.length),
    '个，涉及预算金额',
    amount(figure),
  ];
  const without = [...fiscal.names, ...own.names].filter((name) => !targets.some(({ project }) => project === name));
  const open = [
    ...(whole.length === 0 ? ['单位整体绩效目标没有填'] : []),
    ...(without.length > 0 ? [`下列项目没有绩效目标：${without.join('、')}`] : []),
  ];
  return [
    c.text(
      'performance.total',
      [
        `${c.year}年，`,
        whole.length === 0
          ? missing('单位整体绩效目标')
          : [
              '设定单位整体绩效目标',
              number(whole.length),
              '个，涉及金额',
              amount(c.figure({ table: 3, column: 'total' })),
            ],
        '；',
        projectsOf('财政拨款项目', fiscal),
        '；',
        projectsOf('非财政拨款项目', own),
        left.names.length === 0 ? '' : ['；上年结转结余安排的项目支出', amount(left.figure)],
        '。',
      ],
      open.length === 0 ? undefined : `${open.join('；')}，请填“绩效目标”`,
    ),
  ];
}

/** Current-year money that is no fiscal appropriation. */
const OWN: readonly FundingSourceId[] = [
  'specialFiscalAccount',
  'publicServiceIncome',
  'superiorSubsidyIncome',
  'subordinateUnitIncome',
  'operatingIncome',
  'otherIncome',
];

function projects(c: Composer, from: (source: FundingSourceId) => boolean, of: readonly TextFigure[]) {
  const { ledger } = c.input.budget;
  const sums = sumGroups(ledger);
  const byName = new Map<string, number>();
  ledger.groups.forEach((group: LineKind, index) => {
    if (group.type !== 'project' || !from(group.source)) return;
    byName.set(group.project, (byName.get(group.project) ?? 0) + (sums[index] as number));
  });
  const fen = [...byName.values()].reduce((sum, amount) => sum + amount, 0);
  // The tables print no project that rounds to nothing, so the text does not count it either.
  const names = [...byName].filter(([, amount]) => toPrinted(amount) !== 0).map(([name]) => name);
  return { names, figure: c.sum(fen, of) };
}
