import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** Every column that has parts is their sum, in every row. */
export const crossFooting = defineCheck(
  {
    number: 202,
    name: 'cross-footing',
    title: '横向合计：合计列等于各分列之和',
    severity: 'error',
    basis: TIE_BASIS,
    why: '一行里改了分列忘改合计，或填错一列。',
    example: '表3 机关服务（2010303）基本支出：现为 728.56，应为 728.65，少 0.09 万元。',
  },
  (builder, { tables }) => {
    for (const [table, { sections }] of tables) {
      for (const { declaration, rows, total } of sections) {
        for (const column of declaration.columns) {
          if (!column.parts) continue;
          for (const { key } of total ? [...rows, total] : rows) {
            const place = { table, section: declaration.id, row: key };
            builder.sum(
              { ...place, column: column.id },
              column.parts.map((id) => ({ ...place, column: id })),
            );
          }
        }
      }
    }
  },
);
