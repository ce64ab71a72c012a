/** What a section is about, from its heading. */
import type { Scope } from './subjects';

/** In order: what is more particular comes first. */
const PARTICULAR: readonly (readonly [RegExp, Scope])[] = [
  [/三公/, 'threePublic'],
  [/运行经费/, 'running'],
  [/政府采购/, 'procurement'],
  [/资产/, 'assets'],
  [/绩效(?!工资)|其他需要?说明/, 'performance'],
  [/结转|结余/, 'carryover'],
  [/政府性基金/, 'funds'],
  [/国有资本经营/, 'capital'],
  [/一般公共预算.*基本支出/, 'generalBasic'],
  [/一般公共预算.*项目支出/, 'generalProject'],
  [/一般公共预算/, 'general'],
  [/财政拨款(?!.*三公)/, 'fiscal'],
];

/** Say something of the section above where they stand below one. */
const GENERAL: readonly (readonly [RegExp, Scope])[] = [
  [/收支/, 'overall'],
  [/收入/, 'income'],
  [/支出/, 'expenditure'],
  [/职能|机构|人员|概况/, 'profile'],
  [/其他/, 'overall'],
];

/** What a title in the middle of 其他重要事项 may begin: `（一）机关运行经费。`. */
const MATTERS: readonly Scope[] = ['threePublic', 'running', 'procurement', 'assets', 'performance'];

/**
 * @param text of a heading
 * @param above the scope of the section that it stands in, if it is a heading within one
 * @returns undefined where the heading names none: the section above holds on
 */
export function scopeOfHeading(text: string, above?: Scope): Scope | undefined {
  const find = (list: readonly (readonly [RegExp, Scope])[]) => list.find(([pattern]) => pattern.test(text))?.[1];
  const particular = find(PARTICULAR);
  if (particular) return particular;
  return above === undefined || WIDE.includes(above) ? find(GENERAL) : undefined;
}

/** Sections that hold others. */
const WIDE: readonly Scope[] = ['overall', 'profile', 'income', 'expenditure'];

/** What a paragraph without a title tells of. */
const TOLD: readonly (readonly [RegExp, Scope])[] = [
  [/政府采购/, 'procurement'],
  [/车辆|房屋|公务用车/, 'assets'],
  [/绩效目标/, 'performance'],
];

/**
 * The matter that a numbered paragraph begins: `（二）政府采购预算2,228.87万元`.
 *
 * @param title its words before the first mark or number
 * @param sentence its first, for a paragraph whose title says nothing
 */
export function matterOf(title: string, sentence: string): Scope | undefined {
  const scope = scopeOfHeading(title);
  if (scope && MATTERS.includes(scope)) return scope;
  return TOLD.find(([pattern]) => pattern.test(sentence))?.[1];
}
