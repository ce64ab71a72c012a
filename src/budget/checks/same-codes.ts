import { eachRow, rowLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const sameCodes = defineCheck(
  {
    number: 113,
    name: 'same-codes',
    title: '同一科目在表2、表3、表5 的编码相同',
    severity: 'error',
    basis: FORM_BASIS,
    why: '编码打错一位，这一行就成了别的科目，两张表对不上。',
    example: '表3 机关服务（2010308）：编码写作 2010308，其他表同样的金额在 2010303。',
  },
  (builder, { tables }) => {
    for (const { row, section, table } of eachRow(tables)) {
      const { statedCode } = row;
      if (statedCode === undefined) continue;
      builder.observe({
        at: row.id,
        where: rowLabel(table.declaration.number, { ...row, code: statedCode }, section.declaration),
        stated: statedCode,
        expected: row.code,
        message: `编码写作 ${statedCode}，其他表同样的金额在 ${row.code}`,
        remedy: `请把编码改为 ${row.code}。`,
      });
    }
  },
);
