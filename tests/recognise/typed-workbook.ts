/** A workbook typed by hand as the tables were published: merged headings broken into lines, three code columns, text. */
import ExcelJS from 'exceljs';
import type { WorkbookSnapshot } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type PublishedRows, publishedFigures } from '../support/sample';

const published = publishedFigures();
/** Whose tables they are. */
export const UNIT = '某州机关事务服务中心';

/** A heading and the cells it is merged over: text, row and column from the first heading row, rows, columns. */
type Heading = readonly [text: string, row: number, column: number, rows?: number, columns?: number];

/** Text with thousands separators, in narrow columns broken as `186.` over `10`. */
function amountText(amount: string | null | undefined, narrow = false): string {
  if (amount === null || amount === undefined) return '';
  const grouped = amount.replace(/\B(?=(?:\d{3})+\.)/g, ',');
  return narrow ? grouped.replace('.', '.\n') : grouped;
}

function addTable(
  book: ExcelJS.Workbook,
  name: string,
  [number, title]: readonly [string, string],
  headings: readonly Heading[],
  body: readonly (readonly string[])[],
) {
  const sheet = book.addWorksheet(name);
  const width = Math.max(...headings.map(([, , column, , columns = 1]) => column + columns));
  sheet.getCell(1, 1).value = number;
  sheet.getCell(2, 1).value = title;
  sheet.mergeCells(2, 1, 2, width);
  sheet.getCell(3, 1).value = `编制单位：${UNIT}`;
  sheet.getCell(3, width).value = '单位：万元';
  for (const [text, row, column, rows = 1, columns = 1] of headings) {
    if (rows * columns > 1) sheet.mergeCells(row + 4, column + 1, row + 3 + rows, column + columns);
    sheet.getCell(row + 4, column + 1).value = text;
  }
  const start = 4 + Math.max(...headings.map(([, row, , rows = 1]) => row + rows));
  body.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value !== '') sheet.getCell(start + row, column + 1).value = value;
    }),
  );
}

const functional = (row: number): readonly Heading[] => [
  ['功能分类\n\n科目编码', row, 0, 1, 3],
  ['功能分类科目名称', row, 3, 2],
  ['类', row + 1, 0],
  ['款', row + 1, 1],
  ['项', row + 1, 2],
];

/** `2010303` as 201 | 03 | 03. */
const parts = (code: string | null | undefined, count: number): string[] =>
  [0, 3, 5].slice(0, count).map((start) => (code ?? '').slice(start, start === 0 ? 3 : start + 2));

function treeRows(table: PublishedRows, columns: readonly string[], codes = 3, narrow = false): string[][] {
  const amounts = (row: PublishedRows['rows'][number]) => columns.map((column) => amountText(row[column], narrow));
  return [
    ...table.rows.map((row) => [...parts(row.code, codes), row.name ?? '', ...amounts(row)]),
    ['合 计', ...Array.from({ length: codes }, () => ''), ...amounts(table.total ?? {})],
  ];
}

