/** Checks a text against the tables: reads it once, runs every check of text, and says what was not understood. */
import { SEVERITIES } from '../../checks/wrong-figures';
import type { Classification } from '../../classifications';
import { placeIn, readPassages, type TextPlace } from './reading/passages';
import { type Correction, withCorrections } from './reading/corrected-statements';
import { Lexicon } from './reading/lexicon';
import { readPassage } from './reading/read-narrative';
import { ReadingState } from './reading/reading-state';
import { readPerformance } from './reading/performance';
import type { Quantity } from './reading/quantities';
import { plainName } from './reading/plain-name';
import { settleComparisons } from './settle-comparisons';
import type { Tables } from './reading/subject-figures';
import { TEXT_CHECKS } from './checks';
import type { TextCheck, TextCheckInput, TextFact, TextFinding, TextReport } from './text-check';

/** What is checked, and with what. */
export interface TextToCheck {
  /** The text by lines, as the file has them. */
  readonly lines: readonly string[];
  readonly tables: Tables;
  readonly classification: Classification;
  readonly prior?: Tables;
  readonly year?: number;
  readonly facts?: readonly TextFact[];
  /** How people find a line, counted from 1; `第 12 行` where left out. */
  readonly lineName?: (line: number) => string;
}

/** A number that nothing was compared with. */
export interface NotUnderstood {
  readonly text: TextPlace;
  /** Its line, as people find it: `第 12 行`. */
  readonly where: string;
  /** The clause it stands in. */
  readonly clause: string;
  /** In Chinese. */
  readonly reason: string;
}

export interface TextAudit {
  readonly findings: readonly TextFinding[];
  /** 未能理解的语句: each number of the narrative that no check could compare with anything. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** Targets of performance tables, numbers of documents, `增加0人`: they restate no figure. */
  readonly notFigures: readonly NotUnderstood[];
  /** Numbers of the narrative and of performance tables that checks compared. */
  readonly checked: readonly TextPlace[];
}

/**
 * @param text lines, tables, codes; last year's tables and known facts where there are any
 * @param checks to run; all of them where left out
 * @returns findings by severity, then in the order of the text
 */
export function checkText(text: TextToCheck, checks: readonly TextCheck[] = TEXT_CHECKS): TextAudit {
  let input = readText(text);
  const findings: TextFinding[] = [];
  const checked = new Set<string>();
  const found = new Set<string>();
  const inTurn = (['reading', 'numbers', undefined] as const).flatMap((turn) =>
    checks.filter(({ settles }) => settles === turn),
  );
  for (const check of inTurn) {
    const told: Told = { findings, found, checked, corrections: [], misread: [] };
    check.run(input, reportFor(check, input, told));
    if (told.misread.length > 0)
      input = { ...readText({ ...text, lines: withDigits(text.lines, told.misread) }), lines: text.lines };
    if (told.corrections.length > 0) input = { ...input, reading: withCorrections(input.reading, told.corrections) };
  }
  const place = (quantity: Quantity) => placeIn(input.lines, quantity.passage, quantity.from, quantity.digitsTo);
  const numbers = numbersOf(input);
  const reasons = new Map(input.reading.unplaced.map(({ quantity, reason }) => [keyOf(quantity), reason]));
  const describe = (quantity: Quantity, reason: string): NotUnderstood => ({
    text: place(quantity),
    where: input.lineName(place(quantity).line),
    clause: clauseOf(quantity),
    reason,
  });
  const open = numbers.filter((quantity) => !checked.has(keyOf(quantity)));
  const noChange = new Set(
    input.reading.statements.flatMap(({ countChanges }) =>
      countChanges.flatMap(({ quantity }) => (quantity.value.isZero() ? [keyOf(quantity)] : [])),
    ),
  );
  const isFigure = (quantity: Quantity) =>
    !/^(?:citation|threshold|code)$/.test(quantity.kind) && !noChange.has(keyOf(quantity));
  return {
    findings: findings.sort(
      (left, right) =>
        SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
        left.text.line - right.text.line ||
        left.text.from - right.text.from,
    ),
    notUnderstood: open
      .filter(isFigure)
      .map((quantity) => describe(quantity, reasons.get(keyOf(quantity)) ?? '没有可以比较的数')),
    notFigures: [
      ...open
        .filter((quantity) => !isFigure(quantity))
        .map((one) =>
          describe(one, noChange.has(keyOf(one)) ? '写明没有变化，没有可比的数' : '文号、编码或分档，不是数'),
        ),
      ...input.performance
        .flatMap(({ targets }) => targets)
        .filter((quantity) => !checked.has(keyOf(quantity)))
        .map((quantity) => describe(quantity, '绩效指标的目标值或上年值')),
    ],
    checked: [...numbers, ...input.performance.flatMap(({ targets }) => targets)]
      .filter((quantity) => checked.has(keyOf(quantity)))
      .map(place),
  };
}

