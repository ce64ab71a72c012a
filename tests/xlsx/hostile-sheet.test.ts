/** Parts that are not what they should be, and sheets made to be expensive: opened or refused, and never for long. */
import { WorkbookError } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { outcomeOf, timedOutcome } from './outcome';
import { bookParts, type BookParts, MAIN, rowsOf, zipParts } from './package-builder';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const BOOK = 'xl/workbook.xml';
const STYLES = 'xl/styles.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const TYPES = '[Content_Types].xml';
const PLAIN: BookParts = {
  strings: ['<si><t>财政拨款</t></si>'],
  styles: { formats: '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' },
  sheets: [
    {
      name: '台账',
      before: '<cols><col min="1" max="2" width="9"/></cols>',
      rows: `${rowsOf(['科室', 3927.29])}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>12.5</v></c></row>`,
      after: '<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>',
    },
    { name: '附注', rows: rowsOf(['附注']) },
  ],
};

/** The plain workbook with one part written otherwise. */
function changed(path: string, from: string | RegExp, to: string): Uint8Array {
  const parts = bookParts(PLAIN);
  const text = parts[path] as string;
  const other = text.replace(from, () => to);
  if (other === text) throw new Error(`nothing to change in ${path}`);
  return zipParts({ ...parts, [path]: other });
}
const inSheet = (from: string | RegExp, to: string) => changed(SHEET, from, to);
const addedCells = (cells: string) => inSheet('</sheetData>', `${cells}</sheetData>`);
const after = (elements: string) => inSheet('</sheetData>', `</sheetData>${elements}`);

const lol = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('');
const LAUGHS = `<!DOCTYPE x [<!ENTITY l0 "哈">${lol}]>`;
const FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY h SYSTEM "http://127.0.0.1:9/x">]>';

describe('refused, and the part is named', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'entities that multiply',
      changed(STRINGS, /<sst(.*)<t>财政拨款/s, `${LAUGHS}<sst xmlns="${MAIN}"><si><t>&l9;`),
      STRINGS,
    ],
    [
      'an entity that is a file',
      changed(STRINGS, /<sst(.*)<t>财政拨款/s, `${FILE}<sst xmlns="${MAIN}"><si><t>&f;&h;`),
      STRINGS,
    ],
    [
      'a file in the name of a sheet',
      changed(BOOK, /<workbook(.*?)name="台账"/s, `${FILE}<workbook xmlns="${MAIN}"><sheets><sheet name="&f;"`),
      BOOK,
    ],
    ['half of a sheet', inSheet(/<row r="2">.*/s, '<row r="2"><c r="A2"'), SHEET],
    ['a tag that is not closed', inSheet('</row>', ''), SHEET],
    ['tags that cross', inSheet('</v></c>', '</c></v>'), SHEET],
    ['an entity that there is not', inSheet('科室', '&nbsp;'), SHEET],
    ['a text that there is not', inSheet('<v>0</v>', '<v>99999999</v>'), SHEET],
    ['a text before all texts', inSheet('<v>0</v>', '<v>-1</v>'), SHEET],
    ['a row that Excel does not have', addedCells('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'), SHEET],
    ['a column that Excel does not have', addedCells('<row r="9"><c r="ZZZZ9"><v>1</v></c></row>'), SHEET],
    ['a row below the first', addedCells('<row r="-1"><c r="A0"><v>1</v></c></row>'), SHEET],
    ['a row that is no number', addedCells('<row r="x"><c><v>1</v></c></row>'), SHEET],
    ['a cell of no place', addedCells('<row r="9"><c r="__proto__"><v>1</v></c></row>'), SHEET],
    ['a number that is none', inSheet('3927.29', '3927.29万'), SHEET],
    [
      'a sheet that is outside',
      changed(RELATIONS, 'worksheets/sheet1.xml', '../../../../etc/hostname'),
      'etc/hostname',
    ],
    [
      'a sheet that is missing',
      changed(RELATIONS, 'worksheets/sheet1.xml', 'worksheets/sheet9.xml'),
      'xl/worksheets/sheet9.xml',
    ],
    ['a sheet that is a style', changed(RELATIONS, 'worksheets/sheet1.xml', 'styles.xml'), 'xl/styles.xml'],
    ['a workbook that is a sheet', changed('_rels/.rels', 'xl/workbook.xml', SHEET), SHEET],
    ['nothing but a root', inSheet(/<worksheet.*/s, ''), SHEET],
    [
      'a text that is GBK and says it is UTF-8',
      zipParts({
        ...bookParts(PLAIN),
        [SHEET]: Buffer.from(
          (bookParts(PLAIN)[SHEET] as string).replaceAll('科室', '\u00bf\u00c6\u00ca\u00d2'),
          'latin1',
        ),
      }),
      SHEET,
    ],
  ])('%s', async (_what, bytes, part) => {
    expect((await outcomeOf(bytes)).refused).toContain(part);
  });
});

