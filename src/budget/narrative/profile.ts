/** 第一部分: what the unit is for, how it is organised, who works there. */
import type { Composer } from './composer';
import type { HeadcountKind } from './entries';
import type { NarrativeParagraph } from './narrative';
import { count, joined, missing, type Piece } from './spans';

const ORDINALS = '零一二三四五六七八九十';

/** `11` → `十一`, up to 99; beyond that in digits. */
export function chineseOrdinal(number: number): string {
  if (number <= 10) return ORDINALS[number] ?? String(number);
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : ORDINALS[tens]}十${ones === 0 ? '' : ORDINALS[ones]}`;
}

export function profileParagraphs(c: Composer): NarrativeParagraph[] {
  const { functions } = c.input.entries.profile;
  return [
    c.heading('profile.functions', 1, '一、主要职能'),
    ...(functions.length === 0
      ? [c.text('profile.function', missing('主要职能'), '主要职能没有填，请填“单位概况”')]
      : functions.map((text, index) =>
          c.text(
            `profile.function.${index}`,
            `（${chineseOrdinal(index + 1)}）${text.replace(/^（[一二三四五六七八九十]+）/, '')}`,
          ),
        )),
    c.heading('profile.organisation', 1, '二、机构设置及人员情况'),
    organisation(c),
    headcount(c),
  ];
}

function organisation(c: Composer): NarrativeParagraph {
  const { departments, subordinates } = c.input.entries.profile;
  const counted = (names: readonly string[], field: string): Piece => [
    count(names.length, { from: 'entry', sheet: 'profile', field }),
    `个：${names.join('、')}`,
  ];
  return c.text(
    'profile.organisation.text',
    [
      c.unit,
      subordinates.length === 0 ? '没有下属预算单位' : ['有下属预算单位', counted(subordinates, 'subordinate')],
      '；',
      departments.length === 0 ? missing('内设机构') : ['内设机构', counted(departments, 'department')],
      '。',
    ],
    departments.length === 0 ? '内设机构没有填，请填“单位概况”' : undefined,
  );
}

function headcount(c: Composer): NarrativeParagraph {
  const { headcount: entered } = c.input.entries.profile;
  const { posts, staff, retired, retiredVeterans } = entered;
  const number = (value: number, ...kinds: HeadcountKind[]): Piece => {
    const of = kinds.map((kind) => ({ from: 'entry', sheet: 'unit', field: kind }) as const);
    const [only] = of;
    return count(value, only && of.length === 1 ? only : { from: 'calculation', of });
  };
  if (posts === undefined || staff === undefined) {
    return c.text('profile.headcount', missing('编制数和实有人数'), '编制数或在职人数没有填，请填“单位信息”');
  }
  const groups = [
    ['在职', 'staff', staff],
    ['退休', 'retired', retired ?? 0],
    ['离休', 'retiredVeterans', retiredVeterans ?? 0],
  ] as const;
  const all = groups.reduce((sum, [, , heads]) => sum + heads, 0);
  return c.text('profile.headcount', [
    '编制数',
    number(posts, 'posts'),
    '人，实有人数',
    number(all, 'staff', 'retired', 'retiredVeterans'),
    '人，其中：',
    joined(
      groups.map(([name, kind, heads]) => [name, number(heads, kind), '人']),
      '，',
    ),
    '。',
  ]);
}
