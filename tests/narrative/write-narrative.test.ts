/** 生成情况说明 in a workbook: linked, stable, kept where people rewrote it, taken back by 撤销. */
import type ExcelJS from 'exceljs';
import { formatPrinted } from '../../src/budget/amount';
import { parseCellReference } from '../../src/worksheet/address';
import {
  filledSample,
  NARRATIVE_SHEET as SHEET,
  paragraphs,
  raiseHospitality,
  rowOf,
} from '../support/narrative-sample';

test('the sample leaves nothing open, and every one of its numbers leads to a cell; an amount to one that shows it', async () => {
  const sample = await filledSample();
  const { openPoints, notices } = await sample.write();
  expect(openPoints).toEqual([]);
  expect(notices).toEqual(['已写入“情况说明”。']);
  const sheet = await sample.sheet(SHEET);
  const { narrative } = await sample.compose();
  let [links, tableFigures] = [0, 0];
  for (const { spans } of [...narrative.profile, ...narrative.sections.flatMap((section) => section.paragraphs)]) {
    const numbers = spans.filter(({ origin }) => origin);
    const row = rowOf(sheet, spans.map(({ text }) => text).join(''));
    numbers.forEach(({ text, origin }, index) => {
      const { value } = sheet.getCell(row, 3 + index);
      expect(value).toMatchObject({ text });
      const target = parseCellReference((value as ExcelJS.CellHyperlinkValue).hyperlink.slice(1));
      const cell = sheet.workbook
        .getWorksheet(target?.sheet ?? '')
        ?.getCell((target?.row ?? -1) + 1, (target?.column ?? -1) + 1);
      expect(cell).toBeDefined();
      links++;
      if (origin?.from !== 'table') return;
      tableFigures++;
      // A zero is blank in its table.
      expect(formatPrinted(Math.round(Number(cell?.value ?? 0) * 100))).toBe(text);
    });
  }
  expect(links).toBeGreaterThan(130);
  expect(tableFigures).toBeGreaterThan(40);
});

test('writing again changes nothing', async () => {
  const sample = await filledSample();
  await sample.write();
  const before = await sample.dump();
  expect((await sample.write()).notices[0]).toBe('情况说明已是最新，没有改动。');
  expect(await sample.dump()).toEqual(before);
  expect(await sample.status()).toBe('current');
});

test('公务接待费 raised from 0.60 to 1.60: 生成 says the text is stale, writing it again changes it, undo takes that back', async () => {
  const sample = await filledSample();
  await sample.write();
  await sample.byHand(raiseHospitality);
  expect(await sample.status()).toBe('stale');
  const filled = await sample.fill();
  expect(filled).toMatchObject({ status: 'done' });
  expect('notices' in filled && filled.notices.join('')).toContain('“情况说明”已过时');
  const before = await sample.dump();
  await sample.write();
  const sheet = await sample.sheet(SHEET);
  const row = rowOf(sheet, '公务接待费');
  expect(sheet.getCell(row, 1).text).toMatch(
    /^公务接待费1\.60万元，比上年预算增加1\.60万元（上年未安排，不计算增长率）/,
  );
  expect(sheet.getCell(row, 3).text).toBe('1.60');
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  expect(await sample.dump()).toEqual(before);
});

test('two rows inserted above the text since: undo still finds it', async () => {
  const sample = await filledSample();
  await sample.write();
  await sample.byHand(raiseHospitality);
  const texts = async () => [...paragraphs(await sample.sheet(SHEET)).values()];
  const before = await texts();
  await sample.write();
  expect(await texts()).not.toEqual(before);
  await sample.byHand((book) => book.getWorksheet(SHEET)!.spliceRows(1, 0, [], []));
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  const after = await texts();
  expect(after.filter((text) => before.includes(text))).toEqual(before);
  const sheet = await sample.sheet(SHEET);
  expect(sheet.getCell(rowOf(sheet, '公务接待费'), 3).value).toMatchObject({ text: '0.60' });
});

test('a paragraph that someone rewrote stays while its figures stay, a row that someone inserted stays, and both are told', async () => {
  const sample = await filledSample();
  await sample.write();
  await sample.byHand((book) => {
    const sheet = book.getWorksheet(SHEET)!;
    sheet.getCell(rowOf(sheet, '人员经费'), 1).value = '人员经费760.16万元，按编制内实有人数安排。';
    sheet.getCell(rowOf(sheet, '公务接待费'), 1).value = '公务接待费0.60万元，另见附件。';
    sheet.spliceRows(rowOf(sheet, '公用经费'), 0, ['这一段是会计自己加的。']);
    raiseHospitality(book);
  });
  await sample.fill();
  const { kept, overwritten, notices } = await sample.write();
  expect(kept).toEqual(['人员经费760.16万元，按编制内实有人数安排。']);
  expect(overwritten).toEqual(['公务接待费0.60万元，另见附件。']);
  expect(notices.join('')).toContain('公务接待费0.60万元');
  const texts = [...paragraphs(await sample.sheet(SHEET)).values()];
  const at = texts.indexOf('人员经费760.16万元，按编制内实有人数安排。');
  expect(texts[at + 1]).toBe('这一段是会计自己加的。');
  expect(texts[at + 2]).toMatch(/^公用经费125\.18万元/);
  // Once more: what was kept is still known as rewritten.
  expect((await sample.write()).kept).toEqual(kept);
});

