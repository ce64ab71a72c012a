/** The same workbook in every way of writing XML and of naming parts: it is read alike and stays in its own way. */
import { keeps, type Kept } from './kept';
import { bookParts, type BookParts, buildBook, rowsOf, zipParts } from './package-builder';
import { WHOLE } from './whole-book';

const BOOK: BookParts = {
  strings: ['<si><t>财政拨款</t></si>'],
  styles: { formats: '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' },
  workbook: { after: '<definedNames><definedName name="税率">0.13</definedName></definedNames>' },
  sheets: [
    {
      name: '台账',
      before: '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>',
      rows: `${rowsOf(['科室', '金额'], ['办公室', 12.5])}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>30</v></c></row>`,
      after:
        '<mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells><dataValidations count="1"><dataValidation ' +
        'type="whole" sqref="B2:B3"><formula1>0</formula1></dataValidation></dataValidations>',
    },
    { name: '附注', rows: rowsOf(['附注']) },
  ],
};
const VALUES = {
  台账: { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财政拨款', B3: 30 },
  附注: { A1: '附注' },
};
const kept = (bytes: () => Uint8Array): Kept => ({ bytes, values: VALUES });

/** The workbook with its parts written otherwise. */
const rewritten = (change: (text: string, path: string) => string | Uint8Array, paths: RegExp = /^xl\/[^_]*\.xml$/) =>
  zipParts(
    Object.fromEntries(
      Object.entries(bookParts(BOOK)).map(([path, text]) => [
        path,
        paths.test(path) ? change(text as string, path) : text,
      ]),
    ),
  );
const SHEET = /sheet1\.xml$/;
const body = (text: string) => text.replace(/^<\?xml.*?\?>\s*/, '');

keeps(
  'as Excel writes it',
  kept(() => buildBook(BOOK)),
);
keeps(
  'with the prefix x:',
  kept(() => buildBook({ ...BOOK, prefix: 'x' })),
);
keeps(
  'with a longer prefix, strict',
  kept(() => buildBook({ ...BOOK, prefix: 'ss-1', isStrict: true })),
);
keeps(
  'strict',
  kept(() => buildBook({ ...BOOK, isStrict: true })),
);
keeps(
  'with targets from the root of the package',
  kept(() => buildBook({ ...BOOK, isAbsolute: true })),
);

keeps(
  'with a prefix for everything and the relationships under another one',
  kept(() => rewritten((text) => text.replaceAll('xmlns:r=', 'xmlns:d3p1=').replaceAll(' r:id=', ' d3p1:id='))),
);

keeps(
  'without declarations, in single quotes, with blanks in the tags and lines between the elements',
  kept(() =>
    rewritten((text) =>
      body(text)
        .replace(/(\w+)="([^"']*)"/g, "$1 = '$2'")
        .replace(/<(c|row|sheet|xf)( [^>]*?)(\/?)>/g, '<$1\n\t$2 $3>')
        .replace(/<\/(row|c|sheetData)>/g, '</$1 >')
        .replace(/><(?=row|c|\/row|\/sheetData|sheet|mergeCell|si|font|xf)/g, '>\r\n  <'),
    ),
  ),
);

keeps(
  'in UTF-8 with a byte order mark',
  kept(() => rewritten((text) => `\ufeff${text}`)),
);

keeps(
  'in UTF-16',
  kept(() =>
    rewritten((text) => {
      const stated = `\ufeff${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
      return new Uint8Array(Buffer.from(stated, 'utf16le'));
    }),
  ),
);

keeps(
  'in UTF-16, the high byte first',
  kept(() =>
    rewritten((text) => {
      const stated = `\ufeff${text.replace('encoding="UTF-8"', 'encoding="utf-16"')}`;
      return new Uint8Array(Buffer.from(stated, 'utf16le').swap16());
    }),
  ),
);

keeps(
  'with comments, processing instructions and CDATA between and inside',
  kept(() =>
    rewritten(
      (text) =>
        text
          .replace('?>\n', '?><!-- 2026 年 <row r="9"> --><?mso-x y="<c>"?>\n')

          .replace('<t>办公室</t>', '<t>办<![CDATA[公]]>室</t>')
          .replace('<v>12.5</v>', '<v><!-- 旧 -->12<?p?>.5</v>')
          .replace('</sheetData>', '<?x </sheetData> ?></sheetData><!-- > -->')
          .replace('<sheetData>', '<!-- <c r="Z9"><v>1</v></c> --><sheetData><!-- </sheetData> -->'),
      SHEET,
    ),
  ),
);

keeps(
  'with characters written as references',
  kept(() =>
    rewritten((text) =>
      text.replaceAll('办公室', '&#x529E;&#20844;室').replaceAll('台账', '台&#x8D26;').replace('B2:B3', 'B2&#58;B3'),
    ),
  ),
);

keeps(
  'with alternatives that an older program does not know',
  kept(() =>
    rewritten((text, path) => {
      const namespaces =
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac=' +
        '"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac" xmlns=';
      const choice =
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice ' +
        'Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" ' +
        'url="D:\\预算\\"/></mc:Choice></mc:AlternateContent>';
      return text
        .replace('xmlns=', namespaces)
        .replace(/<row /g, '<row x14ac:dyDescent="0.15" ')
        .replace(path === 'xl/workbook.xml' ? '<sheets>' : '<none>', `${choice}<sheets>`);
    }, /^xl\/(workbook|worksheets\/sheet\d)\.xml$/),
  ),
);

keeps(
  'with its parts elsewhere, and the workbook at the root',
  kept(() => {
    const moved = (path: string) =>
      path.replace(/^xl\//, '').replace('worksheets/', 'tabs/').replace('_rels/sheet', '_rels/s');
    const entries = Object.entries(bookParts(BOOK)).map(([path, content]): [string, string | Uint8Array] => {
      if (path === '_rels/.rels') return [path, (content as string).replace('xl/workbook.xml', 'workbook.xml')];
      if (path === '[Content_Types].xml') {
        return [path, (content as string).replaceAll('/xl/', '/').replaceAll('/worksheets/', '/tabs/')];
      }
      return [moved(path), (content as string).replaceAll('"worksheets/', '"tabs/')];
    });
    return zipParts(Object.fromEntries(entries));
  }),
);

keeps(
  'with relationships that start with a dot or go up and down',
  kept(() =>
    rewritten(
      (text) => text.replace('"worksheets/sheet1', '"./worksheets/../worksheets/sheet1'),
      /workbook\.xml\.rels$/,
    ),
  ),
);

keeps(
  'with folders as entries of their own',
  kept(() => zipParts({ 'xl/': '', ...bookParts(BOOK), 'xl/worksheets/': '' })),
);

keeps(
  'with other names in upper case than the relationships say',
  kept(() =>
    zipParts(
      Object.fromEntries(
        Object.entries(bookParts(BOOK)).map(([path, text]) => [path.replace('sheet1.xml', 'Sheet1.xml'), text]),
      ),
    ),
  ),
);

keeps('a workbook with something of every kind', {
  bytes: () => buildBook(WHOLE),
  values: {
    台账: { A1: '科室', B1: '金额', A2: '办公室', B2: 12.5, A3: '财务科', B3: 30, A4: '财政拨款', B4: 42.5 },
    附注: { A1: '项目', B1: '数', A2: '甲', B2: 1 },
  },
});

keeps('something of every kind with the prefix x:, strict, with targets from the root', {
  bytes: () => buildBook({ ...WHOLE, prefix: 'x', isStrict: true, isAbsolute: true }),
  values: { 附注: { A1: '项目', B1: '数', A2: '甲', B2: 1 } },
});
