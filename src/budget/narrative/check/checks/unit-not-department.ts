import { type TextCheck, TEXT_BASIS } from '../text-check';

export const unitNotDepartment: TextCheck = {
  number: 615,
  name: 'unit-not-department',
  title: '单位预算不写成部门预算',
  severity: 'confirm',
  basis: TEXT_BASIS,
  why: '部门预算含下属单位，单位预算只是本单位；从主管部门的说明抄来就会写错。',
  example: '第 919 行“本部门收支总预算”：公开的是单位预算。请改为“单位”。',
  run({ passages }, report) {
    for (const passage of passages) {
      if (passage.region !== 'text') continue;
      for (const match of passage.text.matchAll(/本部门|我部门|部门(?:收支|收入|支出|整体|预算)(?!支出经济分类)/g)) {
        report.find({
          passage,
          from: match.index,
          to: match.index + match[0].length,
          howMuch: `写作“${match[0]}”，公开的是单位预算`,
          remedy: '请改为“单位”；确是部门预算的不用改。',
          stated: match[0],
          expected: match[0].replace('部门', '单位'),
        });
      }
    }
  },
};