/** Reads a text without judging it. */
export function readText({
  lines,
  tables,
  classification,
  prior,
  year,
  facts = [],
  lineName = (line) => `第 ${line} 行`,
}: TextToCheck): TextCheckInput {
  const passages = readPassages(lines);
  const lexicon = new Lexicon(tables, classification);
  const unitName = unitNameOf(
    passages.map(({ text }) => text),
    tables,
  );
  const ownYear = year ?? yearOf(passages.map(({ text }) => text));
  const reading = new ReadingState(lexicon, unitName === undefined ? [] : [unitName], ownYear);
  for (const passage of passages) if (passage.region === 'text') readPassage(reading, passage);
  return {
    lines,
    passages,
    reading: settleComparisons(reading, tables, prior),
    performance: readPerformance(passages.filter(({ region }) => region === 'performance')),
    tables,
    classification,
    lexicon,
    facts,
    lineName,
    ...(prior ? { prior } : {}),
    ...(ownYear === undefined ? {} : { year: ownYear }),
    ...(unitName === undefined ? {} : { unitName }),
  };
}

/** The tables' own 编制单位 where the text has it; else the name that the headings are about. */
function unitNameOf(texts: readonly string[], tables: Tables): string | undefined {
  const named = [...tables.values()].map(({ unitName }) => plainName(unitName ?? '')).find((name) => name !== '');
  if (named !== undefined && texts.some((text) => text.includes(named))) return named;
  return (
    mostFrequent(texts.flatMap((text) => /^[一二三四五六七八九十]+、关于(.+?)20\d\d年/.exec(text)?.[1] ?? [])) ?? named
  );
}

/** The year that the budget is of, as often as the text says so; a year that something is compared with is not it. */
function yearOf(texts: readonly string[]): number | undefined {
  const years = texts.flatMap((text) =>
    [...text.matchAll(/(?<![比较与和同]|截[至止]|由|从)(20\d\d)年(?!度?(?:底|年?末|\d|执行|决算))/g)].map(
      (match) => match[1] as string,
    ),
  );
  const year = mostFrequent(years);
  return year === undefined ? undefined : Number(year);
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}

/** Every number that states something: of the narrative, and of the money and weights of performance tables. */
function numbersOf({ reading, performance }: TextCheckInput): Quantity[] {
  const own = performance.flatMap(({ total, fiscal, other, prose, indicators }) => [
    ...[...(total ? [total] : []), ...fiscal, ...other, ...prose].map(({ quantity }) => quantity),
    ...indicators.flatMap(({ cost, value, weight }) => [weight, ...(cost && value ? [value] : [])]),
  ]);
  return [...reading.quantities, ...own];
}

/** A number by where it stands in the file. */
export function keyOf({ passage, from }: Pick<Quantity, 'passage' | 'from'>): string {
  return `${passage.lines[from]}:${passage.columns[from]}`;
}

/** The clause around a number; in a performance table, what stands in its line. */
function clauseOf({ passage, from, to }: Pick<Quantity, 'passage' | 'from' | 'to'>): string {
  const line = passage.region === 'performance' ? passage.lines[from] : undefined;
  const near = (at: number) =>
    at >= 0 && at < passage.text.length && (line === undefined || passage.lines[at] === line);
  let start = from;
  while (from - start < 40 && near(start - 1) && !/[,，;。]/.test(passage.text[start - 1] as string)) start--;
  let end = to;
  while (end - to < 20 && near(end) && !/[,，;。]/.test(passage.text[end] as string)) end++;
  return passage.text.slice(start, end);
}

/** What the checks tell, as it comes in. */
interface Told {
  readonly findings: TextFinding[];
  /** What each finding says, and where. */
  readonly found: Set<string>;
  readonly checked: Set<string>;
  readonly corrections: Correction[];
  readonly misread: { readonly place: TextPlace; readonly digits: string }[];
}

/** Lines with other digits in some places; as many, so that everything stands where it stood. */
function withDigits(lines: readonly string[], misread: Told['misread']): string[] {
  const byLine = new Map<number, string[]>();
  for (const { place, digits } of misread) {
    if (place.to - place.from !== digits.length) continue;
    const index = place.line - 1;
    // One copy of a line for all of its numbers: a text may have but one line.
    const characters = byLine.get(index) ?? (lines[index] ?? '').split('');
    for (let at = 0; at < digits.length; at++) characters[place.from + at] = digits[at] as string;
    byLine.set(index, characters);
  }
  return lines.map((line, index) => byLine.get(index)?.join('') ?? line);
}

function reportFor(
  check: TextCheck,
  input: TextCheckInput,
  { findings, found, checked, corrections, misread }: Told,
): TextReport {
  return {
    find: ({ passage, from, to, severity, at, howMuch, remedy, stated, expected, difference, terms }) => {
      const text = placeIn(input.lines, passage, from, to);
      const key = `${check.number} ${text.line}:${text.from} ${howMuch}`;
      if (found.has(key)) return;
      found.add(key);
      findings.push({
        check,
        severity: severity ?? check.severity,
        text,
        at: at ?? '',
        where: `${input.lineName(text.line)}“${clauseOf({ passage, from, to })}”`,
        howMuch,
        remedy,
        stated: stated ?? '',
        expected: expected ?? '',
        difference: difference ?? '',
        terms: terms ?? [],
      });
    },
    checked: (...quantities) => {
      for (const quantity of quantities.flat()) if (quantity) checked.add(keyOf(quantity));
    },
    correct: (correction) => void corrections.push(correction),
    misread: (quantity, digits) =>
      void misread.push({ place: placeIn(input.lines, quantity.passage, quantity.from, quantity.digitsTo), digits }),
  };
}
