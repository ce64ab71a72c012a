import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { withNotesInPlace } from './note-parts';
import { XlsxWorkbook } from './xlsx-workbook';

async function notedFile(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const name of ['甲', '乙', '丙']) book.addWorksheet(name).getCell('B2').value = name;
  for (const name of ['甲', '丙']) book.getWorksheet(name)!.getCell('B2').note = `${name}的批注`;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The same file with its parts under other names. */
async function renamed(bytes: Uint8Array, names: (path: string) => string, target: (path: string) => string) {
  const zip = await JSZip.loadAsync(bytes);
  for (const file of zip.file(/^xl\/(comments\d+\.xml|drawings\/vmlDrawing\d+\.vml)$/)) {
    zip.remove(file.name);
    zip.file(names(file.name), await file.async('uint8array'));
  }
  for (const file of zip.file(/^xl\/worksheets\/_rels\//)) {
    const text = await file.async('string');
    const written = text.replace(/Target="\.\.\/([^"]*)"/g, (_whole, path: string) => target(names(`xl/${path}`)));
    zip.file(file.name, written);
  }
  return zip.generateAsync({ type: 'uint8array' });
}

async function notes(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await (await XlsxWorkbook.open(bytes)).save()) as unknown as ExcelJS.Buffer);
  return book.worksheets.map((sheet) => sheet.getCell('B2').note as unknown);
}

const NOTES = ['甲的批注', undefined, '丙的批注'];

test.each([
  [
    'openpyxl: /xl/comments/comment1.xml and /xl/drawings/commentsDrawing1.vml',
    (path: string) =>
      path.replace(/xl\/comments(\d)/, 'xl/comments/comment$1').replace('vmlDrawing', 'commentsDrawing'),
    (path: string) => `Target="/${path}"`,
  ],
  [
    'names without a number, in single quotes',
    (path: string) => path.replace(/comments1/, 'comments').replace('vmlDrawing1', 'vmlDrawing'),
    (path: string) => `Target='${path.replace('xl/', '../')}'`,
  ],
  ['only references from the root', (path: string) => path, (path: string) => `Target="/${path}"`],
])('a file whose notes stand elsewhere opens with them: %s', async (_program, names, target) => {
  const original = await notedFile();
  const other = await renamed(original, names, target);
  const bare = new ExcelJS.Workbook();
  await expect(bare.xlsx.load(other as unknown as ExcelJS.Buffer)).rejects.toThrow();
  expect(await notes(other)).toEqual(NOTES);
  expect(await notes(original)).toEqual(NOTES);
});

test('a reference to notes that are missing does not keep the file from opening', async () => {
  const zip = await JSZip.loadAsync(await notedFile());
  zip.remove('xl/comments1.xml');
  expect(await notes(await zip.generateAsync({ type: 'uint8array' }))).toEqual([undefined, undefined, NOTES[2]]);
});

test('a file as Excel writes it is taken as it is', async () => {
  const original = await notedFile();
  expect(await withNotesInPlace(original)).toBe(original);
});
