import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const amountUnit = defineCheck(
  {
    number: 104,
    name: 'amount-unit',
    title: '各表写明单位且一致',
    severity: 'confirm',
    basis: FORM_BASIS,
    why: '元当成万元，差一万倍。',
    example: '表6 的单位是元，其他表是万元。',
  },
  (builder, { tables }) => {
    const units = [...tables.values()].map((table) => table.unit).filter((unit) => unit !== undefined);
    const common = units.filter((unit) => unit === '元').length * 2 > units.length ? '元' : '万元';
    for (const { id: at, unit } of tables.values()) {
      if (unit === undefined) {
        const message = '没有写金额单位，按万元核对';
        builder.observe({
          at,
          severity: 'notice',
          stated: '',
          expected: '单位：万元',
          message,
          remedy: '请写明“单位：万元”。',
        });
      } else if (unit !== common) {
        const message = `单位是${unit}，其他表是${common}`;
        builder.observe({ at, stated: unit, expected: common, message, remedy: '请核实，并统一单位。' });
      }
    }
  },
);
