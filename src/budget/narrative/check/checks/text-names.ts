import { type TextCheck, type TextCheckInput, type TextReport, TEXT_BASIS } from '../text-check';
import type { Passage } from '../reading/passages';
import type { Quantity } from '../reading/quantities';
import { plainName } from '../reading/plain-name';
import { meansAnother, nearest } from './distance';
import { OLD_NAMES } from './old-names';

const LEVELS = { 类: 3, 款: 5, 项: 7 } as const;

export const textNames: TextCheck = {
  number: 611,
  name: 'text-names',
  title: '科目和项目名称写对',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '名称错一个字，就不知道说的是表里的哪一行；旧名称说明文字没有跟着目录改。',
  example: '第 1035 行“一般公共服物支出（类）”：目录中没有，应为“一般公共服务支出”。请改正名称。',
  run(input, report) {
    const { passages, reading, lexicon } = input;
    const known = codesByName(input);
    for (const passage of passages) {
      if (passage.region === 'text') pathNames(passage, known, report);
      if (passage.region === 'text') slips(passage, input, report);
      if (passage.region === 'text' || passage.region === 'tables') oldNames(passage, input, report);
      if (passage.region === 'tables') printedRows(passage, input, report);
    }
    for (const quantity of reading.quantities) if (quantity.kind === 'code') codeAndName(quantity, input, report);
    for (const { subject, passage, from } of reading.statements) {
      if (subject.topic.kind !== 'named' || subject.scope === 'profile' || subject.scope === 'assets') continue;
      misspelt(subject.topic.name, passage, from, lexicon.names, report);
    }
    for (const { items, passage, count } of reading.listings) {
      if (count) continue;
      for (const { text, from } of items) misspelt(text, passage, from, lexicon.names, report);
    }
    const projects = [...(input.tables.get(7)?.sections ?? []), ...(input.tables.get(11)?.sections ?? [])].flatMap(
      ({ rows }) => rows.map(({ project }) => plainName(project)).filter((name) => name !== ''),
    );
    const named = [
      ...reading.projects,
      ...input.performance.flatMap(({ project, projectPlace }) =>
        projectPlace ? [{ name: project, ...projectPlace }] : [],
      ),
    ];
    for (const { name, passage, from, to } of named) {
      if (projects.length === 0 || projects.includes(name)) continue;
      const right = nearest(name, projects);
      if (right === undefined && passage.region !== 'text') continue;
      report.find({
        passage,
        from,
        to,
        howMuch: right ? `项目名称写作“${name}”，表7 是“${right}”` : `表7 没有项目“${name}”`,
        remedy: '请与公开表的项目名称核对，改为一致。',
        stated: name,
        expected: right ?? '',
      });
    }
  },
};

/** `…（类）…（款）…（项）`: each name must be one of its level. */
function pathNames(passage: Passage, known: ReadonlyMap<string, ReadonlySet<string>>, report: TextReport): void {
  if (!/\([类款项]\)/.test(passage.text)) return;
  for (const match of passage.text.matchAll(
    /((?:[\u4e00-\u9fff、]|\((?![类款项]\))[\u4e00-\u9fff]{1,4}\))+)\(([类款项])\)/g,
  )) {
    const whole = match[1] ?? '';
    // `用于社会福利的彩票公益金支出` begins so itself.
    const name = known.has(whole)
      ? whole
      : whole.replace(/^(?:\([一二三四五六七八九十]{1,3}\)|其中|包括|用于|、)+/, '');
    const from = match.index + whole.length - name.length;
    const length = LEVELS[match[2] as keyof typeof LEVELS];
    // `教育（类）支出`: the word that every such name ends in may stand behind.
    const codes = known.get(name) ?? known.get(`${name}支出`);
    if (codes && [...codes].some((code) => code.length === length)) continue;
    const names = [...known]
      .filter(([, own]) => [...own].some((code) => code.length === length))
      .map(([candidate]) => candidate);
    const right = nearest(name, names);
    report.find({
      passage,
      from,
      to: from + name.length,
      ...(right || codes ? {} : { severity: 'confirm' as const }),
      howMuch: right
        ? `写作“${name}”，目录名称是“${right}”`
        : codes
          ? `“${name}”不是${match[2]}级科目`
          : `目录中没有${match[2]}级科目“${name}”`,
      remedy: right ? '请改正名称。' : '内置目录不完整：请核对名称，无误的在“科目”中补上。',
      stated: name,
      expected: right ?? '',
    });
  }
}

