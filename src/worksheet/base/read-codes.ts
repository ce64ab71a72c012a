/** Reads the workbook's own 科目 worksheet, which takes precedence over the built-in lists. */
import { type Classification, levelOf } from '../../budget/classifications';
import type { Layout } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { codeText } from './cell-text';
import { findList } from './find-list';

/**
 * @param workbook as read; without the sheet the answer is empty, which is no problem
 * @param layout names the sheet
 * @param problems gets codes that fit no level, and codes given two names
 */
export function readOwnCodes(workbook: WorkbookSnapshot, layout: Layout, problems: ProblemList): Classification {
  const functional = new Map<string, string>();
  const economic = new Map<string, string>();
  const { sheet } = layout.codes;
  if (!workbook.sheets.has(sheet)) return { functional, economic };
  const found = findList(workbook, layout.codes, problems);
  if (!found) return { functional, economic };
  const { snapshot, firstRow, columns } = found;
  const lists = [
    { codes: functional, at: columns.get('functional'), name: columns.get('functionalName'), levels: '3、5 或 7' },
    { codes: economic, at: columns.get('economic'), name: columns.get('economicName'), levels: '3 或 5' },
  ];
  for (const { codes, at, name, levels } of lists) {
    if (at === undefined || name === undefined) continue;
    for (let row = firstRow; row < snapshot.cells.length; row++) {
      const raw = snapshot.cells[row]?.[at] ?? '';
      const code = codeText(raw);
      const label = String(snapshot.cells[row]?.[name] ?? '').trim();
      if (code === '' && label === '') continue;
      const place = { sheet, row: snapshot.row + row, column: snapshot.column + at };
      const level = levelOf(code);
      if (!level || (codes === economic && level === 'item')) {
        problems.add('error', place, raw, '编码不合级次', `请改为 ${levels} 位数字编码，或删除该行。`);
      } else if (label === '' || label.startsWith('#')) {
        problems.add(
          'error',
          { ...place, column: snapshot.column + name },
          label,
          `编码 ${code} 没有名称`,
          '请填写名称。',
        );
      } else if ((codes.get(code) ?? label) !== label) {
        problems.add('error', place, raw, `编码 ${code} 有两个名称：${codes.get(code)}、${label}`, '请只留一个。');
      } else {
        codes.set(code, label);
      }
    }
  }
  return { functional, economic };
}
