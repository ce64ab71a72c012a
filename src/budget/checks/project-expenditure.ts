import { TOTAL_ROW } from '../tables';
import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const projectExpenditure = defineCheck(
  {
    number: 312,
    name: 'project-expenditure',
    title: '表5各科目的项目支出＝表7各科目的项目之和',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表7把表5的项目支出分到每个项目。',
    example: '表7 机关食堂补助经费（2010399）项目支出合计：现为 252.00，应为 225.00，多 27.00 万元。',
  },
  (builder, input) => {
    const seven = builder.section(7);
    if (!seven) return;
    const projects = new Map<string, string[]>();
    for (const row of seven.rows) {
      if (row.kind === 'project') projects.set(row.code, [...(projects.get(row.code) ?? []), row.key]);
    }
    for (const row of [...codesOf(input, [5], [7]), TOTAL_ROW]) {
      const stated = { table: 5, row, column: 'project' } as const;
      const keys = projects.get(row);
      if (keys)
        builder.sum(
          stated,
          keys.map((key) => ({ table: 7, row: key, column: 'total' })),
        );
      else builder.identity(stated, { table: 7, row, column: 'total' });
    }
  },
);