test('a reason that was typed is kept when the list is made again, also once its figure no longer differs from last year', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const sheet = book.getWorksheet('变动原因')!;
    const row = rowOfLabel(sheet, '三公经费·公务接待费');
    sheet.getCell(row, 6).value = '会计填的原因';
    sheet.getCell(25, 1).value = '收入·一般公共预算转移支付';
    sheet.getCell(25, 6).value = '会计自己加的行';
    const ledger = book.getWorksheet('支出明细')!;
    const hospitality = Array.from({ length: 60 }, (_, index) => index + 5).find(
      (r) => ledger.getCell(r, 5).text === '30217',
    );
    ledger.getCell(hospitality ?? 0, 5).value = '30201';
  });
  await sample.write();
  const sheet = await sample.sheet('变动原因');
  const row = rowOfLabel(sheet, '三公经费·公务接待费');
  expect(sheet.getCell(row, 6).text).toBe('会计填的原因');
  expect(sheet.getCell(row, 5).text).toBe('目前没有变动，保留备查');
  expect(sheet.getCell(rowOfLabel(sheet, '收入·一般公共预算转移支付'), 6).text).toBe('会计自己加的行');
});

function rowOfLabel(sheet: ExcelJS.Worksheet, label: string): number {
  for (let row = 5; row <= sheet.rowCount; row++) if (sheet.getCell(row, 1).text === label) return row;
  throw new Error(`no row ${label}`);
}

test('without reasons typed, each change is listed with what moved most, and the text shows them as open', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const sheet = book.getWorksheet('变动原因')!;
    for (let row = 5; row <= sheet.rowCount; row++) sheet.getRow(row).eachCell((cell) => (cell.value = null));
  });
  const { openPoints } = await sample.write();
  const sheet = await sample.sheet('变动原因');
  const row = rowOfLabel(sheet, '收入·财政拨款结转');
  expect([2, 3, 4].map((column) => sheet.getCell(row, column).value)).toEqual([2021.85, 219.76, 1802.09]);
  expect(sheet.getCell(row, 5).text).toBe(
    '“克州人才公寓一期建设项目经费”增加2,000.00万元；“上年结转维修项目”减少219.76万元；“2023年党政办公楼搬迁费用”增加21.85万元',
  );
  expect(sheet.getCell(row, 6).text).toBe('');
  expect(openPoints).toHaveLength(14);
  const text = await sample.sheet(SHEET);
  expect(text.getCell(rowOf(text, '财政拨款结转'), 1).text).toMatch(/主要原因是：【待补：变动原因】。$/);
  expect(text.getCell(rowOf(text, '财政拨款结转'), 2).text).toContain('请在“变动原因”');
});

test('a workbook made before there were entry worksheets gets them, listed; undo takes them and the text away', async () => {
  const sample = await filledSample();
  const entry = ['单位概况', '变动原因', '项目说明', '政府采购', '国有资产', '绩效目标', '结转使用'];
  await sample.byHand((book) => entry.forEach((name) => book.removeWorksheet(book.getWorksheet(name)!.id)));
  const before = await sample.dump();
  const { openPoints } = await sample.write();
  expect(openPoints.length).toBeGreaterThan(20);
  expect((await sample.dump()).map(({ name }) => name)).toEqual(expect.arrayContaining([...entry, SHEET]));
  const notes = await sample.sheet('项目说明');
  expect([5, 6, 7, 8, 9].map((row) => notes.getCell(row, 1).text)).toEqual([
    '新能源汽车租赁费',
    '机关食堂补助经费',
    '零星维修及基础设施设备维护经费',
    '公共机构节能经费',
    '机关车队运行经费',
  ]);
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  expect(await sample.dump()).toEqual(before);
});

test('undo asks before it takes away rows that someone has filled in, or a text that someone has rewritten', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const sheet = book.getWorksheet('变动原因')!;
    for (let row = 5; row <= sheet.rowCount; row++) sheet.getRow(row).eachCell((cell) => (cell.value = null));
  });
  await sample.write();
  await sample.byHand((book) => {
    book.getWorksheet('变动原因')!.getCell('F5').value = '刚填的原因';
    book.getWorksheet(SHEET)!.getCell('A9').value = '改写的一段';
  });
  const asked = await sample.undo();
  expect(asked).toMatchObject({ status: 'needs-confirmation' });
  const losses = 'losses' in asked ? asked.losses.join('\n') : '';
  expect(losses).toContain('变动原因');
  expect(losses).toContain('改写的一段');
  expect(await sample.undo({ discardLaterEdits: true })).toMatchObject({ status: 'done' });
});

test('a sheet 情况说明 that is not ours is not touched', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.addWorksheet(SHEET).getCell('A1').value = '别人写的';
  });
  const before = await sample.dump();
  const answer = await sample.tryWriting();
  expect(answer).toMatchObject({ status: 'rejected', problems: [{ sheet: SHEET, severity: 'error' }] });
  expect(await sample.dump()).toEqual(before);
});

test('the printed area is the title and the texts, and ends with the last of them when there is one more; undo puts it back', async () => {
  const sample = await filledSample();
  const areaAndTexts = async () => {
    const sheet = await sample.sheet(SHEET);
    let texts = 0;
    sheet.eachRow((row) => (texts += row.getCell(1).text === '' ? 0 : 1));
    return { area: sheet.pageSetup.printArea, texts };
  };
  await sample.write();
  const before = await areaAndTexts();
  // From the title in row 2; the headings in row 3 have nothing over the texts.
  expect(before.area).toBe(`A2:A${before.texts + 2}`);
  await sample.byHand((book) => {
    book.getWorksheet('单位概况')!.getCell('A10').value = '负责机关会务保障';
  });
  await sample.write();
  expect(await areaAndTexts()).toEqual({ area: `A2:A${before.texts + 3}`, texts: before.texts + 1 });
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  expect(await areaAndTexts()).toEqual(before);
});
