import { rowLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const codeOrder = defineCheck(
  {
    number: 110,
    name: 'code-order',
    title: '科目在其上级科目之下',
    severity: 'error',
    basis: FORM_BASIS,
    why: '行排错位置，读表的人会把它算到别的类款下。',
    example: '表3 行政单位离退休（2080501）：2080501 不在 20805 之下。',
  },
  (builder, { tables }) => {
    for (const [number, { sections }] of tables) {
      for (const { rows, declaration } of sections) {
        const printed = new Set(rows.map((row) => row.code));
        let [group, subgroup] = ['', ''];
        for (const row of rows) {
          if (row.code.length === 3) [group, subgroup] = [row.code, ''];
          if (row.code.length === 5) subgroup = row.code;
          const parents = [row.code.slice(0, 3), row.code.slice(0, 5)].filter(
            (parent) => parent.length < row.code.length && printed.has(parent),
          );
          const misplaced = parents.find((parent) => parent !== group && parent !== subgroup);
          if (misplaced === undefined) continue;
          const message = `${row.code} 不在 ${misplaced} 之下`;
          builder.observe({
            at: row.id,
            where: rowLabel(number, row, declaration),
            stated: row.code,
            expected: misplaced,
            message,
            remedy: '请把这一行移到它的上级科目下面。',
          });
        }
      }
    }
  },
);
