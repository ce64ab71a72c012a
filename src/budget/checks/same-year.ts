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
      [...(table.remark ?? '').matchAll(/(20\d\d)\s*年/g)].map((match) => ({ at: table.id, year: match[1] ?? '' })),
    );
    const years = stated.map(({ year }) => year);
    const common = budget
      ? String(budget.unit.year)
      : years.find((year) => years.filter((other) => other === year).length * 2 > years.length);
    if (common === undefined) {
      if (new Set(years).size > 1)
        builder.notChecked(`备注的年度不一致（${[...new Set(years)].join('、')}），又没有单位信息可以对照`);
      return;
    }
    for (const { at, year } of stated) {
      if (year === common) continue;
      const message = `备注写的是 ${year} 年，预算年度是 ${common} 年`;
      builder.observe({ at, stated: year, expected: common, message, remedy: `请改为 ${common} 年。` });
    }
  },
);
