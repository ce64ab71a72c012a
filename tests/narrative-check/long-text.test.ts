/** Texts that no unit writes: without line ends, without sentence ends, with `其中：` at the end of every line. */
import { classificationFor } from '../../src/budget/classifications';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { LONGEST_PASSAGE, readPassages } from '../../src/budget/narrative/check/reading/passages';
import { findWorkbookText, textOfSheet } from '../../src/worksheet/text/workbook-text';
import type { TableNumber } from '../../src/budget/tables';
import type { PublishedTable } from '../../src/budget/published';
import { growth, LARGER, LINEAR_AT_MOST } from '../support/growth';
import { publishedTables } from './published-tables';

const HEADING = '一、关于示例单位2024年收支预算情况的总体说明';
const amounts = (count: number, end: string) =>
  Array.from({ length: count }, (_, at) => `2024年一般公共预算支出${at + 100_000}.25万元${end}`);

const TEXTS: readonly (readonly [string, number, (count: number) => string[]])[] = [
  ['sentences on one line', 80, (count) => [HEADING, amounts(count, '。').join('')]],
  ['clauses on one line', 80, (count) => [HEADING, `${amounts(count, '').join('，')}。`]],
  ['lines that never end a sentence', 80, (count) => amounts(count, '')],
  [
    'shares of amounts, paragraph by paragraph',
    40,
    (count) => [HEADING, ...amounts(count, '，占支出的10%，其中：人员经费1万元，公用经费2万元。')],
  ],
  ['lines that all end in 其中', 60, (count) => [HEADING, ...amounts(count, '，占10%，其中：')]],
  [
    'names that no table has',
    60,
    (count) => [HEADING, ...Array.from({ length: count }, (_, at) => `示例事项${at}号安排${at}.00万元。`)],
  ],
  ['a line of dots', 8_000, (count) => [`${'.'.repeat(count)}甲`]],
  ['a line of one name', 500, (count) => [`内设${'办公室、'.repeat(count)}。`]],
];

const classification = classificationFor(2024);
let tables: ReadonlyMap<TableNumber, PublishedTable>;

beforeAll(async () => {
  tables = await publishedTables('示例单位');
});

test.each(TEXTS)('%s: six times the text takes about six times the work', (_, count, make) => {
  const check = (lines: readonly string[]) => void checkText({ lines, tables, classification });
  expect(growth(make(count), make(count * LARGER), check)).toBeLessThan(LINEAR_AT_MOST);
});

test('of 600 wrong amounts that stand on one line of 18,000 characters, each is found in its place', () => {
  const line = amounts(600, '。').join('');
  const { findings } = checkText({ lines: [HEADING, line], tables, classification });
  const wrong = findings.filter(({ check }) => check.name === 'text-amounts');
  expect(wrong.map(({ text }) => line.slice(text.from, text.to))).toEqual(
    amounts(600, '').map((clause) => /\d+\.25/.exec(clause)?.[0]),
  );
});

test('a run of text without paragraphs is read in pieces that are all of it, none longer than a passage may be', () => {
  for (const end of ['。', '；', '，', '']) {
    const line = amounts(800, end).join('');
    const pieces = readPassages([line]);
    expect(pieces.map(({ text }) => text).join('')).toBe(line.replaceAll('；', ';'));
    expect(pieces.flatMap(({ columns }) => columns)).toEqual(Array.from(line, (_character, column) => column));
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThanOrEqual(LONGEST_PASSAGE);
    // No number is cut in two.
    for (const { text } of pieces.slice(0, -1)) expect(text.at(-1)).toMatch(/[^\d.]/);
  }
});

describe('a sheet with cells of as many characters as Excel holds', () => {
  const sheet = (text: string) => ({ name: '文字', protected: false, row: 0, column: 0, cells: [[text], ['说明']] });
  const read = (text: string) => {
    const snapshot = sheet(text);
    textOfSheet(snapshot);
    findWorkbookText(
      { sheetNames: ['文字'], visibleSheets: ['文字'], sheets: new Map([['文字', snapshot]]) },
      '情况说明',
      new Set(),
    );
  };

  test.each([
    ['words without an amount', (count: number) => '预算'.repeat(count)],
    ['amounts without a mark', (count: number) => '预算1元'.repeat(count)],
    ['white space', (count: number) => `甲${' '.repeat(2 * count)}乙`],
  ])('%s: six times the text takes about six times the work', (_, make) => {
    expect(growth(make(2_500), make(2_500 * LARGER), read)).toBeLessThan(LINEAR_AT_MOST);
  });

  test('line ends in a cell become one space each, with the white space around them', () => {
    const { lines } = textOfSheet(sheet(' 第一行 \n\n  第二行\r\n第三行 '));
    expect(lines[0]).toBe(' 第一行 第二行 第三行 ');
  });
});
