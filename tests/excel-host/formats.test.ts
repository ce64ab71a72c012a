import ExcelJS from 'exceljs';
import { type ExcelHost, startExcelHost } from './index';

describe('formats', () => {
  let host: ExcelHost;

  beforeEach(async () => {
    host = await startExcelHost();
  });

  const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    host.Excel.run((context) => work(context.workbook.worksheets.getItem('Sheet1'), context));

  const file = () => host.workbook.getWorksheet('Sheet1') as ExcelJS.Worksheet;

  it('are read as they were set; where cells differ, the answer is null', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.format.font.set({
        name: '宋体',
        size: 12,
        bold: true,
        color: '#FF0000',
        italic: true,
        underline: 'Single',
      });
      range.format.set({ horizontalAlignment: 'Center', verticalAlignment: 'Top', wrapText: true, indentLevel: 1 });
      range.format.fill.color = 'yellow';
      sheet.getRange('B2').format.font.bold = false;
      range.load('format/font,format/fill/color,format/horizontalAlignment,format/verticalAlignment,format/wrapText');
      range.format.load('indentLevel');
      await context.sync();
      const { font, fill } = range.format;
      expect(font.toJSON()).toMatchObject({
        name: '宋体',
        size: 12,
        color: '#FF0000',
        italic: true,
        underline: 'Single',
      });
      expect(font.bold).toBeNull();
      expect(fill.color).toBe('#FFFF00');
      expect(range.format.toJSON()).toMatchObject({
        horizontalAlignment: 'Center',
        verticalAlignment: 'Top',
        wrapText: true,
        indentLevel: 1,
      });
    });
    expect(file().getCell('A1').font).toMatchObject({ name: '宋体', bold: true, color: { argb: 'FFFF0000' } });
  });

  it('no fill reads as white, as in Excel; tintAndShade tells them apart', async () => {
    await run(async (sheet, context) => {
      const [none, white] = [sheet.getRange('A1'), sheet.getRange('A2')];
      white.format.fill.color = '#FFFFFF';
      sheet.getRange('A1').format.fill.color = '#00FF00';
      sheet.getRange('A1').format.fill.clear();
      for (const range of [none, white]) range.load('format/fill/color,format/fill/tintAndShade');
      await context.sync();
      expect([none.format.fill.color, white.format.fill.color]).toEqual(['#FFFFFF', '#FFFFFF']);
      expect([none.format.fill.tintAndShade, white.format.fill.tintAndShade]).toEqual([null, 0]);
    });
  });

  it('a format of one cell does not reach the cells that share its style in a file', async () => {
    const made = new ExcelJS.Workbook();
    const sheet = made.addWorksheet('Sheet1');
    for (const address of ['A1', 'A2']) {
      sheet.getCell(address).value = 1;
      sheet.getCell(address).font = { bold: true, name: '黑体', size: 14 };
    }
    host = await startExcelHost({ workbook: Buffer.from(await made.xlsx.writeBuffer()) });
    await run(async (opened, context) => {
      opened.getRange('A1').format.font.size = 9;
      await context.sync();
    });
    expect([file().getCell('A1').font.size, file().getCell('A2').font.size]).toEqual([9, 14]);
  });

  it('whole columns and the whole sheet keep a format for cells that come later', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('C3').values = [[1]];
      sheet.getRange().format.protection.locked = false;
      sheet.getRange('C:C').format.font.bold = true;
      const [written, later] = [sheet.getRange('C3'), sheet.getRange('C9')];
      for (const range of [written, later]) range.load('format/protection/locked,format/font/bold');
      await context.sync();
      for (const range of [written, later]) {
        expect([range.format.protection.locked, range.format.font.bold]).toEqual([false, true]);
      }
    });
  });

  it('column widths and row heights are read as they were set', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A:B').format.columnWidth = 105;
      sheet.getRange('1:2').format.rowHeight = 30.75;
      const [set, mixed, untouched] = [sheet.getRange('A1:B2'), sheet.getRange('B2:C3'), sheet.getRange('E5')];
      for (const range of [set, mixed, untouched]) range.load('format/columnWidth,format/rowHeight');
      await context.sync();
      expect([set.format.columnWidth, set.format.rowHeight]).toEqual([105, 30.75]);
      expect([mixed.format.columnWidth, mixed.format.rowHeight]).toEqual([null, null]);
      expect([untouched.format.columnWidth, untouched.format.rowHeight]).toEqual([48, 15]);
    });
    expect(file().getColumn(1).width).toBe(20);
  });

  it('borders inside a range are edges of both neighbours', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('B2:C3');
      for (const edge of ['EdgeTop', 'InsideHorizontal'] as const) {
        const border = range.format.borders.getItem(edge);
        border.style = 'Continuous';
        border.weight = 'Medium';
        border.color = '#0000FF';
      }
      await context.sync();
    });
    expect(file().getCell('B2').border).toEqual({
      top: { style: 'medium', color: { argb: 'FF0000FF' } },
      bottom: { style: 'medium', color: { argb: 'FF0000FF' } },
    });
    expect(file().getCell('C3').border).toEqual({ top: { style: 'medium', color: { argb: 'FF0000FF' } } });
  });

  it.each([
    ['Continuous', 'Hairline', 'hair'],
    ['Continuous', 'Thick', 'thick'],
    ['Dash', 'Medium', 'mediumDashed'],
    ['DashDotDot', 'Thin', 'dashDotDot'],
    ['Dot', 'Thin', 'dotted'],
    ['Double', 'Thick', 'double'],
    ['SlantDashDot', 'Medium', 'slantDashDot'],
  ] as const)('a border of %s and %s is %s in the file, and reads as it was set', async (style, weight, inFile) => {
    await run(async (sheet, context) => {
      const border = sheet.getRange('A1').format.borders.getItem('EdgeBottom');
      border.style = style;
      border.weight = weight;
      border.load('style,weight');
      const below = sheet.getRange('A2').format.borders.getItem('EdgeTop');
      below.load('style');
      await context.sync();
      expect([border.style, border.weight, below.style]).toEqual([style, weight, style]);
    });
    expect(file().getCell('A1').border.bottom?.style).toBe(inFile);
  });

  it("taking a border off takes the neighbour's off as well", async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A1').format.borders.getItem('EdgeBottom').style = 'Continuous';
      sheet.getRange('A2').format.borders.getItem('EdgeTop').style = 'None';
      const border = sheet.getRange('A1').format.borders.getItem('EdgeBottom');
      border.load('style');
      await context.sync();
      expect(border.style).toBe('None');
    });
  });

  it('of single cells are read and set in one action', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A1:B1').setCellProperties([
        [
          {
            format: {
              font: { bold: true },
              fill: { color: '#FFFF00' },
              borders: { bottom: { style: 'Continuous', weight: 'Thin' } },
            },
          },
          { format: { horizontalAlignment: 'Right', protection: { locked: false } } },
        ],
      ]);
      const read = sheet.getRange('A1:B1').getCellProperties({
        address: true,
        format: {
          font: { bold: true, color: true },
          fill: { color: true },
          borders: { style: true },
          horizontalAlignment: true,
          protection: true,
        },
      });
      await context.sync();
      const none = { style: 'None' };
      expect(read.value).toEqual([
        [
          {
            address: 'Sheet1!A1',
            format: {
              font: { bold: true, color: '#000000' },
              fill: { color: '#FFFF00' },
              borders: { bottom: { style: 'Continuous' }, left: none, right: none, top: none },
              horizontalAlignment: 'General',
              protection: { locked: true, formulaHidden: false },
            },
          },
          {
            address: 'Sheet1!B1',
            format: {
              font: { bold: false, color: '#000000' },
              fill: { color: '#FFFFFF' },
              borders: { bottom: none, left: none, right: none, top: none },
              horizontalAlignment: 'Right',
              protection: { locked: false, formulaHidden: false },
            },
          },
        ],
      ]);
    });
  });

  it('a merged area keeps only its top-left value, and what is written beside it is lost without a word', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.values = [
        ['标题', 'x'],
        ['y', 'z'],
      ];
      range.merge();
      range.values = [
        ['新标题', 'x'],
        ['y', 'z'],
      ];
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([
        ['新标题', ''],
        ['', ''],
      ]);
      range.unmerge();
      range.load('values');
      await context.sync();
      expect(range.values.flat()).toEqual(['新标题', '', '', '']);
    });
  });

  it('merged areas are found only where their top-left cell is in the range', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A1:C1').merge();
      sheet.getRange('A3:C4').merge(true);
      const [all, part] = ['A1:C9', 'B1:C9'].map((address) => sheet.getRange(address).getMergedAreasOrNullObject());
      all?.load('address,areaCount,areas/items/address');
      part?.load('address');
      await context.sync();
      expect(all?.address).toBe('Sheet1!A1:C1,Sheet1!A3:C3,Sheet1!A4:C4');
      expect(all?.areas.items.map((area) => area.address)).toEqual(['Sheet1!A1:C1', 'Sheet1!A3:C3', 'Sheet1!A4:C4']);
      expect(part?.isNullObject).toBe(true);
    });
  });

  it('clearing takes the contents, the formats or both', async () => {
    await run(async (sheet, context) => {
      for (const address of ['A1', 'A2', 'A3']) {
        sheet.getRange(address).values = [[1]];
        sheet.getRange(address).format.font.bold = true;
      }
      sheet.getRange('A1').clear('Contents');
      sheet.getRange('A2').clear('Formats');
      sheet.getRange('A3').clear();
      const used = sheet.getUsedRange();
      used.load('address,values');
      const bold = ['A1', 'A2', 'A3'].map((address) => sheet.getRange(address).format.font);
      for (const font of bold) font.load('bold');
      await context.sync();
      expect(used.address).toBe('Sheet1!A1:A2');
      expect(used.values).toEqual([[''], [1]]);
      expect(bold.map((font) => font.bold)).toEqual([true, false, false]);
    });
  });

  it('null leaves a cell, and one value fills the range', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.values = 7 as unknown as number[][];
      range.values = [
        [null, 8],
        [9, null],
      ];
      range.numberFormat = '0.00' as unknown as string[][];
      range.load('values,numberFormat,text');
      await context.sync();
      expect(range.values.flat()).toEqual([7, 8, 9, 7]);
      expect(range.numberFormat.flat()).toEqual(['0.00', '0.00', '0.00', '0.00']);
      expect(range.text.flat()).toEqual(['7.00', '8.00', '9.00', '7.00']);
    });
  });
});
