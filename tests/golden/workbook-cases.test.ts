/**
 * One folder a case: input.xlsx (the sample-2024 case reads samples/2024.xlsx) and expected/*.csv, one file a sheet, for an
 * accountant to review. `UPDATE_EXPECTED=1 npx jest tests/golden` writes the CSV anew; the diff is then to be read.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { sheetToCsv } from '../support/csv';
import { SAMPLE_PATH } from '../support/sample';

const CASES = join(__dirname, '../workbooks');
const update = process.env.UPDATE_EXPECTED === '1';

describe.each(readdirSync(CASES))('case %s', (name) => {
  test('every cell of every filled table is as reviewed', async () => {
    const input = join(CASES, name, 'input.xlsx');
    const workbook = await XlsxWorkbook.open(readFileSync(existsSync(input) ? input : SAMPLE_PATH));
    expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
    const filled = await XlsxWorkbook.open(await workbook.save());
    const sheets = DEFAULT_LAYOUT.tables.map(({ sheet }) => sheet);
    const { sheets: read } = await filled.read(sheets.map((sheet) => ({ sheet, content: 'values' })));
    mkdirSync(join(CASES, name, 'expected'), { recursive: true });
    for (const sheet of sheets) {
      const snapshot = read.get(sheet);
      if (!snapshot) throw new Error(`${sheet} was not filled`);
      const path = join(CASES, name, 'expected', `${sheet}.csv`);
      if (update) writeFileSync(path, sheetToCsv(snapshot));
      expect([sheet, sheetToCsv(snapshot)]).toEqual([sheet, readFileSync(path, 'utf8')]);
    }
  });
});
