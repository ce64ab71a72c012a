/** Numbers in a text: amounts, percentages, counts, years, each with its unit and the precision it is printed at. */
import Decimal from 'decimal.js';
import { type Fen, FEN_PER_PRINTED_STEP, FEN_PER_UNIT, readAmount } from '../../../amount';
import { ITEM, type Passage } from './passages';

export type QuantityKind =
  | 'amount'
  | 'percent'
  | 'count'
  | 'year'
  /** `50万元以上`: names a group of things, states nothing. `不低于90%`: a target, no figure. */
  | 'threshold'
  /** The number of a document, such as 〔2024〕001号. */
  | 'citation'
  /** The code of a 科目 beside its name: `2010303机关服务`. */
  | 'code';

export interface Quantity {
  readonly kind: QuantityKind;
  readonly passage: Passage;
  /** Offsets of the whole, with its unit, in the passage's text. */
  readonly from: number;
  readonly to: number;
  /** End of the digits. */
  readonly digitsTo: number;
  readonly value: Decimal;
  /** As printed: decimals after the point. */
  readonly decimals: number;
  readonly unit: string;
  /** 分; of amounts and thresholds. */
  readonly amount?: Fen;
  /** `一般公共服务支出(201)财政事务(06)`: the whole code, where only its last digits stand there. */
  readonly code?: string;
}

/** `；2.` or `，（2）` in the middle of a sentence counts things off: no number. */
const ORDINAL = /(?:\(\d{1,2}\)|\d{1,2}(?:、|\.(?!\d)|\.(?=20\d\d年)))/y;
/** `共五个项目`, `安排项目六个`: small numbers in characters, of projects. */
const IN_CHARACTERS = /(?<=项目|共|涉及|安排|分为?)[一二两三四五六七八九十]{1,3}(?=个(?!人|月|别))/y;
/** Three, five or seven digits before a name, or in brackets behind one. */
const CODE = /\d{3}(?:\d\d){0,2}(?![\d.,])/y;
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?/y;
const YEAR = /20\d\d年(?:度|(?:\d{1,2}月(?:\d{1,2}日)?)?)/y;
const CITATION = /[[(]20\d\d[\])]第?\d*号?/y;
const UNIT =
  /万元|亿元|元|%|个?百分点|平方米|m2|公顷|亩|批次|个|人次|人|名|辆|台|套|次|处|间|栋|项|家|户|件|份|公里|吨|天|座|批|张|部|只|条|所|年|月|日/y;
const BOUND = /\(含\)以[上下]|以[上下内]\(含\)?|以[上下内]/y;
/** Before a number that something is to reach, or not to pass. */
const LIMIT = /(?:不低于|不少于|不高于|不超过|不小于|不大于|大于等于|小于等于|[<>≤≥]=?)$/;
const MONEY: Readonly<Record<string, { unit: '元' | '万元'; times: number }>> = {
  元: { unit: '元', times: 1 },
  万元: { unit: '万元', times: 1 },
  亿元: { unit: '万元', times: 10_000 },
};

/**
 * @param passage to scan; a list marker at its beginning is no number
 */
export function readQuantities(passage: Passage): Quantity[] {
  const { text } = passage;
  const found: Quantity[] = [];
  const match = (pattern: RegExp, at: number): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  let at = ITEM.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const character = text[at] as string;
    const citation = /[[(]/.test(character) ? match(CITATION, at) : '';
    if (citation) {
      found.push(plain('citation', passage, at, at + citation.length, citation.slice(1, 5)));
      at += citation.length;
      continue;
    }
    const characters = /[一二两三四五六七八九十]/.test(character) ? match(IN_CHARACTERS, at) : '';
    if (characters && (text.startsWith('个项目', at + characters.length) || text.slice(0, at).endsWith('项目'))) {
      const digitsTo = at + characters.length;
      const digits = String(numeral(characters));
      found.push({ ...plain('count', passage, at, digitsTo + 1, digits), digitsTo, unit: '个' });
      at = digitsTo + 1;
      continue;
    }
    const ordinal = /[;:。,，]/.test(text[at - 1] ?? '') ? match(ORDINAL, at) : '';
    if (ordinal || !/\d/.test(character)) {
      at += ordinal.length || 1;
      continue;
    }
    const year = match(YEAR, at);
    if (year) {
      found.push({ ...plain('year', passage, at, at + year.length, year.slice(0, 4)), digitsTo: at + 4 });
      at += year.length;
      continue;
    }
    const code = isCode(text, at) ? match(CODE, at) : '';
    if (code && standsByName(text, at, at + code.length, match(UNIT, at + code.length))) {
      found.push(plain('code', passage, at, at + code.length, code));
      at += code.length;
      continue;
    }
    const path = pathCode(text, at, found.at(-1));
    if (path) {
      found.push({ ...plain('code', passage, at, at + 2, text.slice(at, at + 2)), code: path });
      at += 2;
      continue;
    }
    const digits = match(NUMBER, at);
    const end = at + digits.length;
    const unit = match(UNIT, end);
    const bound = match(BOUND, end + unit.length);
    const limited = bound !== '' || (MONEY[unit] === undefined && LIMIT.test(text.slice(Math.max(0, at - 4), at)));
    const to = end + unit.length + bound.length;
    // 〔2024〕001号, 表8.
    const document = /号/.test(text[end] ?? '') || /[\]表]/.test(text[at - 1] ?? '');
    const negative = text[at - 1] === '-' && !/[\d日月年]/.test(text[at - 2] ?? '日');
    const from = negative ? at - 1 : at;
    found.push(quantityOf(passage, from, end, to, digits, negative, unit, limited, document));
    at = to;
  }
  return found;
}

