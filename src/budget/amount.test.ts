import Decimal from 'decimal.js';
import fc from 'fast-check';
import {
  type AmountUnit,
  amountToCell,
  formatAmount,
  formatPrinted,
  LARGEST_AMOUNT,
  printedToCell,
  readAmount,
  toPrinted,
} from './amount';

const read = (value: string | number | boolean, unit: AmountUnit = '万元') => readAmount(value, unit);

describe('an amount as people type it', () => {
  test.each([
    ['1,603.21', 1_603_210_000],
    ['１，６０３．２１', 1_603_210_000],
    [' 3811.16 ', 3_811_160_000],
    ['－12.5', -12_500_000],
    ['—12.5', -12_500_000],
    ['(12.50)', -12_500_000],
    ['（12.50）', -12_500_000],
    ['￥100', 100_000_000],
    ['-￥100', -100_000_000],
    ['100万元', 100_000_000],
    ['.5', 500_000],
    ['5.', 5_000_000],
    ['0', 0],
    ['-0', 0],
    ['0.000001', 1],
  ])('%s 万元 is %d 分', (text, amount) => {
    expect(read(text)).toEqual({ kind: 'amount', amount });
  });

  test.each(['', '  ', '-', '—', '－', '——', '--'])('%j is blank', (text) => {
    expect(read(text)).toEqual({ kind: 'blank' });
  });

  test.each([
    ['abc', '不是数'],
    ['1.2.3', '不是数'],
    ['12%', '不是数'],
    ['1e3', '不是数'],
    ['1 603.21', '不是数'],
    ['1,60.21', '千位分隔符的位置不对'],
    ['(-5)', '既有括号又有正负号'],
    ['100元', '写着“元”，而本表金额单位是万元'],
    ['#REF!', '是错误值'],
    ['0.0000001', '小数位过多，不足一分（以万元为单位最多 6 位小数）'],
    ['99999999999999', '超过 10 万亿元，金额过大'],
  ])('%s cannot be read: %s', (text, reason) => {
    expect(read(text)).toEqual({ kind: 'unreadable', reason });
  });

  test('the third decimal of 元 is refused, as is TRUE', () => {
    expect(readAmount('1.234', '元')).toMatchObject({ kind: 'unreadable' });
    expect(readAmount(true, '元')).toMatchObject({ kind: 'unreadable' });
    expect(readAmount(Number.NaN, '元')).toMatchObject({ kind: 'unreadable' });
  });
});

describe('an amount as a sheet holds it', () => {
  test.each([
    [3927.2900000000004, 3_927_290_000],
    [0.1 + 0.2, 300_000],
    [1.005, 1_005_000],
    [-0.01, -10_000],
    [4.35 * 100, 435_000_000],
  ])('the double %d 万元 is %d 分', (value, amount) => {
    expect(read(value)).toEqual({ kind: 'amount', amount });
  });

  test('a third of 1000 has more digits than a 分', () => {
    expect(read(1000 / 3)).toMatchObject({ kind: 'unreadable' });
  });

  const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
  const units = fc.constantFrom<AmountUnit>('元', '万元');

  test('every amount written to a cell reads back the same, in either unit', () => {
    fc.assert(
      fc.property(amounts, units, (amount, unit) => {
        expect(readAmount(amountToCell(amount, unit), unit)).toEqual({ kind: 'amount', amount });
        expect(readAmount(formatAmount(amount, unit), unit)).toEqual({ kind: 'amount', amount });
      }),
    );
  });

  test('the fast reading of a number never differs from decimal.js at 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), units, (value, unit) => {
        const fen = new Decimal(value.toPrecision(15)).times(unit === '元' ? 100 : 1_000_000);
        const reading = readAmount(value, unit);
        if (fen.isInteger()) expect(reading).toEqual({ kind: 'amount', amount: fen.toNumber() + 0 });
        else expect(reading.kind).toBe('unreadable');
      }),
      { numRuns: 2000 },
    );
  });

  test('sums of amounts that are binary fractions in the sheet are exact', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 200 }), (list) => {
        const exact = list.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
        const summed = list
          .map((amount) => readAmount(amountToCell(amount, '元'), '元'))
          .reduce((sum, reading) => sum + (reading.kind === 'amount' ? reading.amount : Number.NaN), 0);
        expect(exact.equals(summed)).toBe(true);
      }),
    );
  });

  test('the largest amount is read and one 分 more is refused', () => {
    expect(readAmount(LARGEST_AMOUNT / 100, '元')).toEqual({ kind: 'amount', amount: LARGEST_AMOUNT });
    expect(readAmount('10000000000000.01', '元').kind).toBe('unreadable');
  });
});

describe('a printed figure', () => {
  test.each([
    [4_999, 0],
    [5_000, 1],
    [-5_000, -1],
    [-4_999, 0],
    [12_345_678, 1_235],
    [3_927_290_000, 392_729],
  ])('%d 分 print as %d hundredths of 万元', (amount, printed) => {
    expect(toPrinted(amount)).toBe(printed);
  });

  test('rounds half up like decimal.js, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }), (amount) => {
        const expected = new Decimal(amount).div(10_000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
        expect(toPrinted(amount) + 0).toBe(expected + 0);
      }),
    );
  });

  test('is stored as the double that shows these two decimals, and written with separators', () => {
    expect(printedToCell(392_729)).toBe(3927.29);
    expect(formatPrinted(392_729)).toBe('3,927.29');
    expect(formatPrinted(-5)).toBe('-0.05');
    expect(formatPrinted(0)).toBe('0.00');
    expect(formatAmount(123_456_789_012, '元')).toBe('1,234,567,890.12');
    expect(formatAmount(1, '万元')).toBe('0.000001');
  });
});
