import { unitNameId } from '../published';
import { FORM_BASIS } from './check';
import { defineCheck } from './define-check';

export const sameUnitName = defineCheck(
  {
    number: 102,
    name: 'same-unit-name',
    title: '各表编制单位一致',
    severity: 'error',
    basis: FORM_BASIS,
    why: '从别的单位或上年的表复制，容易留下别人的名称。',
    example: '表5 的编制单位是“某某局”，其他表是“示例单位”。',
  },
  (builder, { tables, budget }) => {
    const names = new Map<string, string[]>();
    for (const [, table] of tables) {
      if (table.unitName) names.set(table.unitName, [...(names.get(table.unitName) ?? []), unitNameId(table.id)]);
      else builder.notChecked(`表${table.declaration.number} 没有写编制单位`);
    }
    const common = budget?.unit.name ?? [...names].sort((left, right) => right[1].length - left[1].length)[0]?.[0];
    for (const [name, ids] of names) {
      if (name === common || common === undefined) continue;
      for (const at of ids) {
        const message = `编制单位是“${name}”，${budget ? '单位信息' : '其他表'}是“${common}”`;
        builder.observe({ at, stated: name, expected: common, message, remedy: `请改为“${common}”。` });
      }
    }
  },
);
