import { dateText, isDateFormat } from './number-format';

test.each([
  'yyyy-mm-dd',
  'm/d/yyyy',
  'mm-dd-yy',
  'd-mmm',
  'yyyy/m/d h:mm',
  'yyyy"年"m"月"',
  'yyyy"年"m"月"d"日";@',
  'm月d日',
  '[$-804]yyyy"年"m"月"d"日"',
  '[DBNum1][$-804]yyyy"年"m"月"d"日"',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  '[$-804]aaaa',
  'aaa;@',
  'h:mm:ss AM/PM',
  'h"时"mm"分"',
  '上午/下午h"时"mm"分"',
  '[h]:mm',
  '[hh]:mm:ss',
  '[mm]:ss',
  '[ss].00',
  'mm:ss.0',
  'YYYY-MM-DD',
  'e"年"m"月"',
  'ggge"年"',
  '[Red]yyyy/mm',
  '\\第yyyy',
])('%s shows a date or a time', (format) => {
  expect(isDateFormat(format)).toBe(true);
});

test.each([
  '',
  'General',
  'GENERAL',
  'G/通用格式',
  '@',
  '0',
  '0.00',
  '#,##0.00',
  '#,##0.00_ ;[Red]-#,##0.00',
  '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  '0.00E+00',
  '##0.0e+0',
  '0%',
  '# ?/?',
  '0"年"',
  '0.00"万元 yyyy"',
  'General"days"',
  '0\\d',
  '\\y0',
  '_d0',
  '*m0',
  '[Red][<0]0.00',
  '[Magenta]0;[Green]0',
  '[$USD-409] #,##0',
  '[$¥-804]#,##0.00',
  '#,##0.00 CNY',
  '[DBNum2][$-804]General',
  '0.00;-0.00;0.00;"day"@',
  '"yyyy-mm-dd',
])('%s shows no date', (format) => {
  expect(isDateFormat(format)).toBe(false);
});

test.each([
  [45413, '2024-05-01'],
  [45413.354166666664, '2024-05-01 08:30'],
  [45413.99999, '2024-05-02'],
  [0.5, '12:00'],
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [45351, '2024-02-29'],
  [45658, '2025-01-01'],
  [2_958_465, '9999-12-31'],
  [2_958_466, '2958466'],
  [-3, '-3'],
  [1e12, '1000000000000'],
])('%p reads as %s', (serial, text) => {
  expect(dateText(serial)).toBe(text);
});
