/** A sheet with formats, notes, lists and rules of its own, and flags on cells of each kind. */
import ExcelJS from 'exceljs';
import type { Edit, FlagEdit } from '../../src/worksheet/workbook';

export const SHEET = '表3';
const LONG_PROMPT = `填写说明：“合计”须等于各项之和。${'不得空缺；'.repeat(45)}`.slice(0, 250);

/** What an accountant may have in a sheet before the first check. */
export async function accountantsBook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  for (let row = 1; row <= 12; row++) sheet.addRow([`项目${row}`, row * 1.5, '甲', row]);
  sheet.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00B050' } };
  sheet.getCell('B2').numFmt = '#,##0.00';
  const list: ExcelJS.DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ['$D$1:$D$12'],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '项目',
    error: '请从列表选择',
  };
  for (let row = 1; row <= 9; row++) sheet.getCell(row, 3).dataValidation = list;
  sheet.getCell('D4').dataValidation = {
    type: 'whole',
    operator: 'between',
    formulae: [1, 99],
    showInputMessage: true,
    promptTitle: '本单位填写',
    prompt: LONG_PROMPT,
  };
  const promptOnly = { type: 'any', showInputMessage: true, promptTitle: '提示', prompt: '只有提示' };
  sheet.getCell('D5').dataValidation = promptOnly as unknown as ExcelJS.DataValidation;
  sheet.addConditionalFormatting({
    ref: 'B2:B9',
    rules: [
      {
        type: 'cellIs',
        operator: 'greaterThan',
        formulae: [5],
        priority: 1,
        style: { font: { bold: true } },
      },
      {
        type: 'expression',
        formulae: ['$A2="项目3"'],
        priority: 2,
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC000' } } },
      },
    ],
  });
  sheet.getCell('B3').note = { texts: [{ font: { bold: true }, text: '张三:\n' }, { text: '已核对' }] };
  sheet.getCell('D9').note = '另一格的批注';
  sheet.mergeCells('A11:B12');
  workbook.addWorksheet('表4').getCell('A1').value = '别的表';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A flag of 表3. */
export const flag = (row: number, column: number, more: Partial<FlagEdit> = {}): FlagEdit => ({
  kind: 'flag',
  sheet: SHEET,
  row,
  column,
  severity: 'error',
  title: '合计不符',
  message: '现为 728.56，应为 728.65，少 0.09 万元。请核对明细',
  ...more,
});

/** All flags of 表3 taken off. */
export const clear: Edit = { kind: 'clear-flags', sheet: SHEET };

/** One cell of each kind: own format, own note, drop-down, rule and prompt, prompt only, blank, merged. */
export const FLAGGED: readonly FlagEdit[] = [
  flag(1, 1),
  flag(2, 1, { severity: 'confirm' }),
  flag(4, 2, { severity: 'notice' }),
  flag(3, 3),
  flag(4, 3),
  flag(20, 6),
  flag(11, 1),
];
