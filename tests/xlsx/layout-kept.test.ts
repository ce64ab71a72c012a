/** How sheets look and print, and the tools on them: filters, tables, lists, conditional formats, links, merged cells. */
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { keeps } from './kept';
import { buildBook, MAIN, rowsOf } from './package-builder';
import { TABLE } from './whole-book';

const rows = rowsOf(['科室', '金额'], ['办公室', 12.5], ['财务科', 30]);
const LEDGER = { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财务科', B3: 30 };

/** One sheet with these elements around its cells. */
const sheet = (name: string, elements: { before?: string; after?: string; rows?: string; root?: string }, more = {}) =>
  buildBook({ sheets: [{ name, rows, ...elements }], ...more });

keeps('a list on a whole column and one on columns that never end', {
  bytes: () =>
    sheet('登记表', {
      after:
        '<dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A2:A1048576">' +
        '<formula1>"办公室,财务科"</formula1></dataValidation><dataValidation type="decimal" operator="greaterThanOrEqual" ' +
        'showInputMessage="1" promptTitle="金额" prompt="单位：万元" sqref="B2:B1048576 J1:XFD1048576"><formula1>0</formula1>' +
        '</dataValidation></dataValidations>',
    }),
  values: { 登记表: LEDGER },
});

const tabled = (table: string) =>
  buildBook({
    styles: { differential: '<dxf><fill><patternFill><bgColor rgb="FFFFC000"/></patternFill></fill></dxf>' },
    sheets: [
      {
        name: '台账',
        rows,
        after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        relations: [{ id: 'rId1', type: 'table', target: '../tables/table1.xml' }],
      },
    ],
    parts: { 'xl/tables/table1.xml': { content: table, type: TABLE } },
  });
const columns = (second = '<tableColumn id="2" name="金额"/>') =>
  `<tableColumns count="2"><tableColumn id="1" name="科室"/>${second}</tableColumns>`;
const table = (inner: string, attributes = '') =>
  `<table xmlns="${MAIN}" id="1" name="台账表" displayName="台账表" ref="A1:B3"${attributes}>${inner}</table>`;

keeps('套用表格格式, with a calculated column', {
  bytes: () =>
    tabled(
      table(
        '<autoFilter ref="A1:B3"/>' +
          columns(
            '<tableColumn id="2" name="金额"><calculatedColumnFormula>ROUND(1,2)</calculatedColumnFormula></tableColumn>',
          ) +
          '<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/>',
        ' totalsRowShown="0"',
      ),
    ),
  values: { 台账: LEDGER },
});

keeps('a table filtered by colour', {
  bytes: () =>
    tabled(
      table(
        `<autoFilter ref="A1:B3"><filterColumn colId="1"><colorFilter dxfId="0"/></filterColumn></autoFilter>${columns()}`,
      ),
    ),
  values: { 台账: LEDGER },
});

keeps('a table whose filter is smaller than itself, without a style and without a header', {
  bytes: () =>
    tabled(
      table(
        `<autoFilter ref="A1:A3"><filterColumn colId="2" hiddenButton="1"/></autoFilter>${columns()}`,
        ' headerRowCount="0"',
      ),
    ),
  values: { 台账: LEDGER },
});

keeps('filtered rows, sorted', {
  bytes: () =>
    sheet('明细', {
      rows: rows.replace('<row r="2">', '<row r="2" hidden="1">'),
      after:
        '<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="财务科"/></filters></filterColumn>' +
        '<sortState ref="A2:B3"><sortCondition ref="B2:B3" descending="1"/></sortState></autoFilter>',
    }),
  values: { 明细: LEDGER },
});

keeps('zeros hidden, groups, a coloured tab, panes, heights and widths of every sort', {
  bytes: () =>
    sheet(
      '分组',
      {
        before:
          '<sheetPr><tabColor theme="5" tint="0.4"/><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr>' +
          '<dimension ref="A1:C5"/><sheetViews><sheetView showGridLines="0" showZeros="0" zoomScale="85" ' +
          'view="pageBreakPreview" workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen" ' +
          'activePane="bottomRight"/><selection pane="bottomRight" activeCell="B3" sqref="B3"/></sheetView></sheetViews>' +
          '<sheetFormatPr defaultRowHeight="18" customHeight="1" outlineLevelRow="2" outlineLevelCol="1"/><cols>' +
          '<col min="1" max="1" width="9.5"/><col min="2" max="2" width="12" outlineLevel="1" hidden="1" customWidth="1"/>' +
          '<col min="3" max="3" width="20" collapsed="1" style="1"/><col min="9" max="16384" width="3" style="1"/></cols>',
        rows:
          '<row r="1" spans="1:2" outlineLevel="1"><c r="A1"><v>1</v></c></row><row r="2" ht="27.75" customHeight="1">' +
          '<c r="A2"><v>0</v></c></row><row r="3" outlineLevel="2" hidden="1"/><row r="4" s="1" customFormat="1" ' +
          'collapsed="1"><c r="B4" s="1"/></row><row r="1048576" hidden="1"/>',
      },
      { styles: { formats: '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' } },
    ),
  values: { 分组: { A1: 1, A2: 0 } },
});

keeps('cells merged over values and formulas, which stay below', {
  bytes: () =>
    sheet('合并', {
      rows:
        '<row r="1"><c r="A1"><v>10</v></c></row><row r="2"><c r="A2"><f>5+6</f><v>11</v></c></row><row r="3"><c r="A3">' +
        '<v>12</v></c></row><row r="4"><c r="A4"><f>SUM(A1:A3)</f><v>33</v></c></row>',
      after: '<mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="C1:XFD1"/></mergeCells>',
    }),
  values: { 合并: { A1: 10, A4: 33 } },
});

const linked = () =>
  buildBook({
    sheets: [
      {
        name: '目录',
        rows:
          '<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>30</v></c><c r="B1"><v>10</v></c></row><row r="2"><c r="A2" t="str">' +
          '<f>HYPERLINK("#表1!A1","转到表1")</f><v>转到表1</v></c><c r="B2"><v>20</v></c></row>' +
          '<row r="3"><c r="A3" t="inlineStr"><is><t>部门预算公开目录</t></is></c></row><row r="4"><c r="B4"><v>45356</v></c></row>',
        after:
          '<mergeCells count="1"><mergeCell ref="A3:C3"/></mergeCells><hyperlinks><hyperlink ref="A1" location="表1!A1" ' +
          'display="30"/><hyperlink ref="B1" location="表1!A1" display="10"/><hyperlink ref="A3:C3" location="表1!A1" ' +
          'display="x" tooltip="去看"/><hyperlink ref="B4" r:id="rId1"/><hyperlink ref="B2" r:id="rId2" location="表1!A1"/></hyperlinks>',
        relations: [
          { id: 'rId1', type: 'hyperlink', target: 'mailto:a@example.cn?subject=%E9%A2%84%E7%AE%97', external: true },
          { id: 'rId2', type: 'hyperlink', target: '上年%20预算.xlsx', external: true },
        ],
      },
      { name: '表1', rows },
    ],
  });

keeps('amounts, formulas, dates and merged cells with links', {
  bytes: linked,
  values: { 目录: { A1: 30, B1: 10, A2: '转到表1', B2: 20, A3: '部门预算公开目录', B4: 45356 }, 表1: LEDGER },
});

keeps('conditional formats of every kind, more than one on the same cells', {
  bytes: () =>
    sheet(
      '进度',
      {
        after:
          '<conditionalFormatting sqref="B2:B3"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo ' +
          'type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"/></extLst>' +
          '</cfRule><cfRule type="cellIs" dxfId="0" priority="5" stopIfTrue="1" operator="between"><formula>1</formula>' +
          '<formula>2</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B2:B1048576"><cfRule ' +
          'type="iconSet" priority="2"><iconSet iconSet="3TrafficLights1" showValue="0" reverse="1"><cfvo type="percent" ' +
          'val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule></conditionalFormatting>' +
          '<conditionalFormatting sqref="A2:A3 C2:XFD3"><cfRule type="expression" dxfId="0" priority="3"><formula>$A2=""' +
          '</formula></cfRule><cfRule type="duplicateValues" dxfId="0" priority="4"/></conditionalFormatting>',
      },
      { styles: { differential: '<dxf><font><b/><color rgb="FFFF0000"/></font></dxf>' } },
    ),
  values: { 进度: LEDGER },
});

const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';
const XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"';

keeps('what newer Excels keep apart: bars, lists from other sheets, sparklines', {
  bytes: () =>
    sheet('新功能', {
      after:
        `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" ${X14}><x14:conditionalFormattings>` +
        `<x14:conditionalFormatting ${XM}><x14:cfRule type="dataBar" id="{1}"><x14:dataBar/></x14:cfRule><xm:sqref>B2:B3` +
        `</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext ` +
        `uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" ${X14}><x14:dataValidations count="1" ${XM}><x14:dataValidation ` +
        'type="list" allowBlank="1"><x14:formula1><xm:f>选项!$A$2:$A$4</xm:f></x14:formula1><xm:sqref>C2:C1048576</xm:sqref>' +
        '</x14:dataValidation></x14:dataValidations></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" ' +
        `${X14}><x14:sparklineGroups ${XM}><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>新功能!B2:B3</xm:f>` +
        '<xm:sqref>D2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>',
    }),
  values: { 新功能: LEDGER },
});

keeps('odd, even and first pages, a page number to begin with, a scale', {
  bytes: () =>
    sheet('打印', {
      after:
        '<printOptions horizontalCentered="1" gridLines="1"/><pageMargins left="0.5" right="0.5" top="1" bottom="1" ' +
        'header="0.3" footer="0.3"/><pageSetup paperSize="8" scale="75" orientation="landscape" firstPageNumber="5" ' +
        'useFirstPageNumber="1" blackAndWhite="1" cellComments="atEnd" copies="3"/><headerFooter differentFirst="1" ' +
        'differentOddEven="1"><oddHeader>&amp;C奇</oddHeader><oddFooter>&amp;C- &amp;P -</oddFooter><evenFooter>&amp;R偶 ' +
        '&amp;P</evenFooter><firstFooter>&amp;C首</firstFooter></headerFooter>',
    }),
  values: { 打印: LEDGER },
});

const calc = () =>
  sheet(
    '单位信息',
    {
      before:
        '<sheetPr filterMode="false"><pageSetUpPr fitToPage="true"/></sheetPr><dimension ref="A1:B3"/><sheetViews>' +
        '<sheetView showFormulas="false" showGridLines="true" showZeros="true" rightToLeft="false" tabSelected="true" ' +
        'view="normal" topLeftCell="A1" colorId="64" zoomScale="100" workbookViewId="0"/></sheetViews><sheetFormatPr ' +
        'defaultColWidth="8.54" defaultRowHeight="15" zeroHeight="false"/><cols><col collapsed="false" customWidth="true" ' +
        'hidden="false" outlineLevel="0" max="1" min="1" style="1" width="18"/></cols>',
      rows:
        '<row r="1" customFormat="false" ht="30" hidden="false" customHeight="true" outlineLevel="0" collapsed="false">' +
        '<c r="A1" s="2" t="inlineStr"><is><t>单位</t></is></c><c r="B1" s="1" t="n"><v>3927.29</v></c></row>' +
        '<row r="2" customFormat="false" ht="15" hidden="true"><c r="A2" t="b"><v>true</v></c><c r="B2" s="1" t="e">' +
        '<f aca="false">1/0</f><v>#DIV/0!</v></c></row>',
      after:
        '<sheetProtection sheet="true" objects="false" scenarios="false" selectLockedCells="true"/><printOptions ' +
        'headings="false" gridLines="false" gridLinesSet="true" horizontalCentered="true" verticalCentered="false"/>' +
        '<pageMargins left="0.59" right="0.59" top="0.7" bottom="0.7" header="0.5" footer="0.3"/><pageSetup paperSize="9" ' +
        'scale="100" fitToWidth="1" fitToHeight="0" pageOrder="downThenOver" orientation="portrait" blackAndWhite="false" ' +
        'draft="false" cellComments="none" horizontalDpi="300" verticalDpi="300" copies="1"/><headerFooter ' +
        'differentFirst="false" differentOddEven="false"><oddHeader></oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>',
    },
    {
      styles: {
        formats:
          '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="false" applyProtection="true"><alignment ' +
          'horizontal="general" wrapText="false"/><protection locked="false" hidden="false"/></xf><xf numFmtId="0" fontId="0" ' +
          'fillId="0" borderId="0" xfId="0" applyAlignment="true"><alignment horizontal="center" wrapText="true"/></xf>',
      },
    },
  );

keeps('what LibreOffice writes: true and false, fit to a page, protection, unlocked cells', {
  bytes: calc,
  values: { 单位信息: { A1: '单位', B1: 3927.29, A2: true, B2: '#DIV/0!' } },
});

test('such a sheet is protected, its unlocked cells are free, and its fit and hidden rows hold', async () => {
  const workbook = await XlsxWorkbook.open(calc());
  const read = (await workbook.readAll({ pages: true })).sheets.get('单位信息');
  expect(read?.protected).toBe(true);
  expect(read?.page?.scaling).toMatchObject({ isFitted: true, wide: 1, tall: null });
  expect([0, 1].map((column) => workbook.cellState({ sheet: '单位信息', row: 0, column }).isLocked)).toEqual([
    true,
    false,
  ]);
  const view = workbook.view('单位信息');
  expect(view?.rowHeights.slice(0, 3)).toEqual([40, 0, 20]);
  expect(view?.cell(0, 0)).toMatchObject({ text: '单位', wraps: true });
});
