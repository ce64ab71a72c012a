/** The comparing itself: whatever kind of thing is taken out of a workbook is named, and what says the same is not. */
import { faults } from './check-package';
import { changedParts, differences } from './compare-packages';
import { bookParts, buildBook, cell, rowsOf, zipParts } from './package-builder';
import { areasOf, regionText } from './regions';
import { movedFormula } from './shared-formula';
import { WHOLE, wholeBook } from './whole-book';

type Change = readonly [path: string, from: string | RegExp, to: string];

/** The whole workbook with a part written otherwise, or without it. */
function changed(...changes: readonly Change[]): Uint8Array {
  const parts = bookParts(WHOLE);
  for (const [path, from, to] of changes) {
    const text = parts[path] as string;
    const other = text.replace(from, to);
    if (other === text) throw new Error(`nothing to change in ${path}: ${from}`);
    parts[path] = other;
  }
  return zipParts(parts);
}

const without = (...paths: readonly string[]): Uint8Array =>
  zipParts(Object.fromEntries(Object.entries(bookParts(WHOLE)).filter(([path]) => !paths.includes(path))));

const SHEET = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';
const STYLES = 'xl/styles.xml';
const before = wholeBook();

test('a workbook is sound, is like itself, and not in the same bytes when it is packed otherwise', () => {
  expect(faults(before)).toEqual([]);
  expect(differences(before, wholeBook())).toEqual([]);
  expect(changedParts(before, wholeBook())).toEqual([]);
  expect(changedParts(before, changed([BOOK, '0.13', '0.09']))).toEqual([`${BOOK}: changed`]);
  expect(changedParts(before, without('xl/vbaProject.bin'))).toEqual(['xl/vbaProject.bin: missing']);
  expect(changedParts(without('xl/vbaProject.bin'), before)).toEqual(['xl/vbaProject.bin: added']);
});

