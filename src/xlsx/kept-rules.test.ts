import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { FLAG_PREFIX } from '../worksheet/workbook';
import { XlsxWorkbook } from './xlsx-workbook';

/** Rules that exceljs by itself loses or spoils, as Excel writes them. */
const RULES = [
  '<cfRule type="duplicateValues" dxfId="0" priority="1"/>',
  '<cfRule type="uniqueValues" dxfId="1" priority="2" stopIfTrue="1"/>',
  '<cfRule type="cellIs" dxfId="0" priority="3" stopIfTrue="1" operator="greaterThan"><formula>$C$1</formula></cfRule>',
  '<cfRule type="beginsWith" dxfId="1" priority="4" operator="beginsWith" text="合计&gt;1"><formula>LEFT(A1,4)="合计&gt;1"</formula></cfRule>',
  '<cfRule type="aboveAverage" dxfId="0" priority="5" aboveAverage="0" equalAverage="1" stdDev="2"/>',
  '<cfRule type="expression" dxfId="1" priority="6" stopIfTrue="1"><formula>AND($A1&lt;&gt;"",\'表 2\'!A1&gt;0)</formula></cfRule>',
];
const STYLES =
  '<dxfs count="2"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><b/></font></dxf></dxfs>';
const BOUNDS = [
  ['whole', '<formula1>$A$1</formula1><formula2>100</formula2>'],
  ['decimal', '<formula1>SUM($A$1:$A$9)</formula1><formula2>1.5</formula2>'],
  ['date', '<formula1>TODAY()</formula1><formula2>$A$2</formula2>'],
  ['textLength', '<formula1>1</formula1><formula2>LEN($A$1)</formula2>'],
  ['whole', '<formula1>1</formula1><formula2>20</formula2>'],
] as const;

async function accountantsFile(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  sheet.getCell('A1').value = 1;
  sheet.getCell('B9').value = 2;
  const zip = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  const validations = BOUNDS.map(
    ([type, formulas], index) =>
      `<dataValidation type="${type}" operator="notBetween" showErrorMessage="1" sqref="D${index + 1}">${formulas}</dataValidation>`,
  );
  const added = `<conditionalFormatting sqref="A1:B9">${RULES.join('')}</conditionalFormatting><dataValidations count="6"><dataValidation allowBlank="1" showInputMessage="1" prompt="提示" sqref="E1"/>${validations.join('')}</dataValidations>`;
  const text = await zip.file('xl/worksheets/sheet1.xml')!.async('string');
  zip.file(
    'xl/worksheets/sheet1.xml',
    text.replace('</sheetData>', () => `</sheetData>${added}`),
  );
  const styles = await zip.file('xl/styles.xml')!.async('string');
  zip.file('xl/styles.xml', styles.replace(/<dxfs count="0"\/>/, STYLES));
  return zip.generateAsync({ type: 'uint8array' });
}

/** The sheet's rules and validations in a file, each on a line; numbers of styles are given their looks. */
async function rulesOf(bytes: Uint8Array): Promise<{ formats: string[]; validations: string[] }> {
  const zip = await JSZip.loadAsync(bytes);
  const text = await zip.file('xl/worksheets/sheet1.xml')!.async('string');
  const styles = await zip.file('xl/styles.xml')!.async('string');
  const looks = [...styles.matchAll(/<dxf>[\s\S]*?<\/dxf>/g)].map(([dxf]) => (dxf.includes('<b') ? '0' : '1'));
  const formats = [...text.matchAll(/<cfRule\s[^>]*?(?:\/>|>[\s\S]*?<\/cfRule>)/g)].map(([rule]) => {
    const style = looks[Number(/dxfId="(\d+)"/.exec(rule)?.[1])] === '0' ? 'bold' : 'fill';
    const attributes = [
      ...rule.matchAll(/ (type|priority|stopIfTrue|operator|text|aboveAverage|equalAverage|stdDev)="[^"]*"/g),
    ];
    const formula = /<formula>([\s\S]*?)<\/formula>/.exec(rule)?.[1] ?? '';
    const plain = formula.replaceAll('&quot;', '"').replaceAll('&apos;', "'");
    return [style, ...attributes.map(([attribute]) => attribute.trim()).sort(), plain].join(' ');
  });
  const validations = [...text.matchAll(/<dataValidation\s[^>]*?(?<!\/)>[\s\S]*?<\/dataValidation>/g)].map(
    ([validation]) =>
      `${/type="[^"]*"/.exec(validation)?.[0]} ${/sqref="[^"]*"/.exec(validation)?.[0]} ${validation.replace(/^[^>]*>/, '')}`,
  );
  return { formats, validations };
}

test('conditional formats and bounds that are formulas are the same after opening and saving, also twice', async () => {
  const original = await accountantsFile();
  const before = await rulesOf(original);
  expect(before.formats).toHaveLength(RULES.length);
  expect(before.validations).toHaveLength(BOUNDS.length);
  const once = await (await XlsxWorkbook.open(original)).save();
  expect(await rulesOf(once)).toEqual(before);
  expect(await rulesOf(await (await XlsxWorkbook.open(once)).save())).toEqual(before);
});

test('a cell with such a bound is flagged and cleared; the formats stay below the flag', async () => {
  const original = await accountantsFile();
  const book = await XlsxWorkbook.open(original);
  await book.write([
    { kind: 'flag', sheet: '表', row: 0, column: 3, severity: 'error', title: '合计不符', message: '请改正' },
  ]);
  const flagged = await book.save();
  const text = await (await JSZip.loadAsync(flagged)).file('xl/worksheets/sheet1.xml')!.async('string');
  expect(text).toMatch(
    new RegExp(`<dataValidation type="whole"[^>]*promptTitle="${FLAG_PREFIX}合计不符"[^>]*sqref="D1"`),
  );
  const again = await XlsxWorkbook.open(flagged);
  await again.write([{ kind: 'clear-flags', sheet: '表' }]);
  expect(await rulesOf(await again.save())).toEqual(await rulesOf(original));
});
