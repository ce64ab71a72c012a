/** What a section is about, from its heading. */
import type { Scope } from './subjects';

/** In order: what is more particular comes first. */
const HEADINGS: readonly (readonly [RegExp, Scope])[] = [
  [/三公/, 'threePublic'],
  [/运行经费/, 'running'],
  [/政府采购/, 'procurement'],
  [/国有资产|资产占用|资产情况/, 'assets'],
  [/绩效|其他需要?说明/, 'performance'],
  [/结转结余|上年结转/, 'carryover'],
  [/政府性基金/, 'funds'],
  [/国有资本经营/, 'capital'],
  [/一般公共预算.*基本支出/, 'generalBasic'],
  [/一般公共预算.*项目支出/, 'generalProject'],
  [/一般公共预算/, 'general'],
  [/财政拨款收支/, 'fiscal'],
  [/收支/, 'overall'],
  [/收入/, 'income'],
  [/支出/, 'expenditure'],
  [/职能|机构|人员|概况/, 'profile'],
  [/其他重要事项/, 'overall'],
];

/** @returns undefined where the heading names none: the section above holds on */
export function scopeOfHeading(text: string): Scope | undefined {
  return HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
}