/** What is taken away or changed, and the place that must be named. */
const LOSSES: readonly (readonly [what: string, change: Change, place: string])[] = [
  ['a value', [SHEET, '<v>12.5</v>', '<v>12.6</v>'], '台账!B2'],
  ['a cell', [SHEET, /<c r="B3">.*?<\/c>/, ''], '台账!B3'],
  ['a formula', [SHEET, '<f>SUM(B2:B3)</f>', ''], '台账!B4'],
  ['the result of a formula', [SHEET, '<v>42.5</v>', ''], '台账!B4'],
  ['the type of a value', [SHEET, '<c r="B2">', '<c r="B2" t="str">'], '台账!B2'],
  ['the pinyin of a text', ['xl/sharedStrings.xml', /<rPh.*<\/rPh>/, ''], '台账!A4'],
  ['the looks of a blank cell', [SHEET, '<c r="C1" s="1"/>', ''], '台账!C1'],
  ['the height of a row', [SHEET, ' ht="30" customHeight="1"', ''], '台账 row 4'],
  ['a width', [SHEET, 'width="20"', 'width="9"'], '台账 columns 2-3'],
  ['a merged area', [SHEET, /<mergeCells.*<\/mergeCells>/, ''], '台账 merge A6:B6'],
  ['a conditional format', [SHEET, /<cond.*<\/conditionalFormatting>/, ''], '台账 rule 1'],
  ['the colour of a conditional format', [STYLES, 'FFFF0000', 'FF00FF00'], '台账 rule 1'],
  ['a rule of entry', [SHEET, /<dataValidations.*<\/dataValidations>/, ''], '台账 validation <dataValidation'],
  ['cells of a rule of entry', [SHEET, 'A2:A1048576', 'A2:A9'], '台账 validation <dataValidation'],
  ['a link', [SHEET, /<hyperlink ref="B1".*?\/>/, ''], '台账 link B1'],
  [
    'the place that a link leads to',
    ['xl/worksheets/_rels/sheet1.xml.rels', 'czj.example', 'x.example'],
    '台账 link A1',
  ],
  ['the paper', [SHEET, 'paperSize="8" ', ''], '台账 pageSetup'],
  ['the margins', [SHEET, 'top="1"', 'top="2"'], '台账 pageMargins'],
  ['the centring on the page', [SHEET, /<printOptions.*?\/>/, ''], '台账 printOptions'],
  ['the fit to a page', [SHEET, 'fitToPage="1"', ''], '台账 sheetPr pageSetUpPr'],
  ['the header', [SHEET, /<oddHeader>.*<\/oddHeader>/, ''], '台账 headerFooter oddHeader'],
  ['a page break', [SHEET, /<rowBreaks.*<\/rowBreaks>/, ''], '台账 rowBreaks'],
  ['the protection', [SHEET, /<sheetProtection.*?\/>/, ''], '台账 sheetProtection'],
  ['a range that may be edited', [SHEET, /<protectedRanges.*<\/protectedRanges>/, ''], '台账 protectedRanges'],
  ['a filter', [SHEET, /<autoFilter.*?\/>/, ''], '台账 autoFilter'],
  ['hidden zeros', [SHEET, ' showZeros="0"', ''], '台账 sheetViews'],
  ['frozen rows', [SHEET, /<pane.*?\/>/, ''], '台账 sheetViews'],
  ['the colour of a tab', [SHEET, /<tabColor.*?\/>/, ''], '台账 sheetPr tabColor'],
  ['the name that macros use', [SHEET, ' codeName="Sheet1"', ''], '台账 sheetPr codeName'],
  ['the drawing', [SHEET, /<drawing.*?\/>/, ''], '台账 drawing'],
  ['a text box', ['xl/drawings/drawing1.xml', '本表由财务科填写', ''], 'part xl/drawings/drawing1.xml'],
  ['the text of a note', ['xl/comments1.xml', '请复核此数', '请复核'], '台账 note B2'],
  ['the author of a note', ['xl/comments1.xml', '<author>李四', '<author>张三'], '台账 note B2'],
  ['the size of a note', ['xl/drawings/vmlDrawing1.vml', 'width:300pt', 'width:96pt'], '台账 note shape at row 1'],
  ['a button', ['xl/drawings/vmlDrawing1.vml', '[0]!汇总', ''], '台账 shape 1'],
  ['a number format', [STYLES, '#,##0.00_ ', '0'], '台账!B4'],
  ['a font', [STYLES, '黑体', '宋体'], '台账!B4'],
  ['the normal font', [STYLES, '宋体', '等线'], 'normal font'],
  ['the name of a cell style', [STYLES, '常规', 'Normal'], 'cell style 常规'],
  ['colours used lately', [STYLES, /<colors>.*<\/colors>/, ''], 'styles colors'],
  ['a name', [BOOK, /<definedName name="税率">0.13<\/definedName>/, ''], 'name 税率 of -'],
  ['the sheet of a name', [BOOK, 'localSheetId="0"', 'localSheetId="1"'], 'name _xlnm.Print_Titles of 台账'],
  ['the sheet that is shown first', [BOOK, ' activeTab="1"', ''], 'window 1'],
  ['以显示精度为准', [BOOK, ' fullPrecision="0"', ''], 'workbook calcPr'],
  ['the protection of the workbook', [BOOK, /<workbookProtection.*?\/>/, ''], 'workbook workbookProtection'],
  ['the name of a sheet', [BOOK, 'name="附注"', 'name="附表"'], 'sheet 附注'],
  ['macros', ['[Content_Types].xml', 'ms-excel.sheet.macroEnabled', 'ms-excel.sheet'], 'type of xl/workbook.xml'],
  ['a table', ['xl/tables/table1.xml', 'ref="A1:B2"', 'ref="A1:A2"'], 'part xl/tables/table1.xml'],
  ['a value of a sheet that nobody touched', ['xl/worksheets/sheet2.xml', '<v>1</v>', '<v>1.0</v>'], '附注!B2'],
];

test.each(LOSSES)('%s that is lost is named, and is no part of an edit elsewhere', (_what, change, place) => {
  const after = changed(change);
  expect(differences(before, after).map((line) => line.slice(0, place.length))).toContain(place);
  const edited = { cells: ['台账!H20'], flags: ['台账!H21'], lists: ['台账!H22'], sheets: ['新增'] };
  expect(differences(before, after, edited).map((line) => line.slice(0, place.length))).toContain(place);
});

test.each(['xl/media/image1.png', 'xl/charts/chart1.xml', 'xl/vbaProject.bin', 'xl/tables/table1.xml'])(
  'the part %s that is missing is named',
  (path) => {
    expect(differences(before, without(path))).toContainEqual(expect.stringContaining(`part ${path}: `));
    expect(faults(without(path))).toContainEqual(expect.stringContaining(path));
  },
);