/**
 * @param quantities in their order
 * @returns those that begin from `start` up to, not including, `end`
 */
export function quantitiesBetween(quantities: readonly Quantity[], start: number, end: number): readonly Quantity[] {
  return quantities.slice(firstFrom(quantities, start), firstFrom(quantities, end));
}

/** How many begin before an offset. */
function firstFrom(quantities: readonly Quantity[], offset: number): number {
  let [low, high] = [0, quantities.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quantities[middle] as Quantity).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `十二` is 12; up to 99. */
function numeral(characters: string): number {
  const value = (digit: string | undefined) => '零一二三四五六七八九'.indexOf(digit === '两' ? '二' : (digit ?? ''));
  const [tens, ones] = characters.split('十');
  if (ones === undefined) return Math.max(value(tens), 0);
  return (tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0);
}

function isCode(text: string, at: number): boolean {
  return /\d/.test(text[at] ?? '') && !/[\d.,-]/.test(text[at - 1] ?? '');
}

/** `2010303机关服务` or `机关服务(2010303)`, not `201个` or `200万元`. */
function standsByName(text: string, from: number, to: number, unit: string): boolean {
  if (text[from - 1] === '(' && text[to] === ')') return /[\u4e00-\u9fff]/.test(text[from - 2] ?? '');
  return (
    unit === '' && /^-?[\u4e00-\u9fff]{2}/.test(text.slice(to, to + 3)) && !/^[号多余第次级几左]/.test(text.slice(to))
  );
}

/** `财政事务(06)` behind a name with its own code: the two together. */
function pathCode(text: string, at: number, before: Quantity | undefined): string | undefined {
  if (before?.kind !== 'code' || text[at - 1] !== '(' || !/^\d\d\)/.test(text.slice(at, at + 3))) return undefined;
  const parent = before.code ?? text.slice(before.from, before.to);
  const between = text.slice(before.to, at);
  if (parent.length > 5 || !/^\)[\u4e00-\u9fff、()]{2,}\($/.test(between)) return undefined;
  return parent + text.slice(at, at + 2);
}

function plain(kind: QuantityKind, passage: Passage, from: number, to: number, digits: string): Quantity {
  return { kind, passage, from, to, digitsTo: to, value: new Decimal(digits), decimals: 0, unit: '' };
}

function quantityOf(
  passage: Passage,
  from: number,
  digitsTo: number,
  to: number,
  digits: string,
  negative: boolean,
  unit: string,
  limited: boolean,
  document: boolean,
): Quantity {
  const magnitude = new Decimal(digits.replace(/,/g, ''));
  const value = negative ? magnitude.negated() : magnitude;
  const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
  const common = { passage, from, to, digitsTo, value, decimals, unit };
  if (document) return { ...common, kind: 'citation' };
  const money = MONEY[unit];
  if (!money && limited) return { ...common, kind: 'threshold' };
  if (!money) return { ...common, kind: unit === '%' || unit.endsWith('百分点') ? 'percent' : 'count' };
  const reading = readAmount(value.times(money.times).toString(), money.unit);
  const amount: Fen = reading.kind === 'amount' ? reading.amount : 0;
  return { ...common, kind: limited ? 'threshold' : 'amount', amount };
}

/** 分 in the last printed digit of an amount, but at most 0.01 万元: people leave zeros after the point away. */
export function stepOf({ unit, decimals }: Quantity): Fen {
  const { unit: base, times } = MONEY[unit] ?? { unit: '万元', times: 1 };
  const perUnit = FEN_PER_UNIT[base] * times;
  const step = new Decimal(perUnit).div(new Decimal(10).pow(decimals));
  return Decimal.min(step, FEN_PER_PRINTED_STEP).toNumber();
}
