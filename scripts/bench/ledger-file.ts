/** Ledgers of any length as .xlsx files: the template by the product, the rows of 支出明细 put into its package as text. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FIRST_DATA_ROW } from '../../src/worksheet/base/template-edits';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { gridRows, workbookEdits } from './ledger-grid';
import { incomeOf, ledgerLines } from './ledger-rows';

const SHARED_TEXTS = 'xl/sharedStrings.xml';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The part of a sheet, by the workbook's own list. */
function partOf(parts: Readonly<Record<string, Uint8Array>>, sheet: string): string {
  const text = (part: string) => strFromU8(parts[part] ?? new Uint8Array());
  const tag = [...text('xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].find(([own]) => own.includes(`name="${sheet}"`));
  const id = /r:id="([^"]+)"/.exec(tag?.[0] ?? '')?.[1];
  const relation = [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].find(([own]) =>
    own.includes(`Id="${id}"`),
  );
  const target = /Target="([^"]+)"/.exec(relation?.[0] ?? '')?.[1];
  if (target === undefined) throw new Error(`the template has no part for ${sheet}`);
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/**
 * A file that an accountant could have filled in: every text once in the table of texts, as Excel writes it.
 *
 * @param rows ledger lines
 */
export async function ledgerFile(rows: number): Promise<Uint8Array> {
  const lines = ledgerLines(rows);
  const workbook = XlsxWorkbook.create();
  // The template holds one line, whose cells show how cells of its columns are written; its income is that of all lines.
  const income = incomeOf(lines);
  await workbook.write(workbookEdits(lines.slice(0, 1), income));
  const parts = unzipSync(await workbook.save());
  const sheetPart = partOf(parts, DEFAULT_LAYOUT.ledger.sheet);
  const sheet = strFromU8(parts[sheetPart] as Uint8Array);
  const first = FIRST_DATA_ROW + 1;
  const start = sheet.indexOf(`<row r="${first}"`);
  // The template's other lines are empty.
  const after = sheet.indexOf('</sheetData>');
  if (start < 0 || after < start) throw new Error('the template has no line');
  const columns = [...sheet.slice(start, sheet.indexOf('</row>', start)).matchAll(/<c r="([A-Z]+)\d+"([^>]*)>/g)];
  const styles = new Map(columns.map(([, letters, rest = '']) => [letters, / s="\d+"/.exec(rest)?.[0] ?? '']));

  const texts = parts[SHARED_TEXTS] ? strFromU8(parts[SHARED_TEXTS]) : undefined;
  const places = new Map<string, number>();
  const existing = texts?.match(/<si>|<si\/>/g)?.length ?? 0;
  const textCell = (text: string) => {
    if (texts === undefined) return ` t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return ` t="s"><v>${existing + place}</v></c>`;
  };
  const written = gridRows(lines).map((cells, index) => {
    const row = first + index;
    const xml = cells.map((value, column) => {
      const letters = String.fromCharCode(65 + column);
      const head = `<c r="${letters}${row}"${styles.get(letters) ?? ''}`;
      if (value === '') return `${head}/>`;
      return typeof value === 'string' ? head + textCell(value) : `${head}><v>${String(value)}</v></c>`;
    });
    return `<row r="${row}">${xml.join('')}</row>`;
  });
  // Readers that go row by row believe what the sheet says of its size.
  const head = sheet.slice(0, start).replace(/<dimension [^>]*>/, '');
  parts[sheetPart] = strToU8(head + written.join('') + sheet.slice(after));
  if (texts !== undefined) {
    const more = [...places.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`);
    parts[SHARED_TEXTS] = strToU8(
      texts.replace('</sst>', `${more.join('')}</sst>`).replace(/ (count|uniqueCount)="\d+"/g, ''),
    );
  }
  return zipSync(parts, { level: 6 });
}
