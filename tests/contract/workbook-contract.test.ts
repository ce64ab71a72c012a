/** What every implementation of the port must do alike: the file adapter, and Office.js on four Excels. */
import ExcelJS from 'exceljs';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { type CellFormat, type Edit, SHEET_ROWS, type Workbook, WorkbookError } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type HostName, startExcelHost } from '../excel-host';

/** An open workbook under test: the port, and a look at what a file of it holds. */
interface Subject {
  readonly port: Workbook;
  file(): Promise<ExcelJS.Workbook>;
  close(): void;
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

async function startingBook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('起点');
  sheet.getCell('B2').value = '文字';
  sheet.getCell('C2').value = 3927.29;
  sheet.getCell('B3').value = { formula: 'C2*2', result: 7854.58 };
  sheet.getCell('C3').value = { error: '#REF!' } as ExcelJS.CellErrorValue;
  sheet.getCell('B4').value = new Date(Date.UTC(2024, 1, 25));
  sheet.getCell('B4').numFmt = 'yyyy-mm-dd';
  sheet.getCell('C4').value = true;
  sheet.getCell('C2').font = { name: '楷体', size: 12, bold: true, color: { argb: 'FFFF0000' } };
  sheet.getCell('C2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
  sheet.getCell('C2').border = { bottom: { style: 'double', color: { argb: 'FF0000FF' } } };
  sheet.mergeCells('B5:C6');
  sheet.getCell('B5').value = '合并';
  workbook.addWorksheet('空表');
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function fileSubject(): Promise<Subject> {
  const port = await XlsxWorkbook.open(await startingBook());
  return { port, file: async () => load(await port.save()), close: () => undefined };
}

const excelSubject = (name: HostName) => async (): Promise<Subject> => {
  const host = await startExcelHost({ host: name, workbook: Buffer.from(await startingBook()) });
  const close = host.install();
  return { port: new ExcelWorkbook(), file: async () => load(await host.save()), close };
};

const read = async (port: Workbook, sheet: string, content: 'values' | 'formulas' = 'values') =>
  (await port.read([{ sheet, content }])).sheets.get(sheet);

describe.each([
  ['an .xlsx file', fileSubject],
  ['Excel LTSC 2021', excelSubject('ltsc2021')],
  ['Excel LTSC 2024', excelSubject('ltsc2024')],
  ['Microsoft 365', excelSubject('microsoft365')],
  ['Excel on the web', excelSubject('web')],
])('%s', (_name, start) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await start();
  });
  afterEach(() => subject.close());

  test('reads text, numbers, results, errors, dates as serial numbers, logical values, and blanks in merged cells', async () => {
    const snapshot = await read(subject.port, '起点');
    expect(snapshot).toMatchObject({ name: '起点', row: 1, column: 1, protected: false });
    expect(snapshot?.cells.slice(0, 4)).toEqual([
      ['文字', 3927.29],
      [7854.58, '#REF!'],
      [45347, true],
      ['合并', ''],
    ]);
  });

  test('reads formulas as text where they are asked for', async () => {
    expect((await read(subject.port, '起点', 'formulas'))?.cells[1]?.[0]).toBe('=C2*2');
  });

  test('names every sheet, gives an empty snapshot for an empty one and none for one that does not exist', async () => {
    const { sheetNames, sheets } = await subject.port.read([
      { sheet: '空表', content: 'values' },
      { sheet: '没有', content: 'formulas', formats: true },
    ]);
    expect(sheetNames).toEqual(['起点', '空表']);
    expect(sheets.get('空表')).toMatchObject({ cells: [] });
    expect(sheets.has('没有')).toBe(false);
  });

  test('writes each value as it is given: text that looks like a number, a date or a formula stays text', async () => {
    const texts = ['01', '2024', '1-2', '2024-02-25', '=1+1', '+5', '@x', 'TRUE', "'a", '50%', '1,603.21', '二月一日'];
    await subject.port.write([
      {
        kind: 'cells',
        sheet: '空表',
        row: 0,
        column: 0,
        values: [
          texts,
          texts.map((_, index) => index / 100),
          [true, '', '普通文字', ...texts.slice(3).map(() => null)],
        ],
      },
    ]);
    const snapshot = await read(subject.port, '空表', 'formulas');
    expect(snapshot?.cells[0]).toEqual(texts);
    expect(snapshot?.cells[1]).toEqual(texts.map((_, index) => index / 100));
    expect(snapshot?.cells[2]?.slice(0, 3)).toEqual([true, '', '普通文字']);
    const file = (await subject.file()).getWorksheet('空表');
    expect(texts.map((_, index) => file?.getRow(1).getCell(index + 1).value)).toEqual(texts);
  });

  test('null leaves a cell, an empty text blanks it, a formula is a formula', async () => {
    await subject.port.write([
      {
        kind: 'cells',
        sheet: '起点',
        row: 1,
        column: 1,
        values: [
          [null, ''],
          [{ formula: '=C4' }, null],
        ],
      },
    ]);
    const snapshot = await read(subject.port, '起点', 'formulas');
    expect(snapshot?.cells.slice(0, 2)).toEqual([
      ['文字', ''],
      ['=C4', '#REF!'],
    ]);
  });

  test('a format read and written back elsewhere is the same format', async () => {
    const request = { sheet: '起点', content: 'formulas', formats: true } as const;
    const before = (await subject.port.read([request])).sheets.get('起点');
    const format = before?.formats?.[1 - before.row]?.[2 - before.column] as CellFormat;
    expect(format).toMatchObject({ fontName: '楷体', fontSize: 12, bold: true, fontColor: '#FF0000', fill: '#FFFF00' });
    expect(format.borders).toEqual({ bottom: { style: 'double', color: '#0000FF' } });
    await subject.port.write([
      { kind: 'format', sheet: '起点', area: { row: 7, column: 2, rows: 1, columns: 1 }, format },
    ]);
    const after = (await subject.port.read([request])).sheets.get('起点');
    expect(after?.formats?.[7 - after.row]?.[2 - after.column]).toEqual(format);
  });

