import { startExcelHost } from './index';

describe('links', () => {
  it('lead to a place in the workbook; their text is taken as typed, and may be overwritten', async () => {
    const host = await startExcelHost();
    await host.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('B2');
      range.hyperlink = { documentReference: 'Sheet1!A1', textToDisplay: '01' };
      range.load('values,hyperlink,format/font/underline,format/font/color');
      await context.sync();
      expect(range.values).toEqual([['1']]);
      expect(range.hyperlink).toEqual({ documentReference: 'Sheet1!A1', screenTip: '', textToDisplay: '1' });
      expect(range.format.font).toMatchObject({ underline: 'Single', color: '#0563C1' });
      range.values = [['去看']];
      range.load('values,hyperlink');
      await context.sync();
      expect(range.values).toEqual([['去看']]);
      expect(range.hyperlink.documentReference).toBe('Sheet1!A1');
      range.clear('Hyperlinks');
      range.load('values,hyperlink,format/font/underline');
      await context.sync();
      expect(range.values).toEqual([['去看']]);
      expect(range.hyperlink).toBeNull();
      expect(range.format.font.underline).toBe('Single');
    });
  });

  it('keep the address of a place elsewhere', async () => {
    const host = await startExcelHost();
    await host.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
      range.hyperlink = { address: 'http://localhost/', screenTip: '提示' };
      range.load('values,hyperlink');
      await context.sync();
      expect(range.values).toEqual([['http://localhost/']]);
      expect(range.hyperlink).toMatchObject({ address: 'http://localhost/', screenTip: '提示' });
    });
  });
});
