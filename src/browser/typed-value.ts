/** What a person means by what was typed into a cell. */

const PLAIN_NUMBER = /^[-+]?\d{1,15}(\.\d{1,10})?$/;
const THOUSANDS = /(?<=\d),(?=\d{3}(\D|$))/g;

/**
 * A typed number is a number, full-width digits and thousands separators included; codes with a leading zero, and everything
 * else, stay text. An apostrophe in front says that the rest is text, as in Excel.
 *
 * @param text as typed
 * @param numberFormat of the cell: under `@` everything is text, under a percent format `12.5` and `12.5%` are 12.5 %
 */
export function typedValue(text: string, numberFormat = 'General'): string | number {
  const typed = text.trim();
  if (typed.startsWith("'")) return typed.slice(1);
  if (numberFormat === '@') return typed;
  const isPercent = numberFormat.includes('%');
  const plain = typed.normalize('NFKC').replace(THOUSANDS, '');
  const bare = isPercent ? plain.replace(/%$/, '') : plain;
  if (!PLAIN_NUMBER.test(bare) || /^[-+]?0\d/.test(bare)) return typed;
  // As in Excel, a number below 1 without its sign is already the part of a whole.
  const isHundredths = isPercent && (bare !== plain || Math.abs(+bare) >= 1);
  // Read with its exponent: dividing by 100 would be a little off.
  return +(isHundredths ? `${bare}e-2` : bare);
}
