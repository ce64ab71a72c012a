/** What lies over the cells, and what stands beside them in the file: it stays byte for byte. */
import { keeps } from './kept';
import { buildBook, type BookParts, MAIN, OFFICE, rowsOf } from './package-builder';
import {
  CHART,
  chartPart,
  COMMENTS,
  commentsPart,
  DRAWING,
  drawingPart,
  drawingRelations,
  PICTURE,
  shapesPart,
} from './whole-book';

const rows = rowsOf(['科室', '金额'], ['办公室', 12.5], ['财务科', 30]);
const LEDGER = { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财务科', B3: 30 };
const MICROSOFT = 'http://schemas.microsoft.com/office';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

keeps('a chart, a text box and a stamp', {
  bytes: () =>
    buildBook({
      sheets: [
        {
          name: '封面',
          rows,
          after: '<drawing r:id="rId1"/>',
          relations: [{ id: 'rId1', type: 'drawing', target: '../drawings/drawing1.xml' }],
        },
      ],
      defaults: { png: 'image/png' },
      parts: {
        'xl/drawings/drawing1.xml': { content: drawingPart, type: DRAWING },
        'xl/drawings/_rels/drawing1.xml.rels': { content: drawingRelations },
        'xl/charts/chart1.xml': { content: chartPart('封面'), type: CHART },
        'xl/media/image1.png': { content: PICTURE },
      },
    }),
  values: { 封面: LEDGER },
});

keeps('a tab that is a chart, before the tables', {
  bytes: () =>
    buildBook({
      sheets: [
        {
          name: '图',
          isChart: true,
          before: '<sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="rId1"/>',
          relations: [{ id: 'rId1', type: 'drawing', target: '../drawings/drawing1.xml' }],
        },
        { name: '台账', rows },
      ],
      workbook: {
        before: '<bookViews><workbookView activeTab="1"/></bookViews>',
        after: '<definedNames><definedName name="金额" localSheetId="1">台账!$B$2</definedName></definedNames>',
      },
      defaults: { png: 'image/png' },
      parts: {
        'xl/drawings/drawing1.xml': { content: drawingPart, type: DRAWING },
        'xl/drawings/_rels/drawing1.xml.rels': { content: drawingRelations },
        'xl/charts/chart1.xml': { content: chartPart('台账'), type: CHART },
        'xl/media/image1.png': { content: PICTURE },
      },
    }),
  values: { 台账: LEDGER },
});

keeps('macros with a button, the ribbon of the unit and a signature of the macros', {
  bytes: () =>
    buildBook({
      isMacroEnabled: true,
      workbook: { before: '<workbookPr codeName="ThisWorkbook"/>' },
      sheets: [
        {
          name: '汇总',
          before: '<sheetPr codeName="Sheet1"/>',
          rows,
          after: '<legacyDrawing r:id="rId1"/>',
          relations: [{ id: 'rId1', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' }],
        },
      ],
      rootRelations: [
        { id: 'rId7', type: `${MICROSOFT}/2006/relationships/ui/extensibility`, target: 'customUI/customUI.xml' },
      ],
      workbookRelations: [
        { id: 'rId950', type: `${MICROSOFT}/2006/relationships/vbaProject`, target: 'vbaProject.bin' },
      ],
      defaults: { vml: VML, bin: 'application/vnd.ms-office.vbaProject' },
      parts: {
        'xl/vbaProject.bin': { content: Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256) },
        'xl/_rels/vbaProject.bin.rels': {
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${MICROSOFT}/2006/relationships/vbaProjectSignature" Target="vbaProjectSignature.bin"/></Relationships>`,
        },
        'xl/vbaProjectSignature.bin': {
          content: Uint8Array.from([1, 2, 3]),
          type: 'application/vnd.ms-office.vbaProjectSignature',
        },
        'xl/drawings/vmlDrawing1.vml': { content: shapesPart },
        'customUI/customUI.xml': { content: `<customUI xmlns="${MICROSOFT}/2006/01/customui"/>` },
      },
    }),
  values: { 汇总: LEDGER },
});

/** Notes of a sheet, whose parts carry these names. */
const noted = (comments: string, shapes: string, more: Partial<BookParts> = {}) =>
  buildBook({
    sheets: [
      {
        name: '批注',
        rows,
        after: '<legacyDrawing r:id="rId1"/>',
        relations: [
          { id: 'rId1', type: 'vmlDrawing', target: `/${shapes}` },
          { id: 'rId2', type: 'comments', target: `/${comments}` },
          ...(more.sheets?.[0]?.relations ?? []),
        ],
      },
    ],
    defaults: { vml: VML },
    parts: {
      [comments]: { content: commentsPart, type: COMMENTS },
      [shapes]: { content: shapesPart },
      ...more.parts,
    },
    ...(more.workbookRelations ? { workbookRelations: more.workbookRelations } : {}),
  });

keeps('a large note that stands open', {
  bytes: () => noted('xl/comments9.xml', 'xl/drawings/vmlDrawing9.vml'),
  values: { 批注: LEDGER },
});

keeps('notes in folders and under names of another program', {
  bytes: () => noted('xl/comments/comment1.xml', 'xl/drawings/commentsDrawing1.vml'),
  values: { 批注: LEDGER },
});

keeps('a conversation, with its persons and the note that stands for it', {
  bytes: () =>
    noted('xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', {
      sheets: [
        {
          name: '批注',
          relations: [
            {
              id: 'rId3',
              type: `${MICROSOFT}/2017/10/relationships/threadedComment`,
              target: '../threadedComments/threadedComment1.xml',
            },
          ],
        },
      ],
      workbookRelations: [
        { id: 'rId950', type: `${MICROSOFT}/2017/10/relationships/person`, target: 'persons/person.xml' },
      ],
      parts: {
        'xl/threadedComments/threadedComment1.xml': {
          content:
            `<ThreadedComments xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" ` +
            'dT="2026-03-05T08:00:00" personId="{1}" id="{2}"><text>请复核此数</text></threadedComment></ThreadedComments>',
          type: 'application/vnd.ms-excel.threadedcomments+xml',
        },
        'xl/persons/person.xml': {
          content: `<personList xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="李四" id="{1}"/></personList>`,
          type: 'application/vnd.ms-excel.person+xml',
        },
      },
    }),
  values: { 批注: LEDGER },
});

keeps('a background, a picture in the page header, an embedded object and settings of the printer', {
  bytes: () =>
    buildBook({
      sheets: [
        {
          name: '打印',
          rows,
          after:
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" ' +
            'orientation="portrait" r:id="rId1"/><headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter>' +
            '<legacyDrawingHF r:id="rId2"/><picture r:id="rId3"/><oleObjects><oleObject progId="Word.Document.12" ' +
            'shapeId="1025" r:id="rId4"/></oleObjects>',
          relations: [
            { id: 'rId1', type: 'printerSettings', target: '../printerSettings/printerSettings1.bin' },
            { id: 'rId2', type: 'vmlDrawing', target: '../drawings/vmlDrawing2.vml' },
            { id: 'rId3', type: 'image', target: '../media/image1.png' },
            { id: 'rId4', type: 'package', target: '../embeddings/doc1.docx' },
          ],
        },
      ],
      defaults: {
        png: 'image/png',
        vml: VML,
        bin: `${SPREADSHEET}.printerSettings`,
        docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
      parts: {
        'xl/printerSettings/printerSettings1.bin': { content: Uint8Array.from([9, 0, 9, 0]) },
        'xl/drawings/vmlDrawing2.vml': { content: shapesPart.replace('_x0000_s1025', 'LH') },
        'xl/media/image1.png': { content: PICTURE },
        'xl/embeddings/doc1.docx': { content: Uint8Array.from([80, 75, 3, 4]) },
      },
    }),
  values: { 打印: LEDGER },
});

keeps('a pivot table and its records, a slicer, a query, custom XML and properties of the unit', {
  bytes: () =>
    buildBook({
      workbook: { after: '<pivotCaches><pivotCache cacheId="1" r:id="rId951"/></pivotCaches>' },
      sheets: [
        { name: '台账', rows },
        {
          name: '透视',
          rows: rowsOf(['科室', '求和项:金额'], ['办公室', 12.5]),
          after:
            '<extLst><ext uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}" xmlns:x14="http://schemas.microsoft.com/office/' +
            'spreadsheetml/2009/9/main"><x14:slicerList><x14:slicer r:id="rId2"/></x14:slicerList></ext></extLst>',
          relations: [
            { id: 'rId1', type: 'pivotTable', target: '../pivotTables/pivotTable1.xml' },
            { id: 'rId2', type: `${MICROSOFT}/2007/relationships/slicer`, target: '../slicers/slicer1.xml' },
          ],
        },
      ],
      workbookRelations: [
        { id: 'rId951', type: 'pivotCacheDefinition', target: 'pivotCache/pivotCacheDefinition1.xml' },
        { id: 'rId952', type: 'connections', target: 'connections.xml' },
        { id: 'rId953', type: 'customXml', target: '../customXml/item1.xml' },
      ],
      rootRelations: [
        { id: 'rId2', type: 'extended-properties', target: 'docProps/app.xml' },
        { id: 'rId3', type: 'custom-properties', target: 'docProps/custom.xml' },
        {
          id: 'rId4',
          type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          target: 'docProps/core.xml',
        },
      ],
      parts: {
        'xl/pivotTables/pivotTable1.xml': {
          content: `<pivotTableDefinition xmlns="${MAIN}" name="透视表1" cacheId="1"><location ref="A1:B2"/></pivotTableDefinition>`,
          type: `${SPREADSHEET}.pivotTable+xml`,
        },
        'xl/pivotTables/_rels/pivotTable1.xml.rels': {
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/pivotCacheDefinition" Target="../pivotCache/pivotCacheDefinition1.xml"/></Relationships>`,
        },
        'xl/pivotCache/pivotCacheDefinition1.xml': {
          content: `<pivotCacheDefinition xmlns="${MAIN}" refreshOnLoad="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="台账"/></cacheSource></pivotCacheDefinition>`,
          type: `${SPREADSHEET}.pivotCacheDefinition+xml`,
        },
        'xl/slicers/slicer1.xml': { content: '<slicers/>', type: 'application/vnd.ms-excel.slicer+xml' },
        'xl/connections.xml': { content: `<connections xmlns="${MAIN}"/>`, type: `${SPREADSHEET}.connections+xml` },
        'customXml/item1.xml': { content: '<单位 代码="101001">财政局</单位>' },
        'docProps/app.xml': {
          content:
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS 表格</Application></Properties>',
          type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
        },
        'docProps/custom.xml': {
          content:
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="KSOProductBuildVer" pid="2"/></Properties>',
          type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
        },
        'docProps/core.xml': {
          content:
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
            '<dcterms:created xsi:type="dcterms:W3CDTF"></dcterms:created></cp:coreProperties>',
          type: 'application/vnd.openxmlformats-package.core-properties+xml',
        },
      },
    }),
  values: { 台账: LEDGER, 透视: { A1: '科室', B1: '求和项:金额', A2: '办公室', B2: 12.5 } },
});
