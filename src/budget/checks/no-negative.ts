import { figureLabel, forEachFigure } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const noNegative = defineCheck(
  {
    number: 107,
    name: 'no-negative',
    title: '金额不为负',
    severity: 'error',
    basis: FORM_BASIS,
    why: '预算数不会是负数；负数多半是公式或录入的错。',
    example: '表5 事业运行（2010350）项目支出 是负数 -39.56。',
  },
  (builder, { tables }) => {
    forEachFigure(tables, (figure, row, column, { declaration }, table) => {
      if (figure.amount >= 0) return;
      const message = `是负数 ${figure.shown}`;
      builder.observe({
        at: figure.id,
        where: figureLabel(table.declaration.number, row, column, declaration),
        stated: figure.shown,
        expected: '',
        message,
        remedy: '请核对来源，改为正确的金额。',
      });
    });
  },
);
