/** What Excel makes of a text, where it is written to a cell that is not formatted as text. */
export type Typed =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format?: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'formula'; readonly formula: string };

const errors = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The text as Excel with Chinese regional settings takes it. */
export function typed(text: string): Typed {
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (text.length > 1 && text.startsWith('=')) return { kind: 'formula', formula: text.slice(1) };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', value: trimmed.toLowerCase() === 'true' };
  if (errors.has(trimmed.toUpperCase())) return { kind: 'error', error: trimmed.toUpperCase() };
  const number = typedNumber(trimmed) ?? typedDate(trimmed) ?? typedTime(trimmed);
  if (number) return { kind: 'number', ...number };
  // A sign before letters or a bracket begins a formula as well: +A1, -SUM(B1:B9).
  if (/^[+-][\p{L}(]/u.test(text)) return { kind: 'formula', formula: text.replace(/^\+/, '') };
  return { kind: 'text', text };
}

interface TypedNumber {
  readonly value: number;
  readonly format?: string;
}

/** Excel keeps 15 digits: a longer number, such as an identity card's, loses its end. */
const fifteenDigits = (value: number) => Number(value.toPrecision(15));

function typedNumber(text: string): TypedNumber | undefined {
  const match =
    /^(?<open>\()?(?<sign>[+-])?(?<currency>[¥￥$])?(?<digits>\d{1,3}(?:,\d{3})+|\d*)(?<fraction>\.\d*)?(?<power>[eE][+-]?\d+)?(?<percent>%)?(?<close>\))?$/.exec(
      text,
    );
  if (!match?.groups) return typedFraction(text);
  const { open, sign, currency, digits = '', fraction = '', power, percent, close } = match.groups;
  if (!/\d/.test(digits + fraction) || Boolean(open) !== Boolean(close) || (open && sign)) return undefined;
  const size = Number(digits.replaceAll(',', '') + fraction + (power ?? ''));
  if (!Number.isFinite(size)) return undefined;
  const signed = sign === '-' || open ? -size : size;
  const value = fifteenDigits(percent ? signed / 100 : signed);
  const decimals = fraction.length > 1 ? '.00' : '';
  if (percent) return { value, format: `0${decimals}%` };
  if (power) return { value, format: '0.00E+00' };
  if (currency) return { value, format: `"${currency}"#,##0${decimals}` };
  if (digits.includes(',')) return { value, format: `#,##0${decimals}` };
  return { value };
}

/** `1 1/2`; without a whole number before it, it would be a date. */
function typedFraction(text: string): TypedNumber | undefined {
  const match = /^([+-])?(\d+) (\d{1,5})\/(\d{1,5})$/.exec(text);
  if (!match || Number(match[4]) === 0) return undefined;
  const value = Number(match[2]) + Number(match[3]) / Number(match[4]);
  return { value: match[1] === '-' ? -value : value, format: '# ?/?' };
}

/** The serial number of a day; undefined where the calendar has no such day. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const full = year < 30 ? year + 2000 : year < 100 ? year + 1900 : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  const exists = date.getUTCFullYear() === full && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const serial = date.getTime() / 86_400_000 + 25_569;
  // 1900 counts a 29 February that never was.
  return exists && full >= 1900 && full <= 9999 ? (serial < 61 ? serial - 1 : serial) : undefined;
}

const dated = (serial: number | undefined, format: string): TypedNumber | undefined =>
  serial === undefined ? undefined : { value: serial, format };

const DAY = 'yyyy/m/d';
const CHINESE_DAY = 'yyyy"年"m"月"d"日"';
const MONTH_DAY = 'm"月"d"日"';

function typedDate(text: string): TypedNumber | undefined {
  const thisYear = new Date().getFullYear();
  let match = /^(\d{4}|\d{2})([-/])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  if (match) {
    const day = serialOf(Number(match[1]), Number(match[3]), Number(match[4]));
    const time = match[5] === undefined ? undefined : typedTime(match[5]);
    return day !== undefined && time ? { value: day + time.value, format: `${DAY} h:mm` } : dated(day, DAY);
  }
  match = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (match) return dated(serialOf(Number(match[1]), Number(match[2]), 1), 'mmm-yy');
  match = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (match) return dated(serialOf(Number(match[2]), Number(match[1]), 1), 'mmm-yy');
  match = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (match) {
    const asDay = dated(serialOf(thisYear, Number(match[1]), Number(match[2])), MONTH_DAY);
    return asDay ?? dated(serialOf(Number(match[2]), Number(match[1]), 1), 'mmm-yy');
  }
  match = /^(\d{4}|\d{2})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (match) {
    const day = serialOf(Number(match[1]), Number(match[2]), Number(match[3] ?? 1));
    return dated(day, match[3] === undefined ? 'yyyy"年"m"月"' : CHINESE_DAY);
  }
  match = /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (match) return dated(serialOf(thisYear, Number(match[1]), Number(match[2])), MONTH_DAY);
  match = /^(\d{1,2})[- ]([A-Za-z]{3})(?:[- ](\d{4}|\d{2}))?$/.exec(text);
  if (match) {
    const month = months.indexOf((match[2] ?? '').toLowerCase()) + 1;
    const day = month > 0 ? serialOf(Number(match[3] ?? thisYear), month, Number(match[1])) : undefined;
    return dated(day, match[3] === undefined ? 'd-mmm' : 'd-mmm-yy');
  }
  return undefined;
}

function typedTime(text: string): TypedNumber | undefined {
  const match = /^(上午|下午)?(\d{1,2})(?::(\d{2})(?::(\d{2}))?|时(?:(\d{1,2})分)?)( ?[AaPp][Mm])?$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[3] ?? match[5] ?? 0);
  const seconds = Number(match[4] ?? 0);
  const afternoon = match[1] === '下午' || /p/i.test(match[6] ?? '');
  const hours = Number(match[2]) + (afternoon && Number(match[2]) < 12 ? 12 : 0);
  if (hours > 9999 || minutes > 59 || seconds > 59) return undefined;
  return {
    value: (hours * 3600 + minutes * 60 + seconds) / 86_400,
    format: match[4] === undefined ? 'h:mm' : 'h:mm:ss',
  };
}