test('only what an edit may change is left out', () => {
  const value = changed([SHEET, '<v>12.5</v>', '<v>9</v>']);
  expect(differences(before, value, { cells: ['台账!B2'] })).toEqual([]);
  expect(differences(before, value, { cells: ['台账!B3'] })).toHaveLength(1);
  const page = changed([SHEET, 'paperSize="8" ', ''], [BOOK, '台账!$1:$1', '台账!$1:$2']);
  expect(differences(before, page, { pages: ['台账'] })).toEqual([]);
  expect(differences(before, page, { restored: ['台账'] })).toHaveLength(2);
  const format = changed([STYLES, '</cellXfs>', '<xf numFmtId="2"/></cellXfs>']);
  expect(differences(before, format, { cells: ['台账!B2'] })).toEqual([]);
  expect(differences(before, format)).toHaveLength(1);
});

test('the same said in other words is no difference: shared texts inline, a range in pieces, a shared formula written out', () => {
  const sheet = { name: '台账', rows: rowsOf(['甲', 1]) };
  const inline = buildBook({ sheets: [sheet] });
  const shared = buildBook({
    sheets: [{ ...sheet, rows: '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>' }],
    strings: ['<si><t>甲</t></si>'],
  });
  expect(differences(inline, shared, { restored: ['台账'] })).toEqual([]);
  const pieces = changed([SHEET, 'A2:A1048576', 'A10:A1048576 A2:A4 A5:A9']);
  expect(differences(before, pieces, { restored: ['台账'] })).toEqual([]);
  const formulas = (first: string, second: string) =>
    buildBook({
      sheets: [
        { name: '台账', rows: `<row r="1"><c r="B1">${first}</c></row><row r="2"><c r="B2">${second}</c></row>` },
      ],
    });
  const one = formulas('<f t="shared" ref="B1:B2" si="0">$A1*A$1</f>', '<f t="shared" si="0"/>');
  expect(differences(one, formulas('<f>$A1*A$1</f>', '<f>$A2*A$1</f>'), { restored: ['台账'] })).toEqual([]);
  expect(differences(one, formulas('<f>$A1*A$1</f>', '<f>$A1*A$1</f>'), { restored: ['台账'] })).toHaveLength(1);
});

test('a shared formula moves its relative references only, and neither texts nor names', () => {
  expect(movedFormula('SUM(A1:$B$2)+C$3*$D4', 2, 1)).toBe('SUM(B3:$B$2)+D$3*$D6');
  expect(movedFormula('IF(A1="A1","B2",\'A1 表\'!C3)+LOG10(2)+税率A1', 1, 1)).toBe(
    'IF(B2="A1","B2",\'A1 表\'!D4)+LOG10(2)+税率A1',
  );
});

test('a set of cells is the same however it is cut', () => {
  expect(regionText(areasOf('A1:A4 B1:B4'))).toBe('A1:B4');
  expect(regionText(areasOf('A1:C3'), areasOf('B2'))).toBe('A1:C1 A2 C2 A3:C3');
  expect(regionText(areasOf('A3:C3 A1:C1 A2 C2'))).toBe('A1:C1 A2 C2 A3:C3');
  expect(regionText(areasOf('C:C'), areasOf('C1:C1048575'))).toBe('C1048576');
});

test.each<[string, Uint8Array]>([
  ['after', changed([SHEET, /(<mergeCells.*<\/mergeCells>)(<phoneticPr.*?\/>)/, '$2$1'])],
  ['row 3 after row 3', changed([SHEET, '<row r="4"', '<row r="3"'])],
  ['B4 after column 2', changed([SHEET, 'r="A4"', 'r="B4"'])],
  ['format 7 of 2', changed([SHEET, 'r="B4" s="1"', 'r="B4" s="7"'])],
  ['text 5', changed([SHEET, '<v>0</v>', '<v>5</v>'])],
  ['refers to rId77', changed([SHEET, '<drawing r:id="rId1"/>', '<drawing r:id="rId77"/>'])],
  [
    'mergeCells overlap',
    changed([SHEET, '<mergeCell ref="A6:B6"/>', '<mergeCell ref="A6:B6"/><mergeCell ref="B6:C6"/>']),
  ],
  ['a sheet name twice', changed([BOOK, 'name="附注"', 'name="台账"'])],
  ['no content type', changed(['[Content_Types].xml', /<Default Extension="png".*?\/>/, ''])],
  ['which is missing', without('xl/comments1.xml')],
])('a package that Excel would repair is told: %s', (fault, bytes) => {
  expect(faults(bytes)).toContainEqual(expect.stringContaining(fault));
});

test('a part that is not well-formed is no workbook', () => {
  expect(() => faults(changed([SHEET, '</sheetData>', '']))).toThrow(SHEET);
  expect(cell('A1', '=A2&"<"')).toBe('<c r="A1"><f>A2&amp;&quot;&lt;&quot;</f></c>');
});
