import { remarkId } from '../published';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const emptyRemark = defineCheck(
  {
    number: 108,
    name: 'empty-remark',
    title: '空表有备注，非空表没有',
    severity: 'error',
    basis: FORM_BASIS,
    why: '没有政府性基金、国有资本经营预算的，要公开空表并说明；有数据的不能还留着“空表”的备注。',
    example: '表8 是空表，没有备注。',
  },
  (builder, { tables }) => {
    for (const { id: at, declaration, sections, remark } of tables.values()) {
      if (!declaration.emptyRemark) continue;
      const filled = sections.some((section) =>
        [...section.rows, ...(section.total ? [section.total] : [])].some((row) =>
          row.figures.some((figure) => figure && !figure.blank),
        ),
      );
      if (!filled && !remark) {
        const remedy = '请在表下写明本年度没有该项预算支出、本表为空表。';
        builder.observe({ at, stated: '', expected: '备注', message: '是空表，没有备注', remedy });
      }
      if (filled && remark && /空表|无数据|没有使用|未安排/.test(remark)) {
        builder.observe({
          at: remarkId(at),
          stated: remark,
          expected: '',
          message: '有数据，备注却说是空表',
          remedy: '请删除备注，或核对数据。',
        });
      }
    }
  },
);
