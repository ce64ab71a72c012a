import { typedValue } from './typed-value';

test.each([
  ['186.10', 186.1],
  [' 1,603.21 ', 1603.21],
  ['12,345,678', 12_345_678],
  ['-0.5', -0.5],
  ['+5', 5],
  ['0', 0],
  ['１，６０３．２１', 1603.21],
  ['－５', -5],
])('“%s” is a number', (text, expected) => {
  expect(typedValue(text)).toBe(expected);
});

test.each([
  ['', ''],
  ['  ', ''],
  ['01', '01'],
  ['007.5', '007.5'],
  ['1,60', '1,60'],
  ['1,603,2', '1,603,2'],
  ['（12.50）', '（12.50）'],
  ['100200A', '100200A'],
  ['1234567890123456', '1234567890123456'],
  ['12.5%', '12.5%'],
  ["'2010303", '2010303'],
  ['2024年', '2024年'],
])('“%s” is text', (text, expected) => {
  expect(typedValue(text)).toBe(expected);
});

test('under the text format a code stays text', () => {
  expect(typedValue('2010303', '@')).toBe('2010303');
});

test.each([
  ['18.61', 0.1861],
  ['18.61%', 0.1861],
  ['0.1861', 0.1861],
  ['0.5%', 0.005],
  ['-18.61', -0.1861],
])('under a percent format “%s” is a part of a whole', (text, expected) => {
  expect(typedValue(text, '0.00%')).toBe(expected);
});
