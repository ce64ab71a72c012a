/** Sections 5 to 7: the current year's general public budget (表5, 表6, 表7). */
import { type Fen, formatPrinted, toPrinted } from '../../amount';
import { withParents } from '../../classifications';
import { currentYearSourcesOf } from '../../funding-source';
import { BASIC_EXPENDITURE } from '../../ledger';
import type { Composer } from '../composer';
import { rowsOf } from '../figures';
import type { NarrativeParagraph } from '../narrative';
import { amount, joined, missing, type Piece, type TextFigure } from '../spans';

const SOURCES = currentYearSourcesOf('generalPublicBudget');
const LEVELS = ['类', '款', '项'];

/** 五、一般公共预算当年拨款: size, structure, use by 类款项. */
export function generalAppropriation(c: Composer): NarrativeParagraph[] {
  return [
    c.heading('general.size', 2, '（一）一般公共预算当年拨款规模变化情况'),
    ...size(c),
    c.heading('general.structure', 2, '（二）一般公共预算当年拨款结构情况'),
    ...structure(c),
    c.heading('general.use', 2, '（三）一般公共预算当年拨款具体使用情况'),
    ...use(c),
  ];
}

function size(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 5, column: 'total' });
  if (c.isNothing(total)) return [c.text('general.total', `${c.year}年没有安排一般公共预算当年拨款。`)];
  const part = (column: 'basic' | 'project', name: string) =>
    c.figureParagraph(
      {
        key: `general.${column}`,
        label: `一般公共预算·${name}`,
        figure: c.figure({ table: 5, column }),
        lines: { sources: SOURCES, types: column === 'basic' ? BASIC_EXPENDITURE : ['project'] },
        sameAs: `expenditure.${column}`,
      },
      { lead: name },
    );
  return [
    total.printed === 0
      ? c.text('general.total', [`${c.year}年没有安排一般公共预算当年拨款`, c.gone(total, 'general.total'), '，其中：'])
      : c.totalParagraph('general.total', `${c.year}年一般公共预算当年拨款`, total),
    part('basic', '基本支出'),
    part('project', '项目支出'),
  ];
}

function structure(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 5, column: 'total' });
  const classes = rowsOf(c.input.tables, { table: 5 }).filter(({ kind }) => kind === 'class');
  if (classes.length === 0) return [c.text('general.class', '本年没有一般公共预算当年拨款，无结构可列。')];
  return classes.map(({ key, name }, index) => {
    const figure = c.figure({ table: 5, row: key, column: 'total' });
    const share = c.share(figure, total);
    return c.text(`general.class.${key}`, [
      `${index + 1}.${name}（类）`,
      amount(figure),
      share === '' ? '' : ['，', share],
      '。',
    ]);
  });
}

function use(c: Composer): NarrativeParagraph[] {
  const codes = itemCodes(c, 5);
  if (codes.length === 0) return [c.text('general.item', '本年没有一般公共预算当年拨款的具体项目。')];
  return codes.map((code, index) =>
    c.figureParagraph(
      {
        key: `general.item.${code}`,
        label: `一般公共预算·${code} ${nameOf(c, code)}`,
        figure: c.figure({ table: 5, row: code, column: 'total' }),
        lines: { sources: SOURCES, functional: code },
      },
      {
        lead: `${index + 1}.${fullName(c, code)}：${c.year}年预算数为`,
        noneLead: `${index + 1}.${fullName(c, code)}：`,
      },
    ),
  );
}

/** The 项 that a table prints this year or printed last year, ascending. */
export function itemCodes(c: Composer, table: 5 | 8 | 9): string[] {
  const items = (tables: typeof c.input.tables) => rowsOf(tables, { table }).filter(({ kind }) => kind === 'item');
  const rows = [...items(c.input.tables), ...items(c.input.prior?.tables ?? c.input.tables)];
  return [...new Set(rows.map(({ code }) => code))].sort();
}

/** The name of a functional code; the code itself where no list has it. */
export function nameOf(c: Composer, code: string): string {
  return (
    c.input.budget.classification.functional.get(code) ??
    c.input.prior?.budget.classification.functional.get(code) ??
    code
  );
}

/** `一般公共服务支出（类）财政事务（款）行政运行（项）`. */
export function fullName(c: Composer, code: string): string {
  return withParents(code)
    .map((part, level) => `${nameOf(c, part)}（${LEVELS[level]}）`)
    .join('');
}

