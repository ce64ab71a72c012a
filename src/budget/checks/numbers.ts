import { figureLabel, forEachFigure } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const numbers = defineCheck(
  {
    number: 105,
    name: 'numbers',
    title: '金额格是数',
    severity: 'error',
    basis: FORM_BASIS,
    why: '文字数字不参加 Excel 求和，错误值会印出来。',
    example: '表3 机关服务（2010303）合计 是错误值 #REF!。',
  },
  (builder, { tables }) => {
    forEachFigure(tables, ({ id: at, defect, shown }, row, column, { declaration }, table) => {
      if (!defect) return;
      const where = figureLabel(table.declaration.number, row, column, declaration);
      if (defect.kind === 'error-value') {
        builder.observe({
          at,
          where,
          stated: shown,
          expected: '',
          message: `是错误值 ${shown}`,
          remedy: '请改正公式，或直接填写金额。',
        });
      } else if (defect.kind === 'not-a-number') {
        const message = `“${shown}”${defect.reason}`;
        builder.observe({ at, where, stated: shown, expected: '', message, remedy: '请改为数字；没有金额的留空。' });
      } else if (defect.kind === 'number-as-text') {
        const message = '是以文本存储的数字，Excel 求和时会漏掉';
        builder.observe({
          at,
          where,
          severity: 'notice',
          stated: shown,
          expected: '',
          message,
          remedy: '请转换为数字。',
        });
      }
    });
  },
);
