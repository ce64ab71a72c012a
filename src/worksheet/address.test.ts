import { parseRange, rangeAddress } from './address';
import { SHEET_COLUMNS, SHEET_ROWS } from './area';

const AREAS = [
  ['C3', { row: 2, column: 2, rows: 1, columns: 1 }],
  ['A1:F20', { row: 0, column: 0, rows: 20, columns: 6 }],
  ['AA5:AB5', { row: 4, column: 26, rows: 1, columns: 2 }],
  ['C:E', { row: 0, column: 2, rows: SHEET_ROWS, columns: 3 }],
  ['B:B', { row: 0, column: 1, rows: SHEET_ROWS, columns: 1 }],
  ['2:4', { row: 1, column: 0, rows: 3, columns: SHEET_COLUMNS }],
] as const;

test.each(AREAS)('%s is written and read', (address, area) => {
  expect(rangeAddress(area)).toBe(address);
  expect(parseRange(address)).toEqual(area);
  expect(parseRange(address.replace(/[A-Z]+|\d+/g, '$$$&'))).toEqual(area);
});

test('corners may come in any order', () => {
  expect(parseRange('F20:A1')).toEqual({ row: 0, column: 0, rows: 20, columns: 6 });
});

test.each(['', 'A', '3', 'A:3', 'A1:B', 'A:B2', 'A1:', ':B2', '表1!A1', 'OFFSET(A1,1,1)', 'A1,B2'])(
  '%j is no address',
  (text) => {
    expect(parseRange(text)).toBeUndefined();
  },
);
