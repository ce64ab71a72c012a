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
      for (const section of sections) {
        const { columns } = section.declaration;
        columns.forEach(({ id, parts }, column) => {
          if (!parts) return;
          const missing = columns.find(
            (other) => section.missingColumns.includes(other.id) && [id, ...parts].includes(other.id),
          );
          if (missing) {
            builder.notChecked(`表${table} 缺少“${missing.name}”列`);
            return;
          }
          const positions = parts.map((part) => columns.findIndex((other) => other.id === part));
          for (const row of section.total ? [...section.rows, section.total] : section.rows) {
            const terms = builder.termsOf(table, section, row);
            builder.sumWithin(
              table,
              terms[column],
              positions.map((position) => terms[position]),
            );
          }
        });
      }
    }
  },
);
