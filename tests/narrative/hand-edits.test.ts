/** What people rewrite in 情况说明 is in the text file and in the document, not only on the sheet. */
import type ExcelJS from 'exceljs';
import { paragraphText } from '../../src/budget/narrative/narrative';
import { filledSample, NARRATIVE_SHEET, paragraphs, raiseHospitality, rowOf } from '../support/narrative-sample';

const REWRITTEN = '人员经费760.16万元，按编制内实有人数安排。';
const INSERTED = '这一段是会计自己加的。';

/** 人员经费 rewritten, a paragraph after it, one before all others, and 公务接待费 rewritten with its 0.60. */
function rewrite(book: ExcelJS.Workbook): void {
  const sheet = book.getWorksheet(NARRATIVE_SHEET)!;
  sheet.getCell(rowOf(sheet, '人员经费'), 1).value = REWRITTEN;
  sheet.getCell(rowOf(sheet, '公务接待费'), 1).value = '公务接待费0.60万元，另见附件。';
  sheet.spliceRows(rowOf(sheet, '公用经费'), 0, [INSERTED]);
}

const textsOf = ({ narrative }: Awaited<ReturnType<Awaited<ReturnType<typeof filledSample>>['compose']>>) =>
  [...narrative.profile, ...narrative.sections.flatMap((section) => section.paragraphs)].map(paragraphText);

test('公务接待费 raised from 0.60 to 1.60 after two paragraphs were rewritten and one inserted: the text is the one that the sheet becomes', async () => {
  const sample = await filledSample();
  await sample.write();
  await sample.byHand((book) => {
    rewrite(book);
    raiseHospitality(book);
  });
  const composed = await sample.compose();
  const texts = textsOf(composed);
  expect(texts.slice(texts.indexOf(REWRITTEN), texts.indexOf(REWRITTEN) + 2)).toEqual([REWRITTEN, INSERTED]);
  expect(composed.notices).toEqual([
    '“情况说明”有 1 段是手工改过的，照改过的写。',
    '“情况说明”下列手工改过的段落因数字变了没有采用：“公务接待费0.60万元，另见附件。”。',
  ]);
  const { document, notices } = await sample.document();
  expect(textsOf({ ...composed, narrative: document.narrative })).toEqual(texts);
  expect(notices).toEqual(expect.arrayContaining([...composed.notices]));

  await sample.fill();
  await sample.write();
  const sheet = [...paragraphs(await sample.sheet(NARRATIVE_SHEET)).values()];
  expect(sheet.filter((text) => !/^第[一三]部分/.test(text))).toEqual(texts);
});

test('a reason typed over the bracket in the text itself is no longer open, on the sheet and in the document', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const sheet = book.getWorksheet('变动原因')!;
    for (let row = 5; row <= sheet.rowCount; row++) sheet.getRow(row).eachCell((cell) => (cell.value = null));
  });
  const { openPoints } = await sample.write();
  await sample.byHand((book) => {
    const cell = (sheet: ExcelJS.Worksheet) => sheet.getCell(rowOf(sheet, '财政拨款结转'), 1);
    const paragraph = cell(book.getWorksheet(NARRATIVE_SHEET)!);
    paragraph.value = paragraph.text.replace('【待补：变动原因】', '人才公寓项目跨年建设');
  });
  expect((await sample.compose()).openPoints).toHaveLength(openPoints.length - 1);
  expect((await sample.document()).openPoints).toHaveLength(openPoints.length - 1);
  const again = await sample.write();
  expect(again.openPoints).toHaveLength(openPoints.length - 1);
  const sheet = await sample.sheet(NARRATIVE_SHEET);
  expect(sheet.getCell(rowOf(sheet, '财政拨款结转'), 2).text).toBe('');
});

test('somebody else’s sheet 情况说明 is not in the document, and that is said', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.addWorksheet(NARRATIVE_SHEET).getCell('A1').value = '别人写的';
  });
  const { notices, document } = await sample.document();
  expect(notices).toEqual(['工作表“情况说明”不是本程序生成的，或标题已改，没有采用其中的文字。']);
  expect(JSON.stringify(document)).not.toContain('别人写的');
});
