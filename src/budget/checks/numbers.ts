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
    const asText = new Map<number, { id: string; where: string; shown: string }[]>();
    forEachFigure(tables, ({ id: at, defect, shown }, row, column, { declaration }, table) => {
      if (!defect) return;
      const { number } = table.declaration;
      const where = figureLabel(number, row, column, declaration);
      if (defect.kind === 'error-value') {
        const [message, remedy] = [`是错误值 ${shown}`, '请改正公式，或直接填写金额。'];
        builder.observe({ at, where, stated: shown, expected: '', message, remedy });
      } else if (defect.kind === 'not-a-number') {
        const message = `“${shown}”${defect.reason}`;
        builder.observe({ at, where, stated: shown, expected: '', message, remedy: '请改为数字；没有金额的留空。' });
      } else if (defect.kind === 'number-as-text') {
        asText.set(number, [...(asText.get(number) ?? []), { id: at, where, shown }]);
      }
    });
    // Usually a whole table was pasted as text: told once.
    for (const [number, figures] of asText) {
      const [first] = figures as [{ id: string; where: string; shown: string }];
      const isAlone = figures.length === 1;
      builder.observe({
        at: first.id,
        where: isAlone ? first.where : `表${number}`,
        severity: 'notice',
        stated: first.shown,
        expected: '',
        message: `${isAlone ? '' : `有 ${figures.length} 处金额`}是以文本存储的数字${isAlone ? '' : `，如“${first.shown}”`}，Excel 求和时会漏掉`,
        remedy: '请选中这些格，用“转换为数字”改为数字。',
      });
    }
  },
);
