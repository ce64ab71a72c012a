/** A workbook with something of every kind: two sheets, a chart, a table, notes, names, rules, macros. */
import { buildBook, type BookParts, cell, rowsOf } from './package-builder';

export const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
export const DRAWING = 'application/vnd.openxmlformats-officedocument.drawing+xml';
export const TABLE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';
export const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DRAWN = 'http://schemas.openxmlformats.org/drawingml/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A one pixel picture. */
export const PICTURE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** A pie of 台账!B2:B3. */
export const chartPart = (sheet: string) =>
  `<c:chartSpace xmlns:c="${DRAWN}/chart"><c:chart><c:plotArea><c:layout/><c:pieChart><c:ser><c:idx val="0"/>` +
  `<c:order val="0"/><c:val><c:numRef><c:f>${sheet}!$B$2:$B$3</c:f></c:numRef></c:val></c:ser></c:pieChart>` +
  '</c:plotArea></c:chart></c:chartSpace>';

const anchor = (row: number, inner: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row>` +
  `<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 4}` +
  `</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inner}<xdr:clientData/></xdr:twoCellAnchor>`;

/** A text box, a chart (rId1) and a picture (rId2). */
export const drawingPart =
  `<xdr:wsDr xmlns:xdr="${DRAWN}/spreadsheetDrawing" xmlns:a="${DRAWN}/main" xmlns:r="${OFFICE}">` +
  anchor(
    1,
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="文本框 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>' +
      '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r>' +
      '<a:t>本表由财务科填写</a:t></a:r></a:p></xdr:txBody></xdr:sp>',
  ) +
  anchor(
    6,
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="图表 1"/><xdr:cNvGraphicFramePr/>' +
      '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>' +
      `<a:graphicData uri="${DRAWN}/chart"><c:chart xmlns:c="${DRAWN}/chart" r:id="rId1"/></a:graphicData></a:graphic>` +
      '</xdr:graphicFrame>',
  ) +
  anchor(
    11,
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="4" name="公章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>' +
      '<a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic>',
  ) +
  '</xdr:wsDr>';

/** Relationships of {@link drawingPart}. */
export const drawingRelations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="rId1" Type="${OFFICE}/chart" Target="../charts/chart1.xml"/>` +
  `<Relationship Id="rId2" Type="${OFFICE}/image" Target="../media/image1.png"/></Relationships>`;

/** A note at B2 by 李四. */
export const commentsPart =
  `<comments xmlns="${MAIN}"><authors><author>李四</author></authors><commentList><comment ref="B2" authorId="0"><text>` +
  '<r><rPr><b/><sz val="9"/></rPr><t>李四:</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve">\n请复核此数</t></r>' +
  '</text></comment></commentList></comments>';

/** Its shape, larger than Excel's own, and a button. */
export const shapesPart =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>' +
  '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>' +
  '<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;width:300pt;height:200pt;visibility:visible" ' +
  'fillcolor="#ffffe1"><v:fill color2="#ffffe1"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
  '<x:Anchor>2, 15, 1, 2, 9, 15, 15, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>1</x:Row><x:Column>1</x:Column>' +
  '<x:Visible/></x:ClientData></v:shape><v:shape id="_x0000_s1026" type="#_x0000_t201" style="position:absolute">' +
  '<x:ClientData ObjectType="Button"><x:Anchor>9, 0, 1, 0, 11, 0, 3, 0</x:Anchor><x:FmlaMacro>[0]!汇总</x:FmlaMacro>' +
  '</x:ClientData></v:shape></xml>';

const LEDGER = rowsOf(['科室', '金额'], ['办公室', 12.5], ['财务科', 30]).replace(
  '</row>',
  `${cell('C1', null, 's="1"')}</row>`,
);

