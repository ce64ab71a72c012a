/** Writes docs/tables.md from the table declarations and docs/checks.md from the checks. CI fails where a file differs. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CHECKS, type Severity } from '../src/budget/checks';
import { TEXT_CHECKS } from '../src/budget/narrative/check/checks';
import { FUNDING_SOURCES } from '../src/budget/funding-source';
import { type Figure, type Filter, type RowRule, TABLES } from '../src/budget/tables';
import { TYPE_NAMES } from '../src/worksheet/base/line-readers';

const ROWS: Readonly<Record<RowRule['kind'], string>> = {
  lines: '固定各行',
  'functional-classes': '功能分类各类，为零也列出',
  'functional-tree': '功能分类类、款、项，为零不列',
  'functional-projects': '功能分类类、款，以及每个项与项目',
  'economic-tree': '经济分类类、款，为零不列',
  projects: '每个结转项目',
};

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错误', confirm: '核实', notice: '提示' };

function describeFilter({ sources, types, economic }: Filter): string {
  const parts = [
    sources && `来源：${sources.map((id) => FUNDING_SOURCES.find((source) => source.id === id)?.name).join('、')}`,
    types && `类型：${types.map((id) => TYPE_NAMES.find(([, type]) => type === id)?.[0]).join('、')}`,
    economic && `经济科目：${economic.join('、')}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('；') : '全部';
}

function describeFigure(figure: Figure, all: readonly Figure[]): string {
  if (figure.where) return describeFilter(figure.where);
  return `＝ ${figure.parts.map((id) => all.find((other) => other.id === id)?.name ?? id).join(' ＋ ')}`;
}

const lines = ['# 表1–表11 的口径', '', '本文件由 `npm run docs` 根据 `src/budget/tables/` 的声明生成，请勿手改。'];
for (const { number, title, basis, sections, emptyRemark } of TABLES) {
  lines.push('', `## 表${number} ${title}`, '', `依据：${basis}。`);
  if (emptyRemark) lines.push('', '没有数据时在表下印备注。');
  for (const { id, from, scope, rows, columns, total } of sections) {
    const name = id === 'income' ? '收入部分' : id === 'expenditure' ? '支出部分' : '';
    lines.push(
      '',
      `${name ? `${name}——` : ''}取自${from === 'ledger' ? '支出明细' : '收入预算'}；范围：${describeFilter(scope)}。`,
    );
    lines.push(`行：${ROWS[rows.kind]}${total ? `，最后一行${total}` : ''}。`, '');
    if (rows.kind === 'lines') {
      lines.push('| 行 | 内容 |', '| --- | --- |');
      for (const line of rows.lines) lines.push(`| ${line.name} | ${describeFigure(line, rows.lines)} |`);
      lines.push('');
    }
    lines.push('| 列 | 内容 |', '| --- | --- |');
    for (const column of columns) lines.push(`| ${column.name} | ${describeFigure(column, columns)} |`);
  }
}
const checks = [
  '# 审核规则',
  '',
  '本文件由 `npm run docs` 根据 `src/budget/checks/` 和 `src/budget/narrative/check/checks/` 生成，请勿手改。编号固定，不重复使用：1 形式，2 合计，3 表间，4 底稿，5 逻辑，6 文字。',
];
for (const { number, name, title, severity, basis, why, example } of [...CHECKS, ...TEXT_CHECKS]) {
  checks.push('', `## ${number} ${title}`, '', `代号：${name}。级别：${SEVERITIES[severity]}。`, '');
  checks.push(`为什么：${why}`, '', `依据：${basis}。`, '', `例：${example}`);
}

for (const [file, text] of [
  ['tables.md', lines],
  ['checks.md', checks],
] as const) {
  await writeFile(fileURLToPath(new URL(`../docs/${file}`, import.meta.url)), `${text.join('\n')}\n`);
  console.log(`docs/${file}`);
}
