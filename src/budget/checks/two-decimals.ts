import type { PublishedFigure } from '../published';
import { forEachFigure } from './figures';
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
    example: '表6：有 3 处金额超过两位小数，如 124.184。',
  },
  (builder, { tables }) => {
    for (const [number, table] of tables) {
      const long: PublishedFigure[] = [];
      forEachFigure(new Map([[number, table]]), (figure) => {
        if (figure.defect?.kind === 'too-many-decimals') long.push(figure);
      });
      const [first] = long;
      if (!first) continue;
      const message = `有 ${long.length} 处金额超过两位小数，如 ${first.shown}`;
      builder.observe({
        at: first.id,
        stated: first.shown,
        expected: '',
        message,
        remedy: '请四舍五入到两位小数。',
      });
    }
  },
);
