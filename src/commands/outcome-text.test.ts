import { ActionFailure } from '../actions/outcome';
import type { Problem } from '../worksheet/problem';
import { StateError } from '../worksheet/state';
import { WorkbookError } from '../worksheet/workbook';
import { failureText, outcomeText } from './outcome-text';

const error: Problem = {
  severity: 'error',
  sheet: '支出明细',
  cell: 'H12',
  found: 'abc',
  message: '金额不是数',
  remedy: '请改为数字。',
};
const question: Problem = { ...error, severity: 'question', cell: 'A3', found: '', message: '与上年相差很大' };

describe('outcomeText', () => {
  test('done: every notice and every question', () => {
    expect(
      outcomeText({ status: 'done', notices: ['已生成：表1。', '第二句。'], questions: [question, question] }),
    ).toBe(
      [
        '已生成：表1。',
        '',
        '第二句。',
        '',
        '请核实（2 处）：',
        '1. 支出明细!A3：与上年相差很大。请改为数字。',
        '2. 支出明细!A3：与上年相差很大。请改为数字。',
      ].join('\n'),
    );
  });

  test('done: hand-made changes that the notices do not name', () => {
    const change = (cell: string) => ({ sheet: '表3', cell, found: '9' });
    const text = outcomeText({
      status: 'done',
      notices: ['手工改过：表3!E9（“9”）。'],
      questions: [],
      changedSheets: ['表3'],
      overwritten: [change('E9'), change('E90')] as never,
    });
    expect(text).toBe('手工改过：表3!E9（“9”）。\n\n其余被重写的手工改动：表3!E90（“9”）。');
  });

  test('rejected: all errors first, then the questions', () => {
    const problems = [question, ...Array.from({ length: 200 }, () => error)];
    const text = outcomeText({ status: 'rejected', problems });
    expect(text).toMatch(
      /^没有写入任何内容。\n\n请先改正（200 处）：\n1\. 支出明细!H12（现为“abc”）：金额不是数。请改为数字。\n/u,
    );
    expect(text).toContain('\n200. 支出明细!H12');
    expect(text).toMatch(/\n\n另请核实（1 处）：\n1\. 支出明细!A3：与上年相差很大。请改为数字。$/u);
  });

  test('needs confirmation: every loss', () => {
    expect(outcomeText({ status: 'needs-confirmation', losses: ['表1!B2：后来改成了“1”', '表2：……'] })).toBe(
      '以下内容是之后手工改的，撤销会丢失：\n\n• 表1!B2：后来改成了“1”\n• 表2：……',
    );
  });
});

describe('failureText', () => {
  test('a workbook error: the sentence, then the details', () => {
    expect(failureText(new WorkbookError('有单元格正在编辑', 'InvalidOperationInCellEditMode: x'))).toBe(
      '有单元格正在编辑。\n\n详情：InvalidOperationInCellEditMode: x',
    );
  });

  test('an action failure: how the workbook stands, then every cause', () => {
    const failure = new ActionFailure('写入没有成功，工作簿已恢复原状，请重试', [
      new WorkbookError('Excel 内部出错', 'GeneralException'),
      'again',
    ]);
    expect(failureText(failure)).toBe(
      '写入没有成功，工作簿已恢复原状，请重试。原因：Excel 内部出错。\n\n详情：Excel 内部出错（GeneralException）；again',
    );
  });

  test('a state that is not understood', () => {
    expect(failureText(new StateError('由更新的版本生成，请升级'))).toBe('由更新的版本生成，请升级。');
  });

  test('anything else keeps its trace', () => {
    const text = failureText(new TypeError('x is undefined'));
    expect(text).toContain('程序出错');
    expect(text).toContain('TypeError: x is undefined\n    at ');
  });
});
