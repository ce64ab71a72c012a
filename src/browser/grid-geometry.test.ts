import type { Area } from '../worksheet/workbook';
import { areasWithin, linesWithin, nextLine, offsetsOf, shownLines } from './grid-geometry';

/** Four rows: 20, 20 hidden, 30 and 20 pixels. */
const SIZES = [20, 0, 30, 20];
const TOPS = [0, 20, 20, 50, 70];

test('offsets begin at 0 and end with the whole height', () => {
  expect(offsetsOf(SIZES)).toEqual(TOPS);
  expect(offsetsOf([])).toEqual([0]);
});

test.each([
  ['a window at the top', 0, 15, [0, 0]],
  ['one that ends where the third row begins', 0, 20, [0, 2]],
  ['one within the third row', 25, 45, [2, 2]],
  ['one over everything', 0, 70, [0, 3]],
  ['one that reaches beyond both ends', -400, 1000, [0, 3]],
])('rows within %s', (_, from, to, expected) => {
  expect(linesWithin(TOPS, from, to)).toEqual(expected);
});

test('a sheet without rows has none within', () => {
  expect(linesWithin([0], 0, 500)).toEqual([0, 0]);
  expect(shownLines([], [0, 0])).toEqual([]);
});

test('in 20,000 rows of 20 pixels the window at 200,000 begins with row 10,000', () => {
  const tops = offsetsOf(Array.from({ length: 20_000 }, () => 20));
  expect(linesWithin(tops, 200_000, 200_599)).toEqual([10_000, 10_029]);
});

test('hidden rows are not drawn', () => {
  expect(shownLines(SIZES, [0, 3])).toEqual([0, 2, 3]);
  expect(shownLines(SIZES, [1, 1])).toEqual([]);
});

test.each([
  ['down past the hidden one', 0, 1, 2],
  ['up past the hidden one', 2, -1, 0],
  ['a page down at the end', 3, 20, 3],
  ['a page up at the top', 2, -20, 0],
  ['not at all', 1, 0, 1],
])('a step %s', (_, from, step, expected) => {
  expect(nextLine(SIZES, from, step)).toBe(expected);
});

test('a step towards rows that are all hidden stays, or stops at the last one shown', () => {
  expect(nextLine([20, 20, 0, 0], 1, 1)).toBe(1);
  expect(nextLine([0, 20, 20], 1, -1)).toBe(1);
  expect(nextLine([20, 20, 20, 0, 0], 0, 20)).toBe(2);
});

test('merged areas within a window: those that reach into it, wherever they begin', () => {
  const title: Area = { row: 0, column: 0, rows: 1, columns: 5 };
  const tall: Area = { row: 3, column: 1, rows: 10, columns: 2 };
  const merges = [title, tall];
  expect(areasWithin(merges, [0, 2], [0, 4])).toEqual([title]);
  expect(areasWithin(merges, [12, 20], [2, 9])).toEqual([tall]);
  expect(areasWithin(merges, [13, 20], [2, 9])).toEqual([]);
  expect(areasWithin(merges, [3, 12], [3, 9])).toEqual([]);
  expect(areasWithin(merges, [0, 20], [0, 20])).toEqual([title, tall]);
});
