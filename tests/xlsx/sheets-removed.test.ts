/** A sheet that goes takes its own parts along, and nothing else. */
import type { Edit } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { faults } from './check-package';
import { differences } from './compare-packages';
import { readValues, written } from './kept';
import { buildBook, partsOf, partText, rowsOf } from './package-builder';
import { WHOLE, wholeBook } from './whole-book';

const remove = (sheet: string): Edit => ({ kind: 'remove-sheet', sheet });

test('the second sheet: its table goes, the first sheet with its drawings, notes and macros stays', async () => {
  const before = wholeBook();
  const after = await written(before, [remove('附注')]);
  const parts = ['xl/worksheets/sheet2.xml', 'xl/tables/table1.xml'];
  const lines = differences(before, after, { sheets: ['附注'], parts });
  // The window was on the sheet that went.
  expect(lines.filter((line) => !line.startsWith('window 1'))).toEqual([]);
  expect(faults(after)).toEqual([]);
  expect(Object.keys(partsOf(after)).filter((path) => /sheet2|table1/.test(path))).toEqual([]);
  expect((await XlsxWorkbook.open(after)).visibleSheets()).toEqual(['台账']);
});

test('the first sheet: its chart, picture, notes and names go, the table of the second and the macros stay', async () => {
  const before = wholeBook();
  const after = await written(before, [remove('台账')]);
  expect(faults(after)).toEqual([]);
  const left = Object.keys(partsOf(after));
  expect(left.filter((path) => /drawing|chart|comments|media|sheet1\.xml/.test(path))).toEqual([]);
  expect(left).toEqual(
    expect.arrayContaining(['xl/vbaProject.bin', 'xl/tables/table1.xml', 'xl/worksheets/sheet2.xml']),
  );
  expect(partText(after, 'xl/workbook.xml')).toContain('<definedName name="税率">0.13</definedName>');
  expect(partText(after, 'xl/workbook.xml')).not.toContain('Print_Titles');
  const values = await readValues(await XlsxWorkbook.open(after), ['附注']);
  expect(values).toEqual({ 附注: { A1: '项目', B1: '数', A2: '甲', B2: 1 } });
});

const three = () =>
  buildBook({
    workbook: {
      before: '<bookViews><workbookView firstSheet="1" activeTab="2"/></bookViews>',
      after:
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="2">丙!$1:$1</definedName><definedName ' +
        'name="_xlnm.Print_Area" localSheetId="1">乙!$A$1</definedName><definedName name="甲区" localSheetId="0">甲!$A$1' +
        '</definedName></definedNames>',
    },
    sheets: ['甲', '乙', '丙'].map((name) => ({ name, rows: rowsOf([name, 1]) })),
  });

test.each(['甲', '乙'])('of three sheets %s: names keep their sheets, the window stays on the third', async (sheet) => {
  const before = three();
  const after = await written(before, [remove(sheet)]);
  const index = sheet === '甲' ? 1 : 2;
  const lines = differences(before, after, { sheets: [sheet], parts: [`xl/worksheets/sheet${index}.xml`] });
  expect(lines.filter((line) => !line.includes('first '))).toEqual([]);
  expect(lines.join()).not.toMatch(/active 丙.*active [^丙]/);
  expect(faults(after)).toEqual([]);
});

test('a sheet added and removed again leaves what was there', async () => {
  const before = wholeBook();
  const workbook = await XlsxWorkbook.open(before);
  await workbook.write([
    { kind: 'add-sheet', sheet: '审核结果' },
    { kind: 'cells', sheet: '审核结果', row: 0, column: 0, values: [['一', 2]] },
  ]);
  await workbook.write([remove('审核结果')]);
  const after = await workbook.save();
  expect([...differences(before, after, { sheets: ['审核结果'] }), ...faults(after)]).toEqual([]);
  const later = await written(await written(before, [{ kind: 'add-sheet', sheet: '审核结果' }]), [remove('审核结果')]);
  expect([...differences(before, later, { sheets: ['审核结果'] }), ...faults(later)]).toEqual([]);
});

test('a sheet that is removed and added under the same name is a new one', async () => {
  const before = three();
  const after = await written(before, [
    remove('乙'),
    { kind: 'add-sheet', sheet: '乙' },
    { kind: 'cells', sheet: '乙', row: 1, column: 1, values: [['新']] },
  ]);
  expect(faults(after)).toEqual([]);
  const workbook = await XlsxWorkbook.open(after);
  expect(await readValues(workbook, ['乙', '丙'])).toEqual({ 乙: { B2: '新' }, 丙: { A1: '丙', B1: 1 } });
});

test('a picture that two sheets share stays with the other one', async () => {
  const [first] = WHOLE.sheets;
  const before = buildBook({
    ...WHOLE,
    sheets: [
      { ...first!, name: '台账' },
      {
        name: '附注',
        rows: rowsOf(['附注']),
        after: '<picture r:id="rId1"/>',
        relations: [{ id: 'rId1', type: 'image', target: '../media/image1.png' }],
      },
    ],
  });
  const after = await written(before, [remove('台账')]);
  expect(faults(after)).toEqual([]);
  expect(Object.keys(partsOf(after))).toContain('xl/media/image1.png');
});