/** The parts of it, to be changed one at a time. */
export const WHOLE: BookParts = {
  isMacroEnabled: true,
  strings: ['<si><t>财政拨款</t><rPh sb="0" eb="2"><t>caizheng</t></rPh><phoneticPr fontId="0"/></si>'],
  styles: {
    numberFormats: '<numFmt numFmtId="176" formatCode="#,##0.00_ "/>',
    fonts: '<font><b/><sz val="16"/><name val="黑体"/></font>',
    formats: '<xf numFmtId="176" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    differential: '<dxf><font><color rgb="FFFF0000"/></font></dxf>',
    after: '<colors><mruColors><color rgb="FF00B050"/></mruColors></colors>',
  },
  workbook: {
    before:
      '<workbookPr codeName="本簿"/><workbookProtection workbookPassword="CBEB" lockStructure="1"/>' +
      '<bookViews><workbookView activeTab="1"/></bookViews>',
    after:
      '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">台账!$1:$1</definedName>' +
      '<definedName name="税率">0.13</definedName></definedNames><calcPr fullPrecision="0"/>',
  },
  workbookRelations: [
    {
      id: 'rId950',
      type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
      target: 'vbaProject.bin',
    },
  ],
  sheets: [
    {
      name: '台账',
      before:
        '<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>' +
        '<sheetView showZeros="0" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>' +
        '</sheetViews><sheetFormatPr defaultRowHeight="18"/><cols><col min="2" max="3" width="20" customWidth="1"/></cols>',
      rows: LEDGER.concat(
        '<row r="4" ht="30" customHeight="1"><c r="A4" t="s"><v>0</v></c><c r="B4" s="1"><f>SUM(B2:B3)</f><v>42.5</v></c></row>',
      ),
      after:
        '<sheetProtection sheet="1" objects="1"/><protectedRanges><protectedRange name="填报" sqref="B2:B3"/>' +
        '</protectedRanges><autoFilter ref="A1:B3"/><mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells>' +
        '<phoneticPr fontId="0"/><conditionalFormatting sqref="B2:B3"><cfRule type="cellIs" dxfId="0" priority="1" ' +
        'operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><dataValidations count="1">' +
        '<dataValidation type="list" allowBlank="1" sqref="A2:A1048576"><formula1>"办公室,财务科"</formula1></dataValidation>' +
        '</dataValidations><hyperlinks><hyperlink ref="A1" r:id="rId4" tooltip="门户"/><hyperlink ref="B1" ' +
        'location="附注!A1" display="金额"/></hyperlinks><printOptions horizontalCentered="1"/><pageMargins left="0.5" ' +
        'right="0.5" top="1" bottom="1" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape"/>' +
        '<headerFooter><oddHeader>&amp;C预算</oddHeader><oddFooter>&amp;C- &amp;P -</oddFooter></headerFooter>' +
        '<rowBreaks count="1" manualBreakCount="1"><brk id="3" max="16383" man="1"/></rowBreaks>' +
        '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>',
      relations: [
        { id: 'rId1', type: 'drawing', target: '../drawings/drawing1.xml' },
        { id: 'rId2', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' },
        { id: 'rId3', type: 'comments', target: '../comments1.xml' },
        { id: 'rId4', type: 'hyperlink', target: 'http://czj.example.cn/', external: true },
      ],
    },
    {
      name: '附注',
      rows: rowsOf(['项目', '数'], ['甲', 1]),
      after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
      relations: [{ id: 'rId1', type: 'table', target: '../tables/table1.xml' }],
    },
  ],
  defaults: {
    png: 'image/png',
    vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
    bin: 'application/vnd.ms-office.vbaProject',
  },
  parts: {
    'xl/drawings/drawing1.xml': { content: drawingPart, type: DRAWING },
    'xl/drawings/_rels/drawing1.xml.rels': { content: drawingRelations },
    'xl/drawings/vmlDrawing1.vml': { content: shapesPart },
    'xl/comments1.xml': { content: commentsPart, type: COMMENTS },
    'xl/charts/chart1.xml': { content: chartPart('台账'), type: CHART },
    'xl/media/image1.png': { content: PICTURE },
    'xl/vbaProject.bin': { content: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]) },
    'xl/tables/table1.xml': {
      content:
        `<table xmlns="${MAIN}" id="1" name="附注表" displayName="附注表" ref="A1:B2"><autoFilter ref="A1:B2"/>` +
        '<tableColumns count="2"><tableColumn id="1" name="项目"/><tableColumn id="2" name="数"/></tableColumns></table>',
      type: TABLE,
    },
  },
};

/** The file. */
export const wholeBook = (): Uint8Array => buildBook(WHOLE);
