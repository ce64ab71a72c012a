import { type TextCheck, TEXT_BASIS } from '../text-check';
import { byPassage } from '../reading/by-passage';

export const textYears: TextCheck = {
  number: 610,
  name: 'text-years',
  title: '年份是预算年度',
  severity: 'error',
  settles: 'reading',
  basis: TEXT_BASIS,
  why: '从上年的说明改来，最容易留下上年的年份。',
  example: '第 935 行“2023年收入预算情况说明”：预算年度是 2024 年。请改正年份。',
  run({ reading, year }, report) {
    if (year === undefined) return;
    const statementsIn = byPassage(reading.statements);
    const quantitiesIn = byPassage(reading.quantities);
    for (const quantity of reading.quantities) {
      if (quantity.kind !== 'year') continue;
      const { passage, from, to, digitsTo } = quantity;
      const stated = quantity.value.toNumber();
      const before = passage.text.slice(Math.max(0, from - 12), from);
      const after = passage.text.slice(to, to + 12);
      // `从2018年起`: since when something has been so is not the budget's year.
      if (stated < year && /^(?:起|以来|开始|以后|之?前)/.test(after)) continue;
      report.checked(quantity);
      const asOf = /截[至止]到?$/.test(before) || /^(?:\d{1,2}月\d{1,2}日)?[年期]?[底末]/.test(after);
      const pair = SECOND_OF_TWO.test(before) || /^(?:与|和|及|、)20\d\d年/.test(after);
      const begin = passage.text.lastIndexOf('。', from) + 1;
      const end = (passage.text.indexOf('。', from) + 1 || passage.text.length + 1) - 1;
      const sentence = passage.text.slice(begin, end);
      const beside = besideYear(sentence, from - begin, year);
      // `2023年收入预算1,942.50万元`: last year's amount, beside this year's of the same.
      const prior = statementsIn(passage).some(
        (statement) =>
          statement.prior !== undefined &&
          (statement.amount ?? statement.continues?.amount) !== undefined &&
          statement.prior.from >= to &&
          !/[,，;。]/.test(passage.text.slice(to, statement.prior.from)),
      );
      const compared =
        prior ||
        // `公务接待费0.60万元，2023年未安排，增加0.60万元`: beside this year's amount.
        (/^(?:未安排|没有安排|无此)/.test(after) && /\d万?元/.test(passage.text.slice(begin, from))) ||
        /[比较与和同]$/.test(before) ||
        // `2023年预算数为…` is last year's amount only beside this year's.
        (/^(?:相比|同期|决算|执行|预算数为|结转|结余)/.test(after) && sentence.includes(`${year}年`));
      // `较2023年`, `与2023年预算相比`: nothing is compared with its own year.
      const against =
        /[比较]$/.test(before) ||
        (/[与和同]$/.test(before) &&
          /^[^,，。;]{0,20}(?:相比|比较|对比|持平|一致|无增减|无变化)/.test(
            after + passage.text.slice(to + 12, to + 24),
          ));
      // `截至2024年12月31日的数据须在决算后取得`: states nothing as of then.
      const statesNothing =
        asOf &&
        !quantitiesIn(passage).some(
          (other) => other.from >= begin && other.to <= end && /amount|count/.test(other.kind),
        );
      const allowed = beside
        ? [beside]
        : statesNothing
          ? [year - 1, year]
          : asOf || (against && !pair)
            ? [year - 1]
            : pair
              ? [year - 1, year]
              : compared
                ? [year - 1, year]
                : [year];
      if (passage.text.startsWith('依据', 0) || /依据:/.test(passage.text)) allowed.push(year - 1);
      const isTwice = pair && twice(passage.text, from);
      // Of `2023年与2023年` the second is wrong, of `2024年与2024年` the first.
      if (isTwice && stated < year !== SECOND_OF_TWO.test(before)) continue;
      if (allowed.includes(stated) && !isTwice) continue;
      const isLast =
        beside === year - 1 || asOf || against || (pair && !allowed.includes(stated)) || (compared && stated < year);
      const expected = isLast ? year - 1 : year;
      report.find({
        passage,
        from,
        to: digitsTo,
        howMuch: `写作 ${stated} 年，预算年度是 ${year} 年${expected === year ? '' : `，这里应为 ${expected} 年`}`,
        remedy: '请改正年份。',
        stated: String(stated),
        expected: String(expected),
      });
      report.misread(quantity, String(expected));
    }
  },
};

/**
 * `2022年收入预算1万元，2024年收入预算2万元`: the same told of two years, one of them the budget's.
 *
 * @returns the year that should stand at a place; undefined where it stands beside no such other, or both may be right
 */
function besideYear(sentence: string, at: number, year: number): number | undefined {
  const told = [
    ...sentence.matchAll(
      /(?<![比较与和同由从至止到])(20\d\d)年度?([^,，。;:\d增减]{2,12})(?=[\d,]+(?:\.\d+)?(?:万元|亿元|元))/g,
    ),
  ];
  const own = told.find(({ index }) => index === at);
  const others = told.filter((one) => one !== own && one[2] === own?.[2]);
  const [other] = others;
  if (!own || !other || others.length > 1) return undefined;
  const [stated, beside] = [Number(own[1]), Number(other[1])];
  if (beside === year && stated !== year) return year - 1;
  // Of two that are both last year's the second is wrong.
  if (beside === year - 1) return stated === beside && other.index > own.index ? year - 1 : year;
  return undefined;
}

const SECOND_OF_TWO = /20\d\d年度?(?:与|和|及|、)$/;

/** `2024年与2024年`: both years are meant. */
function twice(text: string, from: number): boolean {
  const around = text.slice(Math.max(0, from - 7), from + 14);
  const years = [...around.matchAll(/20\d\d/g)].map(([match]) => match);
  return new Set(years).size < years.length;
}
