import { type TextCheck, TEXT_BASIS } from '../text-check';

export const textYears: TextCheck = {
  number: 610,
  name: 'text-years',
  title: '年份是预算年度',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '从上年的说明改来，最容易留下上年的年份。',
  example: '第 935 行“2023年收入预算情况说明”：预算年度是 2024 年。请改正年份。',
  run({ reading, year }, report) {
    if (year === undefined) return;
    for (const quantity of reading.quantities) {
      if (quantity.kind !== 'year') continue;
      const { passage, from, to, digitsTo } = quantity;
      const stated = quantity.value.toNumber();
      const before = passage.text.slice(Math.max(0, from - 12), from);
      const after = passage.text.slice(to, to + 12);
      report.checked(quantity);
      const asOf = /截[至止]$/.test(before) || /^(?:\d{1,2}月\d{1,2}日)?[底末]/.test(after);
      const pair = /20\d\d年度?(?:与|和|及|、)$/.test(before) || /^(?:与|和|及|、)20\d\d年/.test(after);
      const sentence = passage.text.slice(
        passage.text.lastIndexOf('。', from) + 1,
        (passage.text.indexOf('。', from) + 1 || passage.text.length + 1) - 1,
      );
      const compared =
        /[比较与和同]$/.test(before) ||
        // `2023年预算数为…` is last year's amount only beside this year's.
        (/^(?:相比|同期|决算|执行|预算数为|结转|结余)/.test(after) && sentence.includes(`${year}年`));
      const allowed = asOf ? [year - 1] : pair ? [year - 1, year] : compared ? [year - 1, year] : [year];
      if (passage.text.startsWith('依据', 0) || /依据:/.test(passage.text)) allowed.push(year - 1);
      if (allowed.includes(stated) && !(pair && twice(passage.text, from))) continue;
      const expected = asOf || (pair && !allowed.includes(stated)) ? year - 1 : year;
      report.find({
        passage,
        from,
        to: digitsTo,
        howMuch: `写作 ${stated} 年，预算年度是 ${year} 年${expected === year ? '' : `，这里应为 ${expected} 年`}`,
        remedy: '请改正年份。',
        stated: String(stated),
        expected: String(expected),
      });
    }
  },
};

/** `2024年与2024年`: both years are meant. */
function twice(text: string, from: number): boolean {
  const around = text.slice(Math.max(0, from - 7), from + 14);
  const years = [...around.matchAll(/20\d\d/g)].map(([match]) => match);
  return new Set(years).size < years.length;
}