describe('opened or refused, and soon', () => {
  test.each<[string, Uint8Array]>([
    ['a style that there is not', inSheet(' s="1"', ' s="999999"')],
    ['a style below the first', inSheet(' s="1"', ' s="-1"')],
    ['a font that there is not', changed(STYLES, 'numFmtId="4" fontId="0"', 'numFmtId="4" fontId="77"')],
    ['two sheets of one name', changed(BOOK, 'name="附注"', 'name="台账"')],
    ['a sheet of no name', changed(BOOK, 'name="附注"', 'name=""')],
    ['sheets called __proto__ and constructor', changed(BOOK, 'name="附注"', 'name="__proto__"')],
    [
      'a sheet on the web',
      changed(RELATIONS, 'Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1:9/s.xml" TargetMode="External"'),
    ],
    ['a sheet said to be a chart', changed(TYPES, 'worksheet+xml', 'chartsheet+xml')],
    ['a relationship twice', changed(RELATIONS, 'Id="rId2"', 'Id="rId1"')],
    ['a relationship to itself', changed('_rels/.rels', 'xl/workbook.xml', '_rels/.rels')],
    ['a merge that is none', inSheet('D1:E1', 'FOO:BAR')],
    [
      'merges that overlap',
      inSheet('<mergeCell ref="D1:E1"/>', '<mergeCell ref="D1:E9"/><mergeCell ref="E2:F3"/><mergeCell ref="A1:XFD1"/>'),
    ],
    ['rows out of order', addedCells('<row r="1"><c r="C1"><v>7</v></c></row>')],
    ['a cell twice', inSheet('<c r="B2"', '<c r="A2"')],
    ['columns over one another', inSheet('</cols>', '<col min="1" max="2" width="9"/></cols>')],
    ['columns that begin after their end', inSheet('min="1" max="2"', 'min="9" max="2"')],
    [
      'a name of 5,000,000 letters',
      changed(
        BOOK,
        '</sheets>',
        `</sheets><definedNames><definedName name="大">${'A'.repeat(5_000_000)}</definedName></definedNames>`,
      ),
    ],
    ['a rule without cells', after('<dataValidations><dataValidation type="list"/></dataValidations>')],
    ['a format without cells', after('<conditionalFormatting><cfRule type="expression"/></conditionalFormatting>')],
    ['a link of no place', after('<hyperlinks><hyperlink ref="x" r:id="rId9"/></hyperlinks>')],
    ['a drawing that there is not', after('<drawing r:id="rId9"/><legacyDrawing r:id="rId9"/>')],
    ['no cells at all', inSheet(/<sheetData>.*<\/sheetData>/s, '')],
    [
      'a shared formula without its first cell',
      addedCells('<row r="3"><c r="A3"><f t="shared" si="7"/><v>1</v></c></row>'),
    ],
    ['a row far down and a cell far right', addedCells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')],
    [
      '200,000 elements in one another',
      changed(STYLES, '</styleSheet>', `${'<x>'.repeat(200_000)}${'</x>'.repeat(200_000)}</styleSheet>`),
    ],
    ['200,000 elements in one another in a sheet', after(`${'<x>'.repeat(200_000)}${'</x>'.repeat(200_000)}`)],
    ['an attribute of 3,000,000 letters', inSheet('<c r="A1"', `<c x="${'y'.repeat(3_000_000)}" r="A1"`)],
    [
      'a sheet of 100,000 attributes',
      inSheet('<sheetData>', `<sheetData ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}>`),
    ],
  ])('%s', async (_what, bytes) => {
    const { refused = 'xl/', took } = await timedOutcome(bytes);
    expect(refused).toMatch(/xl\/|_rels|重名|名称|工作表/);
    expect(took).toBeLessThan(3000);
  });
});

/** A ledger with what may be expensive after its cells. */
const ledger = (elements: { before?: string; after?: string; rows?: string }, book: Partial<BookParts> = {}) => {
  const rows = Array.from(
    { length: 2000 },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
  );
  return zipParts(bookParts({ ...PLAIN, ...book, sheets: [{ name: '台账', rows: rows.join(''), ...elements }] }));
};
const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join('');
const WHOLE = 'A1:XFD1048576';

describe('what reaches over all of a sheet costs nothing: not much more time than without it, and it stays as short', () => {
  test.each<[string, Uint8Array]>([
    [
      'a list on every cell',
      ledger({
        after: `<dataValidations><dataValidation type="list" sqref="${WHOLE}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      }),
    ],
    [
      'a list on five columns',
      ledger({
        after:
          '<dataValidations><dataValidation type="list" sqref="A1:E1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
      }),
    ],
    [
      'a conditional format on every cell',
      ledger({
        after: `<conditionalFormatting sqref="${WHOLE}"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting>`,
      }),
    ],
    ['one merged cell', ledger({ rows: '', after: `<mergeCells><mergeCell ref="${WHOLE}"/></mergeCells>` })],
    [
      '100,000 merged cells',
      ledger({ after: `<mergeCells>${many(100_000, (i) => `<mergeCell ref="X${i + 50}:Z${i + 50}"/>`)}</mergeCells>` }),
    ],
    ['a link over every cell', ledger({ after: `<hyperlinks><hyperlink ref="${WHOLE}" location="A1"/></hyperlinks>` })],
    [
      '10,000 links',
      ledger({
        after: `<hyperlinks>${many(10_000, (i) => `<hyperlink ref="B${i + 1}" location="A1"/>`)}</hyperlinks>`,
      }),
    ],
    [
      '10,000 rules of entry',
      ledger({
        after: `<dataValidations>${many(10_000, (i) => `<dataValidation type="whole" sqref="B${i + 1}"><formula1>${i}</formula1></dataValidation>`)}</dataValidations>`,
      }),
    ],
    [
      '10,000 conditional formats',
      ledger({
        after: many(
          10_000,
          (i) =>
            `<conditionalFormatting sqref="B${i + 1}"><cfRule type="expression" priority="${i + 1}"><formula>A1=1</formula></cfRule></conditionalFormatting>`,
        ),
      }),
    ],
    ['every column', ledger({ before: '<cols><col min="1" max="16384" width="9" style="1"/></cols>' })],
    ['two billion columns', ledger({ before: '<cols><col min="1" max="2000000000" width="9" style="1"/></cols>' })],
    [
      'names over everything',
      ledger(
        {},
        {
          workbook: {
            after: `<definedNames>${many(500, (i) => `<definedName name="n${i}">台账!$A$1:$XFD$1048576</definedName>`)}</definedNames>`,
          },
        },
      ),
    ],
    [
      '50,000 empty rows with heights',
      ledger({ rows: many(50_000, (i) => `<row r="${i + 1}" ht="20" customHeight="1"/>`) }),
    ],
    [
      '50,000 formats',
      ledger(
        {},
        { styles: { formats: many(50_000, (i) => `<xf numFmtId="${i % 50}" fontId="0" fillId="0" borderId="0"/>`) } },
      ),
    ],
    [
      'a filter, print titles and an area over everything',
      ledger(
        { after: `<autoFilter ref="${WHOLE}"/>` },
        {
          workbook: {
            after:
              '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">台账!$A:$XFD</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">台账!$A:$XFD,台账!$1:$1048576</definedName></definedNames>',
          },
        },
      ),
    ],
  ])('%s', async (_what, bytes) => {
    const plain = ledger({});
    await outcomeOf(plain);
    const without = await timedOutcome(plain);
    const { took, saved, refused } = await timedOutcome(bytes);
    expect(took).toBeLessThan(20 * without.took + 1500);
    if (refused === undefined) expect(saved).toBeLessThan(bytes.length * 1.5 + 20_000);
    else expect(refused).toContain('xl/worksheets/sheet1.xml');
  });
});

test('one cell at the far end is read without the rectangle before it, or refused: memory stays below 600 MB more', async () => {
  const bytes = ledger({
    rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
  });
  const before = process.memoryUsage().rss;
  const { took } = await timedOutcome(bytes);
  expect(took).toBeLessThan(3000);
  expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
});

test('names that are special in the language do no harm', async () => {
  await outcomeOf(changed(BOOK, 'name="附注"', 'name="__proto__"'));
  expect(({} as Record<string, unknown>)['cells']).toBeUndefined();
  const workbook = await XlsxWorkbook.open(changed(BOOK, 'name="附注"', 'name="constructor"'));
  expect((await workbook.readAll()).sheets.get('constructor')?.cells).toEqual([['附注']]);
  await expect(
    workbook.write([{ kind: 'cells', sheet: 'toString', row: 0, column: 0, values: [[1]] }]),
  ).rejects.toThrow(WorkbookError);
});
