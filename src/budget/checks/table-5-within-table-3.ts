import { TOTAL_ROW } from '../tables';
import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const table5WithinTable3 = defineCheck(
  {
    number: 306,
    name: 'table-5-within-table-3',
    title: '表5各科目不大于表3',
    severity: 'error',
    basis: TIE_BASIS,
    why: '一般公共预算支出是单位全部支出的一部分。',
    example: '表5 机关服务（2010303）基本支出：现为 782.65，表3 为 728.65，多出 54.00 万元。',
  },
  (builder, input) => {
    for (const row of [...codesOf(input, [5]), TOTAL_ROW]) {
      for (const column of ['total', 'basic', 'project']) {
        builder.atMost({ table: 5, row, column }, [{ table: 3, row, column }]);
      }
    }
  },
);