/** `2010303机关服务`, `机关服务（2010303）`: code and name in a sentence belong together. */
function codeAndName({ passage, from, to, code: path }: Quantity, input: TextCheckInput, report: TextReport): void {
  const { text } = passage;
  const code = path ?? text.slice(from, to);
  const inBrackets = text[from - 1] === '(' && text[to] === ')';
  const behind = text[to] === '-' ? to + 1 : to;
  const names = namesOf(code, input);
  const right = names.some((name) =>
    [name, name.replace(/支出$/, '')].some((one) =>
      inBrackets ? text.slice(0, from - 1).endsWith(one) : text.startsWith(one, behind),
    ),
  );
  if (right) return report.checked({ passage, from });
  const beside = inBrackets ? text.slice(Math.max(0, from - 40), from - 1) : text.slice(behind, behind + 40);
  const named = input.lexicon
    .scan(beside)
    .find((phrase) => (inBrackets ? phrase.to === beside.length : phrase.from === 0));
  const codes = named?.topics.flatMap((topic) => ('codes' in topic ? topic.codes : [])) ?? [];
  const [expected] = names;
  // A number that is no code, beside words that are no name.
  if (expected === undefined && codes.length === 0) return;
  report.checked({ passage, from });
  const stated = named?.text ?? beside.replace(/\d[\s\S]*$/, '');
  const printed = codes.filter((one) => namesOf(one, input).length > 0 && input.lexicon.tableCodes.has(one));
  report.find({
    passage,
    from,
    to,
    ...(expected === undefined && printed.length === 0 ? { severity: 'confirm' as const } : {}),
    howMuch: expected
      ? `${code} 的名称是“${expected}”，这里写“${stated}”`
      : `目录中没有编码 ${code}，“${stated}”的编码是 ${(printed.length > 0 ? printed : codes).slice(0, 3).join('、')}`,
    remedy: '请核对编码和名称，改正其中写错的一个。',
    stated: expected ? stated : code,
    expected: expected ?? printed[0] ?? codes[0] ?? '',
  });
}

/** What the catalogue and the tables call a code. */
function namesOf(code: string, { classification, tables }: TextCheckInput): string[] {
  const names = [classification.functional.get(code), classification.economic.get(code)];
  for (const { sections } of tables.values())
    for (const { rows } of sections) for (const row of rows) if (row.code === code) names.push(row.name);
  return names.flatMap((name) => (name ? [plainName(name)] : []));
}

/** Codes by the names that the catalogue and the tables have for them. */
function codesByName({ classification, tables }: TextCheckInput): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const [code, name] of classification.functional) add(known, plainName(name), code);
  for (const { sections } of tables.values())
    for (const { rows, declaration } of sections)
      if (declaration.rows.kind !== 'economic-tree')
        for (const { code, name } of rows) if (code !== '') add(known, plainName(name), code);
  return known;
}

function add(known: Map<string, Set<string>>, name: string, code: string): void {
  known.set(name, (known.get(name) ?? new Set()).add(code));
}

function oldNames(passage: Passage, { classification, lexicon }: TextCheckInput, report: TextReport): void {
  for (const [old, code] of OLD_NAMES) {
    const at = passage.text.indexOf(old);
    const name = classification.functional.get(code);
    if (at < 0 || name === undefined || plainName(name) === old) continue;
    // A name that is still in use, or a part of one, is no old name.
    if (lexicon.scan(passage.text).some(({ from, to }) => from <= at && to >= at + old.length)) continue;
    report.find({
      passage,
      from: at,
      to: at + old.length,
      howMuch: `“${old}”是旧名称，${code} 现为“${name}”`,
      remedy: '请改用本年度的科目名称。',
      stated: old,
      expected: name,
    });
  }
}

