import type { Area } from './area';
import type { ExcelState } from './excel-state';
import type { Sheet } from './grid';
import { HostError } from './protocol';
import { RangeFormatObject } from './range-format';

const FORMATS = ['rowHeight', 'useStandardHeight'] as const;

/** The answer to getRowProperties: the asked properties of every row of an area. */
export function rowProperties(
  state: ExcelState,
  sheet: Sheet,
  area: Area,
  { format = {}, ...others }: Record<string, unknown>,
): unknown {
  for (const [name, asked] of Object.entries({ ...others, ...(format as Record<string, unknown>) })) {
    const isPlayed = FORMATS.some((played) => played === name) && !(name in others);
    if (asked && !isPlayed) throw new HostError('NotImplemented', `row property ${name}`);
  }
  const asked = FORMATS.filter((name) => (format as Record<string, unknown>)[name]);
  return Array.from({ length: area.rows }, (_, down) => {
    const row = new RangeFormatObject(state, sheet, { ...area, row: area.row + down, rows: 1 });
    return { format: Object.fromEntries(asked.map((name) => [name, row[name]])) };
  });
}