/** The published tables, every amount as text. */
export async function typedWorkbook(): Promise<WorkbookSnapshot> {
  const book = new ExcelJS.Workbook();
  const { 表1, 表2, 表3, 表4, 表5, 表6, 表7, 表10, 表11 } = published;
  const sides = (index: number, income: readonly { item?: string | null; amount?: string | null }[]) => [
    income[index]?.item ?? '',
    amountText(income[index]?.amount),
  ];
  addTable(
    book,
    '1.收支总体',
    ['表 1', '单位收支总体情况表'],
    [
      ['收 入', 0, 0, 1, 2],
      ['支 出', 0, 2, 1, 3],
      ['项 目', 1, 0],
      ['预算数', 1, 1],
      ['功能分类', 1, 2, 1, 2],
      ['预算数', 1, 4],
    ],
    [
      ...表1.expenditure.map((row, index) => [
        ...sides(index, 表1.income),
        row.code ?? '',
        row.name ?? '',
        amountText(row.amount),
      ]),
      ['收 入 总 计', amountText(表1.incomeTotal), '支 出 总 计', '', amountText(表1.expenditureTotal)],
    ],
  );
  const sources = Object.keys(表2.rows[0] ?? {}).slice(2);
  const broken = (text: string) => (text.match(/.{1,2}/gu) ?? []).join('\n');
  const two: Heading[] = [
    ...functional(0),
    ['总 计', 0, 4, 2],
    ['财 政 拨 款 ( 补 助 )', 0, 5, 1, 7],
    ['财政拨款\n(补助)\n小计', 1, 5],
    ...sources.slice(2, 8).map((source, index): Heading => [broken(source), 1, 6 + index]),
    ...sources.slice(8).map((source, index): Heading => [broken(source), 0, 12 + index, 2]),
  ];
  const rows = treeRows(表2, sources, 3, true);
  const again = [0, 1].map((row) => {
    const line = Array.from({ length: 16 }, () => '');
    for (const [text, at, column] of two) if (at === row) line[column] = text;
    return line;
  });
  addTable(book, '2.收入总体', ['表 2', '单位收入总体情况表'], two, [...rows.slice(0, 8), ...again, ...rows.slice(8)]);
  const threeColumns: readonly Heading[] = [
    ['合 计', 1, 4, 2],
    ['基本支出', 1, 5, 2],
    ['项目支出', 1, 6, 2],
  ];
  for (const [name, title, table, over] of [
    ['3.支出总体', ['表 3', '单位支出总体情况表'], 表3, '支出预算'],
    ['5.一般公共预算', ['表 5', '一般公共预算支出情况表'], 表5, '一般公共预算支出'],
  ] as const) {
    addTable(
      book,
      name,
      title,
      [['科 目', 0, 0, 1, 4], [over, 0, 4, 1, 3], ...functional(1), ...threeColumns],
      treeRows(table, ['合计', '基本支出', '项目支出']),
    );
  }
  const budgets = ['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'];
  addTable(
    book,
    '4.财政拨款',
    ['表 4', '财政拨款收支预算总体情况表'],
    [
      ['财政拨款收入', 0, 0, 1, 2],
      ['财政拨款支出', 0, 2, 1, 6],
      ['项 目', 1, 0],
      ['合 计', 1, 1],
      ['功 能 分 类', 1, 2, 1, 2],
      ['合 计', 1, 4],
      ['一般公\n共预算', 1, 5],
      ['政府\n性基\n金预\n算', 1, 6],
      ['国有\n资本\n经营\n预算', 1, 7],
    ],
    [
      ...表4.expenditure.map((row, index) => [
        ...sides(index, 表4.income),
        `${row.code} ${row.name}`,
        '',
        ...budgets.map((budget) => amountText(row[budget])),
      ]),
      [
        '收 入 总 计',
        amountText(表4.incomeTotal),
        '支 出 总 计',
        '',
        ...budgets.map((budget) => amountText(表4.expenditureTotal[budget])),
      ],
    ],
  );
  addTable(
    book,
    '6.基本支出',
    ['表 6', '一般公共预算基本支出情况表'],
    [
      ['科目', 0, 0, 1, 3],
      ['一般公共预算基本支出', 0, 3, 1, 3],
      ['经济分类\n科目编码', 1, 0, 1, 2],
      ['经济分类科目名称', 1, 2, 2],
      ['合 计', 1, 3, 2],
      ['人员经费', 1, 4, 2],
      ['公用经费', 1, 5, 2],
      ['类', 2, 0],
      ['款', 2, 1],
    ],
    treeRows(表6, ['合计', '人员经费', '公用经费'], 2),
  );
  const classes = Object.keys(表7.rows[0] ?? {}).slice(3);
  addTable(
    book,
    '7.项目支出',
    ['表 7', '一般公共预算项目支出情况表'],
    [
      ['科 目 编 码', 0, 0, 1, 3],
      ['科目\n名称', 0, 3, 2],
      ['项目名称', 0, 4, 2],
      ...classes.map((heading, index): Heading => [broken(heading), 0, 5 + index, 2]),
      ['类', 1, 0],
      ['款', 1, 1],
      ['项', 1, 2],
    ],
    [
      ...表7.rows.map((row) => [
        ...parts(row.code, 3),
        row.name ?? '',
        row.project ?? '',
        ...classes.map((heading) => amountText(row[heading])),
      ]),
      ['合 计', '', '', '', '', ...classes.map((heading) => amountText(表7.total?.[heading]))],
    ],
  );
  for (const [name, number, title, over, total] of [
    ['8.政府性基金', '表 8', '政府性基金预算支出情况表', '政府性基金预算支出', '合 计'],
    ['9.国有资本', '表 9', '国有资本经营预算支出情况表', '国有资本经营预算支出', '合计'],
  ] as const) {
    addTable(
      book,
      name,
      [number, title],
      [
        ['科 目', 0, 0, 1, 4],
        [over, 0, 4, 1, 4],
        ...functional(1),
        [total, 1, 4, 2],
        ['基本支出', 1, 5, 1, 2],
        ['人员\n经费', 2, 5],
        ['公用\n经费', 2, 6],
        ['项目支出', 1, 7, 2],
      ],
      [[total], [`备注：${UNIT} 2024 年没有使用`], [`该项预算拨款安排的支出，${title}为空表。`]],
    );
  }
  addTable(
    book,
    '10.三公',
    ['表 10', '财政拨款“三公”经费支出情况表'],
    [
      ['“三公”经费支出内容', 0, 0, 2],
      ['合计', 0, 1, 2],
      ['资金来源', 0, 2, 1, 3],
      ['一般公共预算', 1, 2],
      ['政府性基金', 1, 3],
      ['国有资本\n经营预算', 1, 4],
    ],
    表10.rows.map((row) => [
      (row.item ?? '').replace('（小计）', '\n（小计）'),
      ...['合计', '一般公共预算', '政府性基金', '国有资本经营预算'].map((column) => amountText(row[column])),
    ]),
  );
  const half = (text: string, column: number): Heading[] => [
    [text, 0, column, 1, 4],
    ['合计', 1, column, 2],
    ['基本支出', 1, column + 1, 1, 2],
    ['人员\n经费', 2, column + 1],
    ['公用\n经费', 2, column + 2],
    ['项目支出', 1, column + 3, 2],
  ];
  const carryover = Object.keys(表11.rows[0] ?? {}).slice(1);
  addTable(
    book,
    '11.结转结余',
    ['表 11', '上年结转结余情况明细表'],
    [['项 目 名 称', 0, 0, 3], ['总计', 0, 1, 3], ...half('财政拨款', 2), ...half('非财政拨款', 6)],
    [...表11.rows, { ...表11.total, project: '合计' }].map((row) => [
      row.project ?? '',
      ...carryover.map((column) => amountText((row as Readonly<Record<string, string | null>>)[column])),
    ]),
  );
  const workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
  const { sheetNames } = await workbook.read([]);
  return workbook.read(sheetNames.map((sheet) => ({ sheet, content: 'values' })));
}