/** 六、一般公共预算基本支出 (表6). */
export function basicExpenditure(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 6, column: 'total' });
  if (total.printed === 0) {
    const none = `${c.year}年没有安排一般公共预算基本支出`;
    return [c.text('basic.total', [none, c.gone(total, 'basic.total'), '。'])];
  }
  const rows = rowsOf(c.input.tables, { table: 6 });
  const part = (column: 'personnel' | 'publicUse', position: 1 | 2, name: string): NarrativeParagraph => {
    const figure = c.figure({ table: 6, column });
    if (figure.printed === 0) return c.text(`basic.${column}`, `${name}本年未安排。`);
    const items = rows.filter((row) => row.kind === 'subclass' && toPrinted(row.figures[position] ?? 0) !== 0);
    return c.text(`basic.${column}`, [
      name,
      amount(figure),
      items.length > 0 ? `，主要包括：${items.map((item) => item.name || item.code).join('、')}。` : '。',
    ]);
  };
  return [
    c.text('basic.total', [`${c.year}年一般公共预算基本支出`, amount(total), '，其中：']),
    part('personnel', 1, '人员经费'),
    part('publicUse', 2, '公用经费'),
  ];
}

/** 七、一般公共预算项目支出 (表7), project by project. */
export function projectExpenditure(c: Composer): NarrativeParagraph[] {
  const rows = rowsOf(c.input.tables, { table: 7 }).filter(({ kind }) => kind === 'project');
  const names = [...new Set(rows.map(({ project }) => project))];
  if (names.length === 0) {
    const none = `${c.year}年没有安排一般公共预算项目支出`;
    const total = c.figure({ table: 7, column: 'total' });
    return [c.text('project.total', [none, c.gone(total, 'project.total'), '。'])];
  }
  return names.flatMap((name, index) => {
    const own = rows.filter(({ project }) => project === name);
    const figures = own.map(({ key }) => c.figure({ table: 7, row: key, column: 'total' }));
    const exact = own.reduce((sum, row) => sum + (row.figures[0] ?? 0), 0);
    const [only] = figures;
    const total = only && figures.length === 1 ? only : c.sum(exact, figures);
    return projectParagraphs(c, name, index + 1, total);
  });
}

function projectParagraphs(c: Composer, name: string, position: number, total: TextFigure): NarrativeParagraph[] {
  const note = c.input.entries.projectNotes.get(name);
  const entered = (field: string, label: string, text: string | undefined): NarrativeParagraph =>
    c.text(
      `project.${name}.${field}`,
      `${label}：${text ? text : missing(label)}`,
      text ? undefined : `项目“${name}”的${label}没有填，请填“项目说明”`,
    );
  return [
    c.text(`project.${name}`, `${position}.项目名称：${name}`),
    entered('policyBasis', '设立的政策依据', note?.policyBasis),
    c.text(`project.${name}.amount`, ['预算安排规模：', amount(total)]),
    entered('executor', '项目承担单位', note?.executor),
    allocation(c, name, total, note?.parts ?? []),
    entered('period', '资金执行时间', note?.period),
  ];
}

function allocation(
  c: Composer,
  name: string,
  total: TextFigure,
  parts: readonly { readonly name: string; readonly amount: Fen }[],
): NarrativeParagraph {
  const id = `project.${name}.allocation`;
  if (parts.length === 0) {
    return c.text(id, `资金分配情况：${missing('资金分配')}`, `项目“${name}”的资金分配没有填，请填“项目说明”`);
  }
  const pieces = parts.map(({ name: part, amount: fen }, index): Piece => [
    `${part}：`,
    amount({
      printed: toPrinted(fen),
      origin: { from: 'entry', sheet: 'projectNotes', field: `${name}.part.${index}` },
    }),
  ]);
  const sum = toPrinted(parts.reduce((all, part) => all + part.amount, 0));
  return c.text(
    id,
    ['资金分配情况：', joined(pieces, '，'), '。'],
    sum === total.printed
      ? undefined
      : `项目“${name}”的资金分配合计${formatPrinted(sum)}万元，与预算${formatPrinted(total.printed)}万元不相等，请改“项目说明”`,
  );
}
