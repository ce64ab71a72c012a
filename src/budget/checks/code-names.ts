import { eachRow, rowLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const codeNames = defineCheck(
  {
    number: 111,
    name: 'code-names',
    title: '科目名称与目录一致',
    severity: 'error',
    basis: FORM_BASIS,
    why: '编码与名称各说各的，或还在用旧名称。',
    example: '表3 机关事务（2010303）：2010303 写作“机关事务”，目录名称是“机关服务”。',
  },
  (builder, { tables, classification }) => {
    for (const { row, section, table } of eachRow(tables)) {
      const codes =
        section.declaration.rows.kind === 'economic-tree' ? classification.economic : classification.functional;
      const name = codes.get(row.code);
      if (name === undefined || row.name === '' || comparable(name) === comparable(row.name)) continue;
      const empty = row.figures.every((figure) => !figure || figure.blank);
      const message = `${row.code} 写作“${row.name}”，目录名称是“${name}”`;
      builder.observe({
        at: row.id,
        where: rowLabel(table.declaration.number, row, section.declaration),
        // A fixed row without amounts under an older name misleads nobody.
        ...(empty ? { severity: 'notice' as const } : {}),
        stated: row.name,
        expected: name,
        message,
        remedy: '请核对编码和名称，改正其中写错的一个。',
      });
    }
  },
);

/** Names vary harmlessly in width, brackets, white space, and 费 for 费用. */
function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()（）〔〕[\]“”"、,，.·\-—]/g, '')
    .replace(/费用/g, '费');
}
