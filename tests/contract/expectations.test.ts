/** A write says what it counts on: where that is no longer so, nothing is written and the cell is named. */
import ExcelJS from 'exceljs';
import { ChangedMeanwhileError, type Edit, type Expectation } from '../../src/worksheet/workbook';
import { type Subject, SUBJECTS } from './subjects';

async function startingBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('明细');
  sheet.getCell('B2').value = 160.55;
  sheet.getCell('C2').value = { formula: 'B2*2', result: 321.1 };
  book.addWorksheet('藏').state = 'veryHidden';
  book.addWorksheet('隐').state = 'hidden';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const EDITS: readonly Edit[] = [
  { kind: 'add-sheet', sheet: '新' },
  { kind: 'cells', sheet: '明细', row: 1, column: 1, values: [[1]] },
];

const cells = (content: 'values' | 'formulas', held: Extract<Expectation, { kind: 'cells' }>['cells']): Expectation => {
  return { kind: 'cells', sheet: '明细', row: 1, column: 1, content, cells: held };
};

describe.each(SUBJECTS)('%s', (_name, start) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await start(await startingBook());
  });
  afterEach(() => subject.close());

  test('says which sheets a person can see', async () => {
    const expected = { sheetNames: ['明细', '藏', '隐'], visibleSheets: ['明细'] };
    expect(await subject.port.read([])).toMatchObject(expected);
    expect(await subject.port.readAll()).toMatchObject(expected);
  });

  test('writes where everything is as expected: values, formulas, any content, blanks beyond what is used, sheets', async () => {
    await subject.port.write(EDITS, [
      cells('values', [[160.55, 321.1, '']]),
      cells('formulas', [[null, '=B2*2']]),
      { kind: 'cells', sheet: '明细', row: 40, column: 8, content: 'values', cells: [[''], ['']] },
      { kind: 'sheet', sheet: '藏' },
      { kind: 'no-sheet', sheet: '新' },
    ]);
    const { sheetNames, sheets } = await subject.port.read([{ sheet: '明细', content: 'values' }]);
    expect(sheetNames).toContain('新');
    expect(sheets.get('明细')?.cells[0]?.[0]).toBe(1);
  });

  test.each<[string, Expectation, string]>([
    ['another amount', cells('values', [[160.56]]), '明细!B2 现为“160.55”'],
    ['another formula', cells('formulas', [[160.55, '=B2*3']]), '明细!C2 现为“=B2*2”'],
    ['a sheet that is gone', { kind: 'sheet', sheet: '表3' }, '工作表“表3”已改名或删除'],
    ['cells of a sheet that is gone', { ...cells('values', [[1]]), sheet: '表3' }, '工作表“表3”已改名或删除'],
    ['a name that is taken', { kind: 'no-sheet', sheet: '藏' }, '已有工作表“藏”'],
  ])('%s: nothing is written', async (_what, expectation, sentence) => {
    const error: unknown = await subject.port.write(EDITS, [expectation]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ChangedMeanwhileError);
    expect((error as ChangedMeanwhileError).changes).toEqual([sentence]);
    const { sheetNames, sheets } = await subject.port.read([{ sheet: '明细', content: 'values' }]);
    expect(sheetNames).not.toContain('新');
    expect(sheets.get('明细')?.cells[0]?.[0]).toBe(160.55);
  });
});
