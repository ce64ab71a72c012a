import { eachRow, rowLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const knownCodes = defineCheck(
  {
    number: 109,
    name: 'known-codes',
    title: '科目编码在目录中',
    severity: 'confirm',
    basis: FORM_BASIS,
    why: '编码写错一位，款项就到了别的科目下。',
    example: '表3 机关服务（2010377）：编码 2010377 不在科目目录中。',
  },
  (builder, { tables, classification }) => {
    const asked = new Set<string>();
    for (const { row, section, table } of eachRow(tables)) {
      const codes =
        section.declaration.rows.kind === 'economic-tree' ? classification.economic : classification.functional;
      if (row.code === '' || codes.has(row.code) || asked.has(row.code)) continue;
      asked.add(row.code);
      const where = rowLabel(table.declaration.number, row, section.declaration);
      const message = `编码 ${row.code} 不在科目目录中`;
      const remedy = '内置目录不完整：请核对编码，无误的在“科目”中补上。';
      builder.observe({ at: row.id, where, stated: row.code, expected: '', message, remedy });
    }
  },
);
