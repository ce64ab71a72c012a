import { remarkId } from '../published';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const sameYear = defineCheck(
  {
    number: 103,
    name: 'same-year',
    title: '备注中的年度一致',
    severity: 'error',
    basis: FORM_BASIS,
    why: '上年的备注忘了改年份。',
    example: '表9 备注写的是 2023 年，预算年度是 2024 年。',
  },
  (builder, { tables, budget }) => {
    const stated = [...tables.values()].flatMap((table) =>
      [...(table.remark ?? '').matchAll(/(20\d\d)\s*年/g)].map((match) => ({
        at: remarkId(table.id),
        year: match[1] ?? '',
      })),
    );
    const years = stated.map(({ year }) => year);
    const majority = years.find((year) => years.filter((other) => other === year).length * 2 > years.length);
    const latest = [...years].sort().at(-1);
    const common = budget ? String(budget.unit.year) : (majority ?? latest);
    if (common === undefined) return;
    const isSure = budget !== undefined || majority !== undefined;
    for (const { at, year } of stated) {
      if (year === common) continue;
      const message = `备注写的是 ${year} 年，${isSure ? '预算年度' : '别的表的备注'}是 ${common} 年`;
      builder.observe({
        at,
        ...(isSure ? {} : { severity: 'confirm' as const }),
        stated: year,
        expected: common,
        message,
        remedy: isSure ? `请改为 ${common} 年。` : '请核实年度，改正写错的一个。',
      });
    }
  },
);
