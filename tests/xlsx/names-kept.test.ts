/** What a workbook says as a whole: names, links to others, protection, calculation, views, hidden sheets. */
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { keeps } from './kept';
import { buildBook, MAIN, OFFICE, rowsOf } from './package-builder';

const rows = rowsOf(['科室', '金额'], ['办公室', 12.5], ['财务科', 30]);
const LEDGER = { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财务科', B3: 30 };

keeps('names of every kind and a link to another workbook', {
  bytes: () =>
    buildBook({
      workbook: {
        after:
          '<externalReferences><externalReference r:id="rId950"/></externalReferences><definedNames>' +
          '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">取数!$A$1:$P$60000</definedName>' +
          '<definedName name="_xlnm.Print_Area" localSheetId="1">附表!$A$1:$B$3,附表!$D$1:$E$3</definedName>' +
          '<definedName name="单位" localSheetId="1">附表!$B$5</definedName><definedName name="单位">取数!$B$5</definedName>' +
          '<definedName name="税率" comment="增值税">0.13</definedName><definedName name="整列">取数!$E:$E</definedName>' +
          '<definedName name="动态区">OFFSET(取数!$E$1,0,0,COUNTA(取数!$E:$E),1)</definedName>' +
          '<definedName name="失效">#REF!</definedName><definedName name="汇总" function="1" vbProcedure="1">汇总</definedName>' +
          '</definedNames><calcPr calcId="171027" calcMode="manual" iterate="1" iterateCount="50"/>',
      },
      workbookRelations: [{ id: 'rId950', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
      sheets: [
        {
          name: '取数',
          rows: '<row r="1"><c r="A1"><f>[1]Sheet1!$B$2</f><v>12.5</v></c><c r="B1"><f>税率*100</f><v>13</v></c></row>',
          after: '<autoFilter ref="A1:P60000"/>',
        },
        { name: '附表', rows },
      ],
      parts: {
        'xl/externalLinks/externalLink1.xml': {
          content: `<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>`,
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
        },
        'xl/externalLinks/_rels/externalLink1.xml.rels': {
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="上年预算.xlsx" TargetMode="External"/></Relationships>`,
        },
      },
    }),
  values: { 取数: { A1: 12.5, B1: 13 }, 附表: LEDGER },
});

keeps('a sheet name with an apostrophe, titles to print, page breaks set by hand', {
  bytes: () =>
    buildBook({
      workbook: {
        after:
          '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">\'附表\'\'一（财务科）\'!$1:$1</definedName>' +
          '<definedName name="_xlnm.Print_Area" localSheetId="1">\'附表\'\'一（财务科）\'!$A$1:$B$3</definedName></definedNames>',
      },
      sheets: [
        { name: '目录', rows: rowsOf(['目录']) },
        {
          name: "附表'一（财务科）",
          rows,
          after:
            '<rowBreaks count="2" manualBreakCount="2"><brk id="1" max="16383" man="1"/><brk id="2" max="16383" man="1"/>' +
            '</rowBreaks><colBreaks count="1" manualBreakCount="1"><brk id="1" max="1048575" man="1"/></colBreaks>',
        },
      ],
    }),
  values: { "附表'一（财务科）": LEDGER, 目录: { A1: '目录' } },
});

keeps('a sheet name with letters that XML writes otherwise', {
  bytes: () => buildBook({ sheets: [{ name: '收入&支出<"表">', rows }] }),
  values: { '收入&支出<"表">': LEDGER },
});

keeps('以显示精度为准, a sharing password, a recommendation to open read-only', {
  bytes: () =>
    buildBook({
      workbook: {
        before:
          '<fileVersion appName="xl" lastEdited="5"/><fileSharing readOnlyRecommended="1" userName="财务科" reservationPassword="CBEB"/>' +
          '<workbookPr filterPrivacy="1" codeName="ThisWorkbook"/>',
        after: '<calcPr calcMode="manual" iterate="1" iterateCount="50" fullPrecision="0"/>',
      },
      sheets: [{ name: '台账', rows }],
    }),
  values: { 台账: LEDGER },
});

keeps('a password on the order of sheets, an old password on a sheet, a range that may be edited', {
  bytes: () =>
    buildBook({
      workbook: { before: '<workbookProtection workbookPassword="CBEB" lockStructure="1"/>' },
      sheets: [
        {
          name: '汇总',
          rows,
          after:
            '<sheetProtection password="CBEB" sheet="1" objects="1" scenarios="1"/><protectedRanges><protectedRange ' +
            'name="填报区" sqref="B2:B3" securityDescriptor="O:WDG:WDD:(A;;CC;;;WD)"/></protectedRanges>',
        },
        {
          name: '附表',
          rows,
          after:
            '<sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="BBBB" spinCount="100000" sheet="1" ' +
            'objects="1" scenarios="1" formatCells="0" autoFilter="0" sort="0"/>',
        },
      ],
    }),
  values: { 汇总: LEDGER, 附表: LEDGER },
});

keeps('a workbook that opens on its third sheet, with hidden ones and two windows', {
  bytes: () =>
    buildBook({
      workbook: {
        before:
          '<bookViews><workbookView xWindow="240" yWindow="15" windowWidth="16095" windowHeight="9660" firstSheet="1" ' +
          'activeTab="2"/><workbookView minimized="1" activeTab="2"/></bookViews>',
        after:
          '<customWorkbookViews><customWorkbookView name="审稿" guid="{12345678-1234-1234-1234-123456789012}" ' +
          'windowWidth="100" windowHeight="100" activeSheetId="3"/></customWorkbookViews>',
      },
      sheets: [
        { name: '_藏', state: 'veryHidden', rows: rowsOf(['藏']) },
        { name: '上年', state: 'hidden', rows: rowsOf(['上年']) },
        {
          name: '本年',
          before:
            '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/><sheetView workbookViewId="1"/></sheetViews>',
          rows,
          after:
            '<customSheetViews><customSheetView guid="{12345678-1234-1234-1234-123456789012}" scale="80"/></customSheetViews>',
        },
      ],
    }),
  values: { 本年: LEDGER, _藏: { A1: '藏' }, 上年: { A1: '上年' } },
});

test('hidden sheets are not among those that a person sees', async () => {
  const sheets = [
    { name: '藏', state: 'hidden' },
    { name: '台账', rows },
  ] as const;
  expect((await XlsxWorkbook.open(buildBook({ sheets }))).visibleSheets()).toEqual(['台账']);
});

keeps('the order of calculation', {
  bytes: () =>
    buildBook({
      workbookRelations: [{ id: 'rId950', type: 'calcChain', target: 'calcChain.xml' }],
      sheets: [{ name: '台账', rows: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>' }],
      parts: {
        'xl/calcChain.xml': {
          content: `<calcChain xmlns="${MAIN}"><c r="A1" i="1"/></calcChain>`,
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml',
        },
      },
    }),
  values: { 台账: { A1: 2 } },
});

keeps('no styles at all', {
  bytes: () => buildBook({ sheets: [{ name: '台账', rows }], withoutStyles: true }),
  values: { 台账: LEDGER },
});
