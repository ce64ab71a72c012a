import { figureLabel } from './figures';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const economicKinds = defineCheck(
  {
    number: 502,
    name: 'economic-kinds',
    title: '人员经费用 301、303，公用经费用其他类',
    severity: 'notice',
    basis: FORM_BASIS,
    why: '人员经费和公用经费按经济分类划分，用错类会让两项合计都错。',
    example: '表6 的办公费（30201）列在人员经费。',
  },
  (builder, { tables }) => {
    const section = tables.get(6)?.sections[0];
    if (!builder.has(6) || !section) return;
    for (const row of section.rows) {
      const personnelClass = /^30[13]/.test(row.code);
      const wrong = row.figures[personnelClass ? 2 : 1];
      if (row.code.length !== 5 || !wrong || wrong.blank) continue;
      const message = `${row.name}列在${personnelClass ? '公用经费' : '人员经费'}`;
      builder.observe({
        at: wrong.id,
        where: figureLabel(6, row, personnelClass ? 2 : 1, section.declaration),
        stated: wrong.shown,
        expected: '',
        message,
        remedy: '请核对支出类型与经济分类。',
      });
    }
  },
);
