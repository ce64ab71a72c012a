/** Cells as other programs store them: each kind is read for what it is and stays. */
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { keeps } from './kept';
import { buildBook, rowsOf } from './package-builder';

const LEDGER = rowsOf(['科室', '金额'], ['办公室', 12.5], ['财务科', 30]);
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;

keeps('a plain ledger', {
  bytes: () => buildBook({ sheets: [{ name: '台账', rows: LEDGER }] }),
  values: { 台账: { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财务科', B3: 30 } },
});

keeps('texts inline with a pinyin guide and in runs', {
  bytes: () =>
    buildBook({
      sheets: [
        {
          name: '封面',
          rows:
            row(1, '<c r="A1" t="inlineStr"><is><t>单位</t><rPh sb="0" eb="2"><t>danwei</t></rPh></is></c>') +
            row(
              2,
              '<c r="A2" t="inlineStr"><is><r><rPr><sz val="11"/><rFont val="宋体"/></rPr><t>单位：</t></r><r><rPr><b/>' +
                '</rPr><t xml:space="preserve"> 万元 </t></r><rPh sb="0" eb="2"><t>danwei</t></rPh></is></c>',
            ) +
            row(3, '<c r="A3" t="inlineStr"><is/></c><c r="B3" t="inlineStr"><is><t/></is></c><c r="C3"><v>7</v></c>'),
        },
      ],
    }),
  values: { 封面: { A1: '单位', A2: '单位： 万元 ', C3: 7 } },
});

keeps('shared texts: empty, blank, in runs, with a pinyin guide, with escapes', {
  bytes: () =>
    buildBook({
      strings: [
        '<si><t>财政拨款</t><rPh sb="0" eb="2"><t>cai zheng</t></rPh><phoneticPr fontId="0" type="noConversion"/></si>',
        '<si/>',
        '<si><t></t></si>',
        '<si><r><t>本年</t></r><r><rPr><b/><color rgb="FFFF0000"/></rPr><t>预算</t></r></si>',
        '<si><t>甲_x000A_乙 _x005F_x0041_</t></si>',
        '<si><t xml:space="preserve">  两格</t></si>',
      ],
      sheets: [
        {
          name: '封面',
          rows: row(1, [...'ABCDEF'].map((column, index) => `<c r="${column}1" t="s"><v>${index}</v></c>`).join('')),
        },
      ],
    }),
  values: { 封面: { A1: '财政拨款', D1: '本年预算', E1: '甲\n乙 _x0041_', F1: '  两格' } },
});

keeps('rows and cells without references, as WPS writes them', {
  bytes: () =>
    buildBook({
      sheets: [
        {
          name: '旧表',
          rows:
            '<row><c t="inlineStr"><is><t>科室</t></is></c><c><v>12</v></c></row><row><c/><c><v>13</v></c></row>' +
            '<row r="5"><c><v>50</v></c><c r="D5"><v>53</v></c><c><v>54</v></c></row><row><c><v>60</v></c></row>',
        },
      ],
    }),
  values: { 旧表: { A1: '科室', B1: 12, B2: 13, A5: 50, D5: 53, E5: 54, A6: 60 } },
});

keeps('dates as ISO text, and logical values as words', {
  bytes: () =>
    buildBook({
      styles: { formats: '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' },
      sheets: [
        {
          name: '日期',
          rows:
            row(1, '<c r="A1" s="1" t="d"><v>2024-03-05</v></c><c r="B1" s="1" t="d"><v>2024-03-05T12:00:00</v></c>') +
            row(2, '<c r="A2" t="b"><v>true</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#N/A</v></c>'),
        },
      ],
    }),
  values: { 日期: { A1: 45356, B1: 45356.5, A2: true, B2: false, C2: '#N/A' } },
});

keeps('a formula in a date column that gives a text, an error, a date or nothing', {
  bytes: () =>
    buildBook({
      styles: { formats: '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' },
      sheets: [
        {
          name: '合同台账',
          rows: row(
            1,
            '<c r="A1" s="1" t="str"><f>IF(B1="","",B1)</f><v></v></c>' +
              '<c r="C1" s="1" t="str"><f>IF(D1="","未签订",D1)</f><v>未签订</v></c>' +
              '<c r="E1" s="1" t="str"><f>TEXT(45356,"0")</f><v>45356</v></c>' +
              '<c r="F1" s="1" t="e"><f>VLOOKUP(1,Z1:Z2,1,0)</f><v>#N/A</v></c><c r="G1" s="1"><v>45356.5</v></c>',
          ),
        },
      ],
    }),
  values: { 合同台账: { C1: '未签订', E1: '45356', F1: '#N/A', G1: 45356.5 } },
});

keeps('a leading apostrophe, numbers as they were written, a text result without a formula', {
  bytes: () =>
    buildBook({
      styles: { formats: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' },
      sheets: [
        {
          name: '账号',
          rows:
            row(1, '<c r="A1" s="1" t="inlineStr"><is><t>0201</t></is></c><c r="B1" t="str"><v>=甲</v></c>') +
            row(2, '<c r="A2"><v>1E-3</v></c><c r="B2"><v>3927.2900000000004</v></c><c r="C2"><v>-0.50</v></c>') +
            row(3, '<c r="A3"><v>12345678901234567890</v></c><c r="B3" t="n"><v>100</v></c>'),
        },
      ],
    }),
  values: {
    账号: { A1: '0201', B1: '=甲', A2: 0.001, B2: 3927.2900000000004, C2: -0.5, A3: 12345678901234567000, B3: 100 },
  },
});

const FORMULAS = () =>
  buildBook({
    sheets: [
      {
        name: '公式',
        rows:
          row(
            1,
            '<c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">$A1*A$1</f><v>1</v></c>' +
              '<c r="C1"><f t="array" ref="C1:C3">A1:A3*2</f><v>2</v></c>',
          ) +
          row(2, '<c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c><c r="C2"><v>4</v></c>') +
          row(3, '<c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c><c r="C3"><v>6</v></c>') +
          row(
            4,
            '<c r="A4"><f>SUM(A1:A3)</f></c><c r="B4" cm="1"><f t="array" aca="1" ref="B4" ca="1">NOW()</f><v>45356</v></c>',
          ) +
          row(5, '<c r="A5"><f t="dataTable" ref="A5:A6" dt2D="0" dtr="0" r1="A1"/><v>9</v></c>') +
          row(6, '<c r="A6"><v>10</v></c>'),
      },
    ],
    workbookRelations: [{ id: 'rId950', type: 'sheetMetadata', target: 'metadata.xml' }],
    parts: {
      'xl/metadata.xml': {
        content:
          '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><metadataTypes count="1">' +
          '<metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/></metadataTypes><cellMetadata count="1">' +
          '<bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml',
      },
    },
  });

keeps('formulas: shared, of an array, of a data table, dynamic, without a result', {
  bytes: FORMULAS,
  values: { 公式: { A1: 1, B1: 1, C1: 2, A2: 2, B2: 2, C2: 4, A3: 3, B3: 3, C3: 6, B4: 45356, A5: 9, A6: 10 } },
});

test('a formula is read as text where that is asked for: the second of a shared one with its own references', async () => {
  const workbook = await XlsxWorkbook.open(FORMULAS());
  const [read, results] = await Promise.all(
    (['formulas', 'values'] as const).map(async (content) =>
      (await workbook.read([{ sheet: '公式', content, kinds: true }])).sheets.get('公式'),
    ),
  );
  expect(read?.cells.slice(0, 4).map(([, b]) => b)).toEqual(['=$A1*A$1', '=$A2*A$1', '=$A3*A$1', '=NOW()']);
  expect(read?.cells[3]?.[0]).toBe('=SUM(A1:A3)');
  expect(results?.kinds).toContainEqual({ row: 3, column: 0, kind: 'no-result' });
});

/** Formats of a Chinese Excel that a file does not spell out, and what 5 March 2024, 14:30 looks like under them. */
const DATES: readonly (readonly [format: number, text: string])[] = [
  [27, '2024年3月'],
  [28, '3月5日'],
  [29, '3月5日'],
  [31, '2024年3月5日'],
  [32, '14时30分'],
  [36, '2024年3月'],
  [50, '2024年3月'],
  [51, '3月5日'],
  [57, '2024年3月'],
  [58, '3月5日'],
];
const dated = () =>
  buildBook({
    styles: {
      formats: DATES.map(
        ([id]) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
      ).join(''),
    },
    sheets: [
      {
        name: '日期',
        rows: DATES.map((_, index) =>
          row(index + 1, `<c r="A${index + 1}" s="${index + 1}"><v>45356.604167</v></c>`),
        ).join(''),
      },
    ],
  });

keeps('dates in formats that the file does not spell out', {
  bytes: dated,
  values: { 日期: Object.fromEntries(DATES.map((_, index) => [`A${index + 1}`, 45356.604167])) },
});

test('such dates are told from numbers and shown as a Chinese Excel shows them', async () => {
  const workbook = await XlsxWorkbook.open(dated());
  const read = (await workbook.read([{ sheet: '日期', content: 'values', kinds: true }])).sheets.get('日期');
  expect(read?.kinds).toEqual(DATES.map((_, row) => ({ row, column: 0, kind: 'date' })));
  expect(DATES.map((_, index) => workbook.view('日期')?.cell(index, 0).text)).toEqual(DATES.map(([, text]) => text));
});

const since1904 = () =>
  buildBook({
    styles: {
      numberFormats: '<numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd"/>',
      formats: '<xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
    },
    workbook: { before: '<workbookPr date1904="1"/>' },
    sheets: [{ name: '日期', rows: row(1, '<c r="A1" s="1"><v>43894</v></c><c r="B1"><v>43894</v></c>') }],
  });

/** The port counts from 1900, whatever the file does; a number is a number. */
keeps('dates that count from 1904', { bytes: since1904, values: { 日期: { A1: 45356, B1: 43894 } } });

test('a date that counts from 1904 is shown as the day that it is', async () => {
  const view = (await XlsxWorkbook.open(since1904())).view('日期');
  expect([view?.cell(0, 0).text, view?.cell(0, 1).text]).toEqual(['2024-03-05', '43894']);
});
