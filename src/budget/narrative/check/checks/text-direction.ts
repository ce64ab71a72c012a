import { type TextCheck, type TextReport, TEXT_BASIS } from '../text-check';
import type { Movement, Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import { figureIdOf } from '../reading/table-values';
import { lastDirection } from '../reading/wording';
import { money } from './compare';
import { currentOf } from './prior-amounts';

export const textDirection: TextCheck = {
  number: 604,
  name: 'text-direction',
  title: '增减的方向前后一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '“增加”后面跟着“下降”，或者原因说的是相反的方向，总有一处写反了。',
  example: '第 1044 行“下降5.17%”：前面写“增加”，这里写“下降”。请核对本年数与上年数，改正写反的一个。',
  run({ reading, tables }, report) {
    for (const statement of reading.statements) {
      const { change, rate, passage, reason, subject } = statement;
      for (const { quantity, wordAt } of [change, rate].filter((one) => one !== undefined)) {
        if (!quantity.value.isNegative()) continue;
        report.find({
          passage,
          from: wordAt,
          to: quantity.to,
          at: figureIdOf(subject, tables),
          howMuch: '方向词后面跟着负数',
          remedy: '请用“增加”“减少”表示方向，数写成正数。',
          stated: quantity.value.toString(),
        });
      }
      againstAmounts(statement, tables, report);
      const both = change && rate;
      // `增加88.81万元，变动率11.16%`: the word says how much, not which way.
      const measured = rate?.direction === 'level' && /率$/.test(rate.word);
      if (both && !measured && change.direction !== rate.direction && !bothZero(change, rate)) {
        report.find({
          passage,
          from: rate.wordAt,
          to: rate.quantity.to,
          at: figureIdOf(subject, tables),
          howMuch: `前面写“${change.word}”，这里写“${rate.word}”`,
          remedy: '请核对本年数与上年数，改正写反的一个。',
          stated: rate.word,
          expected: change.direction === 'down' ? '下降' : change.direction === 'up' ? '增长' : '变动',
        });
      }
      const moved = change ?? rate;
      if (!moved || !reason || moved.direction === 'level' || moved.quantity.value.isZero()) continue;
      const words = directionsOf(reason.passage.text.slice(reason.from, reason.to));
      const opposite = moved.direction === 'up' ? 'down' : 'up';
      if (words.length === 0 || words.some(({ direction }) => direction !== opposite)) continue;
      const word = words.at(-1);
      if (!word) continue;
      report.find({
        passage: reason.passage,
        from: reason.from + word.at,
        to: reason.from + word.at + word.word.length,
        at: figureIdOf(subject, tables),
        severity: 'confirm',
        howMuch: `金额是“${moved.word}”，原因说的是“${word.word}”`,
        remedy: '请核对原因是否写给了别的事项，或方向写反。',
        stated: word.word,
        expected: moved.word,
      });
    }
  },
};

/** `由50.00万元减少到86.10万元`, `上年…，本年…，同比下降`: the two amounts say which way it went. */
function againstAmounts(statement: Statement, tables: Tables, report: TextReport): void {
  const { prior, reached, change, rate, passage, subject } = statement;
  const current = currentOf(statement, tables);
  if (!prior || !current) return;
  const apart = current.amount - (prior.amount ?? 0);
  // Of a change with its number the amounts are compared elsewhere.
  for (const moved of [reached, change ? undefined : rate]) {
    if (!moved || moved.direction === 'level' || apart === 0 || apart > 0 === (moved.direction === 'up')) continue;
    report.find({
      passage,
      from: moved.wordAt,
      to: moved.quantity.to,
      at: figureIdOf(subject, tables),
      howMuch: `上年 ${money(prior.amount ?? 0)}，本年 ${money(current.amount)}，却写“${moved.word}”`,
      remedy: '请核对本年数与上年数，改正写反的一个。',
      stated: moved.word,
      expected: apart > 0 ? '增加' : '减少',
    });
  }
}

/** Two zeros have no direction; but they should not have two. */
function bothZero(change: Movement, rate: Movement): boolean {
  return (
    change.quantity.value.isZero() &&
    rate.quantity.value.isZero() &&
    (change.direction === 'level' || rate.direction === 'level')
  );
}

function directionsOf(text: string) {
  const found = [];
  let rest = text.replace(/[^,，;。]*(?:多年|不少|减少浪费|增加收入|压减)[^,，;。]*/g, (clause) =>
    '□'.repeat(clause.length),
  );
  for (let word = lastDirection(rest); word; word = lastDirection(rest)) {
    if (word.word.length > 1) found.unshift(word);
    rest = rest.slice(0, word.at);
  }
  return found;
}
