import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const pairedCodes = defineCheck(
  {
    number: 501,
    name: 'paired-codes',
    title: '成对科目的金额相等',
    severity: 'notice',
    basis: FORM_BASIS,
    why: '养老保险、职业年金在功能分类和经济分类里各有一个科目，通常是同一笔钱。',
    example: '表6 机关事业单位基本养老保险缴费（30108）：30108 是 72.90，表5 的 2080505 基本支出是 79.20。',
  },
  (builder, { tables }) => {
    const row = (table: 5 | 6, code: string) =>
      tables.get(table)?.sections[0]?.rows.find((candidate) => candidate.code === code);
    if (!builder.has(5, 6)) return;
    for (const [economic, functional] of [
      ['30108', '2080505'],
      ['30109', '2080506'],
    ] as const) {
      const [paid, budgeted] = [row(6, economic)?.figures[0], row(5, functional)?.figures[1]];
      if (!paid || !budgeted || paid.amount === budgeted.amount) continue;
      const message = `${economic} 是 ${paid.shown}，表5 的 ${functional} 基本支出是 ${budgeted.shown || '空'}`;
      builder.observe({
        at: paid.id,
        where: `表6 ${row(6, economic)?.name ?? ''}（${economic}）`,
        stated: paid.shown,
        expected: budgeted.shown,
        message,
        remedy: '通常相等，请核实。',
      });
    }
  },
);