  test('formats, merges, widths, heights, frozen rows, print set-up and protection reach the file', async () => {
    const thin = { style: 'thin', color: '#000000' } as const;
    const sheet = '新表';
    const edits: Edit[] = [
      { kind: 'add-sheet', sheet },
      {
        kind: 'format',
        sheet,
        area: { row: 0, column: 0, rows: SHEET_ROWS, columns: 1 },
        format: { horizontal: 'left', locked: false },
      },
      {
        kind: 'format',
        sheet,
        area: { row: 1, column: 1, rows: 2, columns: 2 },
        format: {
          fontName: '宋体',
          fontSize: 10,
          bold: true,
          horizontal: 'center',
          vertical: 'center',
          wrap: true,
          numberFormat: '#,##0.00',
          fill: '#DDEBF7',
          borders: { top: thin, bottom: thin, left: thin, right: thin },
        },
      },
      { kind: 'cells', sheet, row: 1, column: 0, values: [['01', 5.5]] },
      { kind: 'merge', sheet, area: { row: 4, column: 0, rows: 1, columns: 3 } },
      { kind: 'column-widths', sheet, column: 0, widths: [10, 30.5] },
      { kind: 'row-heights', sheet, row: 0, heights: [28] },
      { kind: 'freeze-rows', sheet, rows: 2 },
      {
        kind: 'page-setup',
        sheet,
        page: {
          orientation: 'landscape',
          titleRows: [0, 1],
          margins: { top: 1.8, bottom: 1.8, left: 1.5, right: 1.5 },
          footer: '第 &P 页，共 &N 页',
        },
      },
      {
        kind: 'drop-down',
        sheet,
        area: { row: 1, column: 2, rows: 3, columns: 1 },
        list: { source: "'起点'!$B$2:$B$3", strictness: 'stop', errorTitle: '标题', errorMessage: '内容' },
      },
      { kind: 'protect', sheet },
    ];
    await subject.port.write(edits);
    const file = (await subject.file()).getWorksheet(sheet) as ExcelJS.Worksheet;
    expect(file.getCell('A2')).toMatchObject({
      value: '01',
      numFmt: '@',
      alignment: { horizontal: 'left' },
      protection: { locked: false },
    });
    for (const address of ['B2', 'C3']) {
      expect(file.getCell(address).style).toMatchObject({
        font: { name: '宋体', size: 10, bold: true },
        alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
        fill: { pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } },
        numFmt: '#,##0.00',
      });
      for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
        expect([address, edge, file.getCell(address).border[edge]?.style]).toEqual([address, edge, 'thin']);
      }
    }
    expect((file.model as { merges?: string[] }).merges).toEqual(['A5:C5']);
    expect(file.getColumn(1).width).toBeCloseTo(10, 1);
    expect(file.getColumn(2).width).toBeCloseTo(30.5, 1);
    expect(file.getRow(1).height).toBe(28);
    expect(file.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(file.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      horizontalCentered: true,
      printTitlesRow: '1:2',
    });
    expect(file.pageSetup.margins?.top).toBeCloseTo(1.8 / 2.54, 3);
    expect(file.headerFooter.oddFooter).toBe('&C第 &P 页，共 &N 页');
    const validation = file.getCell('C4').dataValidation;
    expect(validation).toMatchObject({ type: 'list', errorStyle: 'stop', errorTitle: '标题', error: '内容' });
    expect(validation.formulae[0]).toBe("'起点'!$B$2:$B$3");
    expect((await read(subject.port, sheet))?.protected).toBe(true);
  });

  test('clearing formats leaves the value, unmerging leaves the cells, removing a sheet that is not there does nothing', async () => {
    await subject.port.write([
      { kind: 'clear-formats', sheet: '起点', area: { row: 1, column: 2, rows: 1, columns: 1 } },
      { kind: 'unmerge', sheet: '起点', area: { row: 4, column: 1, rows: 2, columns: 2 } },
      { kind: 'remove-sheet', sheet: '没有' },
      { kind: 'remove-sheet', sheet: '空表' },
    ]);
    const file = await subject.file();
    const sheet = file.getWorksheet('起点') as ExcelJS.Worksheet;
    expect(sheet.getCell('C2').value).toBe(3927.29);
    expect(sheet.getCell('C2').fill).toBeUndefined();
    expect(sheet.getCell('C2').border?.bottom).toBeUndefined();
    expect(sheet.getCell('B5').isMerged).toBe(false);
    expect(file.worksheets.map(({ name }) => name)).toEqual(['起点']);
  });

  test('a very hidden sheet is written and read like any other', async () => {
    await subject.port.write([
      { kind: 'add-sheet', sheet: '_藏', hidden: true },
      { kind: 'cells', sheet: '_藏', row: 0, column: 0, values: [['{"a":1}', '="']] },
    ]);
    expect((await read(subject.port, '_藏'))?.cells).toEqual([['{"a":1}', '="']]);
    expect((await subject.file()).getWorksheet('_藏')?.state).toBe('veryHidden');
  });

  test('a write to a sheet that does not exist, or a taken name, rejects with a Chinese sentence', async () => {
    for (const edit of [
      { kind: 'cells', sheet: '没有', row: 0, column: 0, values: [[1]] },
      { kind: 'add-sheet', sheet: '起点' },
    ] satisfies Edit[]) {
      const error: unknown = await subject.port.write([edit]).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(WorkbookError);
      expect((error as WorkbookError).message).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
