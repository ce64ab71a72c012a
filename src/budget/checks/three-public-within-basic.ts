import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const threePublicWithinBasic = defineCheck(
  {
    number: 313,
    name: 'three-public-within-basic',
    title: '表6的“三公”科目不大于表10',
    severity: 'error',
    basis: TIE_BASIS,
    why: '基本支出里的“三公”是全部“三公”的一部分。',
    example: '表6 公务接待费（30217）合计：现为 6.00，表10 为 0.60，多出 5.40 万元。',
  },
  (builder) => {
    for (const [code, line] of [
      ['30212', 'overseasVisits'],
      ['30217', 'officialHospitality'],
      ['30231', 'vehicleOperation'],
      ['31013', 'vehiclePurchase'],
    ] as const) {
      const limit = { table: 10, row: line, column: 'generalPublicBudget' } as const;
      builder.atMost({ table: 6, row: code, column: 'total' }, [limit]);
    }
  },
);
