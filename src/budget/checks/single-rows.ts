import { rowLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const singleRows = defineCheck(
  {
    number: 112,
    name: 'single-rows',
    title: '同一科目只列一行',
    severity: 'confirm',
    basis: FORM_BASIS,
    why: '同一行出现两次，合计就可能多算。',
    example: '表3 机关服务（2010303）：2010303 列了两行。',
  },
  (builder, { tables }) => {
    for (const [number, { sections }] of tables) {
      for (const { rows, declaration } of sections) {
        const seen = new Set<string>();
        for (const row of rows) {
          if (seen.has(row.key)) {
            const message = `${row.project || row.code || row.name} 列了两行`;
            builder.observe({
              at: row.id,
              where: rowLabel(number, row, declaration),
              stated: row.code,
              expected: '',
              message,
              remedy: '请合并为一行，或核对编码。',
            });
          }
          seen.add(row.key);
        }
      }
    }
  },
);
