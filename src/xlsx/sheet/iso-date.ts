/** Dates that a file writes as ISO 8601 (cells of type `d`, strict workbooks). */

const DAY = 86_400_000;
/** Excel counts days from here, its fictitious 29 February 1900 included. */
const EPOCH = Date.UTC(1899, 11, 30);
const ISO = /^\s*(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?Z?\s*$/;

/** Excel's serial number of `2024-02-25`, `2024-02-25T08:30:00`, `08:30:00`; undefined where the text is none of them. */
export function dateSerial(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match || text.trim() === '') return undefined;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(fraction)) / 86_400;
  if (year === undefined) return time;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day)) return undefined;
  const days = (date - EPOCH) / DAY;
  // Before March 1900 Excel's count is one day off.
  return (days < 61 ? days - 1 : days) + time;
}
