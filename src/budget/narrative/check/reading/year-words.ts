/** Years of a sentence by what they mean: the budget year is understood, the year before is 上年. */

/** A stretch that stays as it is, such as a project's name. */
interface Kept {
  readonly from: number;
  readonly to: number;
}

/** `截至2023年12月31日`, `2023年末`: when something was counted, not what it is compared with. */
const AS_OF =
  /(?:截[至止]到?|至|到)(?:20\d\d|上)年度?(?:\d{1,2}月(?:\d{1,2}日)?)?[底末]?|(?:20\d\d|上)年度?(?:底|[年期]?末|12月31日)/g;
const PAIR = /20\d\d年?度?(?:和|与|及|、)20\d\d年度?/g;
const YEAR = /(20\d\d)年度?(?:\d{1,2}月(?:\d{1,2}日)?|初(?!步))?/g;

/**
 * @param text of a lead
 * @param year of the budget; years are left out where it is not known
 * @param kept stretches of `text` in which a year is a part of a name
 */
export function relativeYears(text: string, year: number | undefined, kept: (text: string) => readonly Kept[]): string {
  if (!/20\d\d|上年/.test(text)) return text;
  const outside = (pattern: RegExp, replace: (match: string, digits: string) => string) => (rest: string) => {
    let names: readonly Kept[] | undefined;
    return rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const at = more.find((one): one is number => typeof one === 'number') ?? 0;
      names ??= kept(rest);
      const inName = names.some(({ from, to }) => from <= at && to >= at + match.length);
      return inName ? match : replace(match, typeof more[0] === 'string' ? more[0] : '');
    });
  };
  return [
    outside(AS_OF, () => ''),
    outside(PAIR, () => ''),
    outside(YEAR, (_, digits) => (year !== undefined && Number(digits) === year - 1 ? '上年' : '')),
  ].reduce((rest, step) => step(rest), text);
}

/** What a change is measured against. 执行数 is known only when the year is over: no budget has it. */
export type Basis = 'budget' | 'actual';

/** @returns undefined where a text compares with 上年 and does not say with what */
export function basisOf(text: string): Basis | undefined {
  if (!/上年|去年|上一年|同期/.test(text)) return undefined;
  if (/执行|决算|完成|实际|支出数/.test(text)) return 'actual';
  return /预算/.test(text) ? 'budget' : undefined;
}
