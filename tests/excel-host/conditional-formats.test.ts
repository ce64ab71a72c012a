import ExcelJS from 'exceljs';
import { startExcelHost } from './index';

describe('conditional formats', () => {
  it('come and go without touching the cells', async () => {
    const host = await startExcelHost();
    await host.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      const added = sheet.getRange('A1:B9').conditionalFormats.add('Custom');
      added.custom.rule.formula = '=$A1="合计"';
      added.custom.format.fill.color = '#FFC000';
      const second = sheet.getRange('C1').conditionalFormats.add('Custom');
      second.custom.rule.formula = '=TRUE';
      const found = sheet.getRange('B2').conditionalFormats;
      found.load('items/id,items/type,items/custom/rule/formula,items/custom/format/fill/color');
      await context.sync();
      expect(found.items.map((item) => [item.type, item.custom.rule.formula, item.custom.format.fill.color])).toEqual([
        ['Custom', '=$A1="合计"', '#FFC000'],
      ]);
      sheet.getRange('A1:B1').conditionalFormats.clearAll();
      second.delete();
      await context.sync();
    });
    const reopened = new ExcelJS.Workbook();
    await reopened.xlsx.load((await host.save()) as unknown as ExcelJS.Buffer);
    const formats = (reopened.getWorksheet('Sheet1') as unknown as { conditionalFormattings: { ref: string }[] })
      .conditionalFormattings;
    expect(formats.map((format) => format.ref)).toEqual(['A2:B9']);
  });
});
