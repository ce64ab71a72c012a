import ExcelJS from 'exceljs';
import { correctExcelJs } from './exceljs-seams';
import { XlsxWorkbook } from './xlsx-workbook';
import { correctComments, correctWorksheet } from './read-corrections';
import { WriteCorrections } from './write-corrections';

/** A file whose parts are changed before they are packed, as another program might have written them. */
async function fileWith(
  build: (workbook: ExcelJS.Workbook) => void,
  change: (name: string, part: string) => string,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  watchParts(workbook, change);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

type Append = (part: string, options: { name: string }) => void;

/** Sees, and may change, every part that a workbook writes of its sheets. */
function watchParts(workbook: ExcelJS.Workbook, change = (_name: string, part: string) => part): Map<string, string> {
  const parts = new Map<string, string>();
  const xlsx = workbook.xlsx as unknown as { addWorksheets(zip: { append: Append }, model: unknown): Promise<void> };
  const { addWorksheets } = xlsx;
  xlsx.addWorksheets = (zip, model) => {
    const append: Append = (part, options) => {
      parts.set(options.name, change(options.name, part));
      zip.append(parts.get(options.name) ?? '', options);
    };
    return addWorksheets.call(xlsx, { append }, model);
  };
  return parts;
}

/** The parts that the file adapter writes. */
async function partsOf(workbook: XlsxWorkbook): Promise<Map<string, string>> {
  const parts = watchParts((workbook as unknown as { book: ExcelJS.Workbook }).book);
  await workbook.save();
  return parts;
}

describe('what exceljs does wrong', () => {
  test('a drop-down from another sheet that Excel wrote as an extension is read, and written as one of its own', async () => {
    const extension =
      '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
      '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
      '<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="a&gt;b" error="$1" xr:uid="{00}">' +
      "<x14:formula1><xm:f>'选项'!$A$2:$A$4</xm:f></x14:formula1><xm:sqref>C2:C4 E9</xm:sqref></x14:dataValidation>" +
      '</x14:dataValidations></ext></extLst>';
    const bytes = await fileWith(
      (workbook) => {
        workbook.addWorksheet('表').getCell('A1').value = 1;
        workbook.addWorksheet('选项').getCell('A2').dataValidation = { type: 'list', formulae: ['"甲,乙"'] };
        workbook.getWorksheet('选项')?.getCell('A1');
      },
      (name, part) =>
        name.includes('worksheets/sheet') ? part.replace('</worksheet>', () => `${extension}</worksheet>`) : part,
    );
    const workbook = await XlsxWorkbook.open(bytes);
    const saved = new ExcelJS.Workbook();
    await saved.xlsx.load((await workbook.save()) as unknown as ExcelJS.Buffer);
    for (const [sheet, cell] of [
      ['表', 'C2'],
      ['表', 'C4'],
      ['表', 'E9'],
      ['选项', 'E9'],
    ] as const) {
      expect(saved.getWorksheet(sheet)?.getCell(cell).dataValidation).toMatchObject({
        type: 'list',
        formulae: ["'选项'!$A$2:$A$4"],
        showErrorMessage: true,
        errorTitle: 'a>b',
        error: '$1',
      });
    }
    expect(saved.getWorksheet('选项')?.getCell('A2').dataValidation.formulae).toEqual(['"甲,乙"']);
    expect(correctWorksheet('<worksheet/>')).toBe('<worksheet/>');
  });

  test('a note without runs, and on a blank cell, keeps its text', async () => {
    expect(correctComments('<comment ref="A1"><text><t xml:space="preserve">甲 </t></text></comment>')).toBe(
      '<comment ref="A1"><text><r><t xml:space="preserve">甲 </t></r></text></comment>',
    );
    const bytes = await fileWith(
      (workbook) => (workbook.addWorksheet('表').getCell('A1').note = '说明'),
      (name, part) => (name.includes('comments') ? part.replace(/<\/?r>/g, '') : part),
    );
    const file = new ExcelJS.Workbook();
    correctExcelJs(file);
    await file.xlsx.load((await (await XlsxWorkbook.open(bytes)).save()) as unknown as ExcelJS.Buffer);
    expect(file.getWorksheet('表')?.getCell('A1').note).toBe('说明');
  });

  test('links within the workbook are written without a relationship, and read again', async () => {
    const workbook = XlsxWorkbook.create();
    await workbook.write([
      { kind: 'add-sheet', sheet: '审核结果' },
      { kind: 'add-sheet', sheet: '表 3' },
      {
        kind: 'link',
        sheet: '审核结果',
        row: 0,
        column: 0,
        text: '去看',
        target: { sheet: '表 3', row: 6, column: 4 },
      },
    ]);
    const parts = await partsOf(workbook);
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<hyperlink ref="A1" location="&apos;表 3&apos;!E7"/>');
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).not.toContain('<Relationship ');
    const again = await partsOf(await XlsxWorkbook.open(await workbook.save()));
    expect(again.get('xl/worksheets/sheet1.xml')).toContain('<hyperlink ref="A1" location="&apos;表 3&apos;!E7"/>');
  });

  test('notes on several sheets have shapes of different numbers; a sheet with a table has them in order', async () => {
    const source = new ExcelJS.Workbook();
    for (const name of ['甲', '乙']) {
      const sheet = source.addWorksheet(name);
      sheet.addTable({ name: `T${sheet.id}`, ref: 'A1', headerRow: true, columns: [{ name: '列' }], rows: [[1]] });
      sheet.getCell('C1').note = name;
    }
    const workbook = await XlsxWorkbook.open(new Uint8Array(await source.xlsx.writeBuffer()));
    const parts = await partsOf(workbook);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<legacyDrawing r:id="[^"]*"\/><tableParts.*<\/worksheet>$/s);
    expect(parts.get('xl/drawings/vmlDrawing1.vml')).toMatch(/data="1".*id="_x0000_s1025"/s);
    expect(parts.get('xl/drawings/vmlDrawing2.vml')).toMatch(/data="2".*id="_x0000_s2049"/s);
  });

  test('more notes than one block of numbers holds take several', () => {
    const corrections = new WriteCorrections();
    const shapes = Array.from({ length: 1500 }, (_, index) => `<v:shape id="_x0000_s${1025 + index}"/>`).join('');
    const part = `<o:idmap v:ext="edit" data="1"/>${shapes}`;
    expect(corrections.part('xl/drawings/vmlDrawing4.vml', part)).toContain('data="1,2"');
    const next = corrections.part('xl/drawings/vmlDrawing7.vml', part);
    expect(next).toContain('data="3,4"');
    expect(next).toContain('id="_x0000_s3073"');
  });
});

test('a hidden row without cells is still hidden after the file was saved', async () => {
  const file = await fileWith(
    (book) => {
      const sheet = book.addWorksheet('表');
      sheet.getCell('A1').value = 1;
      sheet.getRow(2).height = 18;
      sheet.getCell('A3').value = 3;
    },
    // As Excel writes it: without a height.
    (_name, part) => part.replace(/<row r="2"[^>]*?(\/?)>/, '<row r="2" hidden="1"$1>'),
  );
  const opened = await XlsxWorkbook.open(file);
  expect(opened.view('表')?.rowHeights.slice(0, 3)).toEqual([20, 0, 20]);
  const again = await XlsxWorkbook.open(await opened.save());
  expect(again.view('表')?.rowHeights.slice(0, 3)).toEqual([20, 0, 20]);
});
