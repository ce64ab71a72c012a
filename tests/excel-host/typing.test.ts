import { startExcelHost } from './index';

/** Writes one text to A1 with a number format, and reads what became of it. */
async function written(input: unknown, numberFormat = 'General') {
  const host = await startExcelHost();
  return host.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
    cell.numberFormat = [[numberFormat]];
    cell.values = [[input]];
    cell.load('values,formulas,numberFormat,valueTypes,text');
    await context.sync();
    return {
      value: cell.values[0]?.[0],
      formula: cell.formulas[0]?.[0],
      format: cell.numberFormat[0]?.[0],
      type: cell.valueTypes[0]?.[0],
      text: cell.text[0]?.[0],
    };
  });
}

describe('what Excel makes of a text that is written to a General cell', () => {
  it.each([
    ['01', 1, 'General'],
    ['2024', 2024, 'General'],
    [' 5 ', 5, 'General'],
    ['-3.5', -3.5, 'General'],
    ['(5)', -5, 'General'],
    ['1,603.21', 1603.21, '#,##0.00'],
    ['12%', 0.12, '0%'],
    ['1e3', 1000, '0.00E+00'],
    ['110101199003071234', 110101199003071000, 'General'],
    ['2024-02-25', 45347, 'yyyy/m/d'],
    ['2024年2月25日', 45347, 'yyyy"年"m"月"d"日"'],
    ['2024-02', 45323, 'mmm-yy'],
    ['10:30', 0.4375, 'h:mm'],
    ['1 1/2', 1.5, '# ?/?'],
  ])('the text %s becomes the number %d', async (text, value, format) => {
    expect(await written(text)).toMatchObject({ value, format, type: 'Double' });
  });

  it.each(['1-2', '1/2', '3月5日', '5-Jan'])('the text %s becomes a day of this year', async (text) => {
    const { value, type } = await written(text);
    expect(type).toBe('Double');
    expect(value).toBeGreaterThan(45_000);
  });

  it.each(['1,23', '2024-13-45', '1.2.3', '-', '——', '(一)', '第1项', '二、', '1 项', '2011301 行政运行', ','])(
    'the text %s stays text',
    async (text) => expect(await written(text)).toMatchObject({ value: text, type: 'String' }),
  );

  it('TRUE becomes the logical value', async () => {
    expect(await written('true')).toMatchObject({ value: true, type: 'Boolean' });
  });

  it('#N/A becomes the error', async () => {
    expect(await written('#N/A')).toMatchObject({ value: '#N/A', type: 'Error' });
  });

  it('a leading apostrophe is taken off and makes it text', async () => {
    expect(await written("'01")).toMatchObject({ value: '01', type: 'String', format: 'General' });
    expect(await written("'=A1")).toMatchObject({ value: '=A1', type: 'String' });
  });

  it('a text that begins with = is a formula, and so is a sign before letters', async () => {
    expect(await written('=SUM(A2:A3)')).toMatchObject({ formula: '=SUM(A2:A3)', value: 0 });
    expect(await written('-SUM(A2:A3)')).toMatchObject({ formula: '=-SUM(A2:A3)' });
  });

  it('a text that begins with = and is no formula fails', async () => {
    await expect(written('=(1+')).rejects.toMatchObject({ code: 'InvalidArgument' });
    await expect(written('=====')).rejects.toMatchObject({ code: 'InvalidArgument' });
  });

  it('an empty text leaves the cell blank', async () => {
    expect(await written('')).toMatchObject({ value: '', type: 'Empty' });
  });

  it('a number keeps the format that the cell has', async () => {
    expect(await written('1234.5', '#,##0.00')).toMatchObject({ value: 1234.5, format: '#,##0.00', text: '1,234.50' });
  });
});

describe('a cell that is formatted as text', () => {
  it.each(['01', '2024-02-25', '=A1', 'TRUE', '1,603.21', '12%'])('keeps %s as it is', async (text) => {
    expect(await written(text, '@')).toMatchObject({ value: text, formula: text, type: 'String', format: '@' });
  });

  it('stores a number as its text', async () => {
    expect(await written(201, '@')).toMatchObject({ value: '201', type: 'String' });
  });
});
