import fc from 'fast-check';
import { append, largest, smallest } from './long-lists';

test('the largest and the smallest of any numbers are those of Math, with a bound too', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, bound) => {
      expect(largest(values)).toBe(Math.max(...values));
      expect(smallest(values)).toBe(Math.min(...values));
      expect(largest(values, bound)).toBe(Math.max(bound, ...values));
      expect(smallest(values, bound)).toBe(Math.min(bound, ...values));
    }),
  );
});

test('of 300,000 rows, which no call takes as arguments, the largest is found and each is appended', () => {
  const rows = Array.from({ length: 300_000 }, (_, row) => row);
  expect(() => Math.max(...rows)).toThrow(RangeError);
  expect(largest(rows)).toBe(299_999);
  expect(smallest(rows)).toBe(0);
  const list = [-1];
  append(list, rows);
  expect(list).toHaveLength(300_001);
  expect(list.at(-1)).toBe(299_999);
});
