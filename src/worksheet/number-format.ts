/** Number formats: whether one shows a number as a date or time, and how a date reads. Pure text; no workbook is needed. */

/** What shows as it stands or not at all: quoted text, an escaped character, a gap as wide as one, a filling one. */
const LITERALS = /"[^"]*"?|[\\_*][\s\S]/gu;
/** Hours, minutes or seconds counted on beyond a day, an hour, a minute. */
const ELAPSED = /\[(?:h+|m+|s+)\]/giu;
/** Colours, conditions, currencies and languages, kinds of digits; the number as it is. */
const OTHER_CODES = /\[[^\]]*\]?|general|G\/通用格式/giu;
/** 10:30:05.5 has digits that are no number's. */
const FRACTION_OF_SECONDS = /s[.,]0+/giu;
const DIGITS = /[0#?]/u;
/** Year, month, day, hour, second, era, weekday, Buddhist year, morning or afternoon. */
const DATE_CODES = /[ymdhseg]|aaa|bb|am\/pm|a\/p|上午\/下午/iu;

/**
 * Whether a number format shows a number as a date or a time.
 *
 * @param format as a file or Office.js states it (in English codes): `yyyy"年"m"月"`, `[h]:mm`, `#,##0.00_ ;[Red]-#,##0.00`
 */
export function isDateFormat(format: string): boolean {
  // The fourth section is for text.
  return format.replaceAll(LITERALS, '').split(';').slice(0, 3).some(isDateSection);
}

function isDateSection(section: string): boolean {
  const codes = section.replaceAll(ELAPSED, 's').replaceAll(OTHER_CODES, '').replaceAll(FRACTION_OF_SECONDS, 's');
  // A place for a digit makes it a number: the E of 0.00E+00, the letters of a currency that somebody forgot to quote.
  return !DIGITS.test(codes) && DATE_CODES.test(codes);
}

const DAY_MINUTES = 24 * 60;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/**
 * A date as people read it: `2024-05-01`, with the time where there is one (`2024-05-01 08:30`), the time alone below one day.
 *
 * @param serial days as Excel counts them: 1 is 1 January 1900, and 29 February 1900 is counted though it never was
 */
export function dateText(serial: number): string {
  const minutes = Math.round(serial * DAY_MINUTES);
  const day = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes - day * DAY_MINUTES;
  const time = [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, '0')).join(':');
  if (day === 0) return time;
  // Beyond what Excel's calendar holds, the number says more than nothing.
  if (day < 0 || day > LAST_DAY) return String(serial);
  const text = calendarDate(day < 60 ? day : day - 1);
  return rest === 0 ? text : `${text} ${time}`;
}

/** @param day 1 is 1 January 1900 */
function calendarDate(day: number): string {
  let [year, month, left] = [1900, 0, day];
  while (left > yearDays(year)) left -= yearDays(year++);
  const months = [31, yearDays(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  while (left > (months[month] as number)) left -= months[month++] as number;
  return [year, month + 1, left].map((part) => String(part).padStart(2, '0')).join('-');
}

function yearDays(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}
