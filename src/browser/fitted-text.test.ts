import type { CellView } from '../xlsx/sheet-view';
import { fittedText, shrunkLetters } from './fitted-text';

/** Every letter 8 pixels wide. */
const measure = (text: string) => text.length * 8;
const cell = (text: string, change: Partial<CellView> = {}): CellView => ({
  text,
  isGeneral: false,
  shrinks: false,
  style: {},
  wraps: false,
  ...change,
});

test('a number that fits is shown as it is, up to the borders', () => {
  expect(fittedText(cell('3,927.29', { number: 3927.29 }), 8 * 8 + 2, measure)).toBe('3,927.29');
});

test('a formatted number one pixel too wide is ####, as many as fit', () => {
  expect(fittedText(cell('3,927.29', { number: 3927.29 }), 8 * 8 + 1, measure)).toBe('#######');
  expect(fittedText(cell('3,927.29', { number: 3927.29 }), 5, measure)).toBe('');
});

test('so is one in a cell that wraps: figures never go on in the next line', () => {
  expect(fittedText(cell('3,927.29', { number: 3927.29, wraps: true }), 34, measure)).toBe('####');
});

test('under General decimals are given up first, rounded', () => {
  const general = cell('3927.2961', { number: 3927.2961, isGeneral: true });
  expect(fittedText(general, 8 * 7 + 2, measure)).toBe('3927.3');
  expect(fittedText(general, 8 * 4 + 2, measure)).toBe('3927');
  expect(fittedText(general, 8 * 3 + 2, measure)).toBe('###');
});

test('a text is never replaced, however narrow', () => {
  expect(fittedText(cell('一般公共预算拨款'), 20, measure)).toBe('一般公共预算拨款');
});

test('a cell that shrinks shows its whole number in smaller letters', () => {
  const small = cell('3,927.29', { number: 3927.29, shrinks: true, style: { fontSize: '16px' } });
  expect(fittedText(small, 34, measure)).toBe('3,927.29');
  expect(shrunkLetters(small, 34, measure)).toBe('8px');
  expect(shrunkLetters(small, 100, measure)).toBeUndefined();
});
