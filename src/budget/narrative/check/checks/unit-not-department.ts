import { type TextCheck, TEXT_BASIS } from '../text-check';

/** The two economic classifications are called 政府预算 and 部门预算, whoever publishes. */
const DEPARTMENT = /本部门|我部门|(?<!政府预算[和与及、])部门(?:收支|收入|支出|整体|预算)(?!支出经济分类)/g;
const UNIT = /本单位|我单位|单位(?:收支|收入|支出|整体|预算)/g;

export const unitNotDepartment: TextCheck = {
  number: 615,
  name: 'unit-not-department',
  title: '单位预算不写成部门预算',
  severity: 'confirm',
  basis: TEXT_BASIS,
  why: '部门预算含下属单位，单位预算只是本单位；从主管部门的说明抄来就会写错。通篇都写“部门”的只问一次。',
  example: '第 919 行“本部门收支总预算”：公开的是单位预算。请改为“单位”。',
  run({ passages }, report) {
    const own = passages.filter(({ region }) => region === 'text');
    const count = (pattern: RegExp) => own.reduce((sum, { text }) => sum + [...text.matchAll(pattern)].length, 0);
    const departments = count(DEPARTMENT);
    // A text that calls itself a department more often than not is one, or was copied whole: one question is enough.
    const isThroughout = departments > count(UNIT);
    for (const passage of own) {
      for (const match of passage.text.matchAll(DEPARTMENT)) {
        report.find({
          passage,
          from: match.index,
          to: match.index + match[0].length,
          howMuch: isThroughout
            ? `全文有 ${departments} 处写“部门”，公开的是单位预算`
            : `写作“${match[0]}”，公开的是单位预算`,
          remedy: isThroughout ? '请都改为“单位”；确是部门预算的不用改。' : '请改为“单位”；确是部门预算的不用改。',
          stated: match[0],
          expected: match[0].replace('部门', '单位'),
        });
        if (isThroughout) return;
      }
    }
  },
};
