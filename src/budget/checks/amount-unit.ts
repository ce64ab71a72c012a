import { type PublishedTable, unitId } from '../published';
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
    const unitOf = ({ unit, statedUnit }: PublishedTable) => statedUnit ?? unit;
    const units = [...tables.values()].map(unitOf).filter((unit) => unit !== undefined);
    const common = units.filter((unit) => unit === '元').length * 2 > units.length ? '元' : '万元';
    const silent = [...tables.values()].filter((table) => unitOf(table) === undefined);
    const [first] = silent;
    if (first) {
      const all = silent.length === 1 ? '' : `${silent.map(({ id }) => id).join('、')} 都`;
      builder.observe({
        at: first.id,
        severity: 'notice',
        stated: '',
        expected: '单位：万元',
        message: `${all}没有写金额单位，按万元核对`,
        remedy: '请写明“单位：万元”。',
      });
    }
    for (const table of tables.values()) {
      const { id, unit, statedUnit } = table;
      const stated = unitOf(table);
      if (stated === undefined) continue;
      const at = unitId(id);
      if (statedUnit !== undefined && unit !== undefined) {
        const message = `写的单位是${statedUnit}，与其他表相比，数是${unit}的数`;
        const remedy = `请把单位改为${unit}，或把各数换算为${statedUnit}。`;
        builder.observe({ at, severity: 'error', stated: statedUnit, expected: unit, message, remedy });
      } else if (stated !== common) {
        const message = `单位是${stated}，其他表是${common}`;
        builder.observe({ at, stated, expected: common, message, remedy: '请核实，并统一单位。' });
      }
    }
  },
);