/** Rows of a printed table in the text: a code, and its name beside it. */
function printedRows(passage: Passage, { classification }: TextCheckInput, report: TextReport): void {
  for (const match of passage.text.matchAll(/(?<![\d.,])(2\d\d)((?:0[1-9]|[1-9]\d){0,2})([\u4e00-\u9fff()、]{3,})/g)) {
    const [, head = '', tail = '', name = ''] = match;
    const expected = classification.functional.get(head + tail);
    if (expected === undefined) continue;
    const plain = plainName(expected);
    // A long name may go on in the next line.
    if (plain === name || plain.startsWith(name) || name.startsWith(plain) || OLD_NAMES.has(name)) continue;
    const from = match.index + head.length + tail.length;
    report.find({
      passage,
      from,
      to: from + name.length,
      howMuch: `${head}${tail} 写作“${name}”，目录名称是“${expected}”`,
      remedy: '请核对编码和名称，改正其中写错的一个。',
      stated: name,
      expected,
    });
  }
}

/** Shorter names differ from other words by one character. */
const LONG = 6;

/** A name of the tables anywhere in a sentence, but for one character. */
function slips(passage: Passage, { lexicon }: TextCheckInput, report: TextReport): void {
  const { text } = passage;
  let right: readonly { readonly from: number; readonly to: number }[] | undefined;
  for (const name of lexicon.tableNames) {
    if (name.length < LONG) continue;
    for (const at of nearPlaces(text, name)) {
      const differs = onlyDifference(text, at, name);
      if (differs < 0) continue;
      // Inside, over, or but for its edge a name that is written right, it is that name.
      const place = at + differs;
      right ??= lexicon.scan(text);
      const known = right.some(
        ({ from, to }) =>
          (from <= place && to > place) || (from >= at && to <= at + name.length && to - from >= name.length - 2),
      );
      if (known) continue;
      report.find({
        passage,
        from: at,
        to: at + name.length,
        severity: /[\d一二三四五六七八九十上下东西南北甲乙丙丁]/.test(text[place] ?? '') ? 'confirm' : 'error',
        howMuch: `写作“${text.slice(at, at + name.length)}”，应为“${name}”`,
        remedy: '请改正名称。',
        stated: text.slice(at, at + name.length),
        expected: name,
      });
    }
  }
}

/** Where a text may hold a name but for one character: one half of it stands there as it should. */
function nearPlaces(text: string, name: string): Set<number> {
  const middle = Math.floor(name.length / 2);
  const places = new Set<number>();
  for (const [half, offset] of [
    [name.slice(0, middle), 0],
    [name.slice(middle), middle],
  ] as const) {
    for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
      if (at >= offset && at - offset + name.length <= text.length) places.add(at - offset);
    }
  }
  return places;
}

/** Where a stretch of text differs from a name, if it does by exactly one character; -1 else. */
function onlyDifference(text: string, at: number, name: string): number {
  let differs = -1;
  for (let index = 0; index < name.length; index++) {
    if (text[at + index] === name[index]) continue;
    if (differs >= 0) return -1;
    differs = index;
  }
  return differs;
}

function misspelt(name: string, passage: Passage, near: number, known: ReadonlySet<string>, report: TextReport): void {
  const right = nearest(name, known);
  // A word more before or behind is no slip.
  if (right === undefined || name.includes(right) || meansAnother(name, right)) return;
  const at = Math.max(passage.text.indexOf(name, near), 0);
  report.find({
    passage,
    from: at,
    to: at + name.length,
    howMuch: `写作“${name}”，应为“${right}”`,
    remedy: '请改正名称。',
    stated: name,
    expected: right,
  });
}
