import type { Content } from './cell-content';

/**
 * What a cell shows. Plays the formats that budget tables use: General, text, decimals, thousands, percent, days and times;
 * colours, conditions and fill characters are left out.
 */
export function displayText(content: Content, format: string | undefined): string {
  if (typeof content === 'boolean') return String(content).toUpperCase();
  if (typeof content === 'string' || content === undefined) return content;
  if (!format || format === 'General' || format === '@') return general(content);
  const [positive = '', negative, zero] = format.split(';');
  const section =
    content < 0 && negative !== undefined ? negative : content === 0 && zero !== undefined ? zero : positive;
  const value = content < 0 && negative !== undefined ? -content : content;
  const bare = section.replace(/\[[^\]]*\]/g, '');
  if (/[ymdhs]/i.test(bare.replace(/"[^"]*"/g, ''))) return dateText(value, bare);
  return numberText(value, bare);
}

const general = (value: number) => (value === 0 ? '0' : String(Number(value.toPrecision(11))).replace('e', 'E'));

function numberText(value: number, section: string): string {
  const literals: string[] = [];
  const mask = section
    .replace(/"([^"]*)"|\\(.)/g, (_all, quoted: string | undefined, escaped: string | undefined) => {
      literals.push(quoted ?? escaped ?? '');
      return `\uE000${literals.length - 1}\uE000`;
    })
    .replace(/_./g, ' ')
    .replace(/\*./g, '');
  const restore = (text: string) =>
    text.replace(/\uE000(\d+)\uE000/g, (_all, index: string) => literals[Number(index)] ?? '');
  const match = /[#0?][#0?,]*(?:\.([#0?]*))?/.exec(mask);
  if (!match) return restore(mask);
  const decimals = match[1]?.length ?? 0;
  const scaled = Math.abs(mask.includes('%') ? value * 100 : value);
  const fixed = Number(`${Math.round(Number(`${scaled}e${decimals}`))}e-${decimals}`).toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = match[0].includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const least = (match[0].split('.')[0] ?? '').replace(/[^0]/g, '').length;
  const shown = least === 0 && whole === '0' ? '' : grouped.padStart(least, '0');
  const number = (value < 0 && Number(fixed) !== 0 ? '-' : '') + shown + (fraction === undefined ? '' : `.${fraction}`);
  return restore(mask.replace(match[0], number));
}

function dateText(serial: number, section: string): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = /am\/pm|上午\/下午/i.test(section) ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
  let afterHour = false;
  return section.replace(/"([^"]*)"|\\(.)|am\/pm|y+|m+|d+|h+|s+/gi, (part, quoted?: string, escaped?: string) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
    const kind = part.charAt(0).toLowerCase();
    if (kind === 'a') return date.getUTCHours() < 12 ? 'AM' : 'PM';
    const minute = kind === 'm' && afterHour;
    afterHour = kind === 'h';
    if (kind === 'y') return part.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
    if (kind === 'm' && !minute && part.length > 2)
      return date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
    const value =
      {
        m: minute ? date.getUTCMinutes() : date.getUTCMonth() + 1,
        d: date.getUTCDate(),
        h: hours,
        s: date.getUTCSeconds(),
      }[kind] ?? 0;
    return part.length > 1 ? two(value) : String(value);
  });
}
