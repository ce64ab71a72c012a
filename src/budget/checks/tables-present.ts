import { TABLES } from '../tables';
import { FORM_BASIS, NO_TABLES } from './check';
import { defineCheck } from './define-check';

export const tablesPresent = defineCheck(
  {
    number: 101,
    name: 'tables-present',
    title: '十一张表齐全',
    severity: 'error',
    basis: FORM_BASIS,
    why: '少公开一张表是检查中的硬伤；没有数据的表也要公开空表并加备注。',
    example: '缺少表8 政府性基金预算支出情况表。请补上；没有数据的，公开空表并加备注。',
  },
  (builder, { tables }) => {
    if (tables.size === 0) {
      builder.notChecked(NO_TABLES);
      return;
    }
    for (const { number, title } of TABLES) {
      if (tables.has(number)) continue;
      builder.observe({
        at: `表${number}`,
        where: '工作簿',
        stated: '',
        expected: `表${number} ${title}`,
        message: `缺少表${number} ${title}`,
        remedy: '请补上；没有数据的，公开空表并加备注。',
      });
    }
  },
);
