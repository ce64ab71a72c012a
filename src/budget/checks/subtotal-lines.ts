import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** 表1, 表4, 表10: a line with parts is their sum, the closing total is the sum of the lines that are in no other. */
export const subtotalLines = defineCheck(
  {
    number: 203,
    name: 'subtotal-lines',
    title: '小计行等于其中各行之和',
    severity: 'error',
    basis: TIE_BASIS,
    why: '收入小计、“三公”小计常被单独改动。',
    example: '表10 公务用车购置及运行费（小计）合计：现为 5.00，应为 50.00，少 45.00 万元。',
  },
  (builder, { tables }) => {
    for (const [table, { id, sections }] of tables) {
      for (const { declaration, total } of sections) {
        if (declaration.rows.kind !== 'lines') continue;
        const { lines } = declaration.rows;
        const inside = new Set(lines.flatMap((line) => line.parts ?? []));
        for (const { id: column } of declaration.columns) {
          const place = { table, section: declaration.id, column };
          for (const line of lines) {
            if (line.parts)
              builder.sum(
                { ...place, row: line.id },
                line.parts.map((row) => ({ ...place, row })),
              );
          }
          if (!declaration.total) continue;
          if (!total) {
            if (column === declaration.columns[0]?.id) {
              builder.notChecked(`表${table} 没有“${declaration.total}”行`);
              const [message, remedy] = [`没有“${declaration.total}”行`, `请补上“${declaration.total}”行。`];
              builder.observe({ at: id, stated: '', expected: declaration.total, message, remedy });
            }
            continue;
          }
          const outermost = lines.filter((line) => !inside.has(line.id));
          builder.sum(
            { ...place, row: TOTAL_ROW },
            outermost.map((line) => ({ ...place, row: line.id })),
          );
        }
      }
    }
  },
);
