import { eachFigure } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const twoDecimals = defineCheck(
  {
    number: 106,
    name: 'two-decimals',
    title: '金额至多两位小数',
    severity: 'confirm',
    basis: FORM_BASIS,
    why: '印出两位、实际存更多位，印出的数就加不起来。',
    example: '表6 有 3 处金额超过两位小数，如 124.184。',
  },
  (builder, { tables }) => {
    for (const [number, table] of tables) {
      const long = [...eachFigure(new Map([[number, table]]))].filter(
        ({ figure }) => figure.defect?.kind === 'too-many-decimals',
      );
      const [first] = long;
      if (!first) continue;
      const message = `表${number} 有 ${long.length} 处金额超过两位小数，如 ${first.figure.shown}`;
      builder.observe({
        at: first.figure.id,
        stated: first.figure.shown,
        expected: '',
        message,
        remedy: '请四舍五入到两位小数。',
      });
    }
  },
);
