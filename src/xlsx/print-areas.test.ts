import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { XlsxWorkbook } from './xlsx-workbook';

const NAMES = /<definedName name="_xlnm.Print_Area" localSheetId="1">([^<]*)<\/definedName>/g;

async function workbookPart(bytes: Uint8Array): Promise<string> {
  const part = (await JSZip.loadAsync(bytes)).file('xl/workbook.xml');
  return part ? part.async('string') : '';
}

/** A file of two sheets, the second with this print area, as Excel writes it. */
async function fileWith(reference: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('甲').getCell('A1').value = 1;
  workbook.addWorksheet('乙 丙').getCell('A1').value = 1;
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  const part = await workbookPart(await zip.generateAsync({ type: 'uint8array' }));
  const names = `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">${reference}</definedName></definedNames>`;
  zip.file(
    'xl/workbook.xml',
    part.replace('</sheets>', () => `</sheets>${names}`),
  );
  return zip.generateAsync({ type: 'uint8array' });
}

test.each([
  ['one', "'乙 丙'!$A$1:$F$20"],
  ['two', "'乙 丙'!$A$1:$B$2,'乙 丙'!$D$4:$E$5"],
  ['whole columns', "'乙 丙'!$A:$F"],
  ['whole rows', "'乙 丙'!$2:$4"],
  ['a single cell', "'乙 丙'!$C$3"],
])('a print area stays as it is when a file is opened and saved: %s', async (_what, reference) => {
  const saved = await (await XlsxWorkbook.open(await fileWith(reference))).save();
  const found = [...(await workbookPart(saved)).matchAll(NAMES)].map(([, text]) => text?.replaceAll('&apos;', "'"));
  expect(found).toEqual([reference]);
});
