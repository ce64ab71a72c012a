import { FISCAL_APPROPRIATION } from '../funding-source';
import { DISCLOSURE_BASIS, FISCAL_BUDGET_COLUMNS, type TableDeclaration } from './declaration';

/** 表10 财政拨款“三公”经费支出情况表: the economic codes of 三公, current-year fiscal appropriation. */
export const table10: TableDeclaration = {
  number: 10,
  title: '财政拨款“三公”经费支出情况表',
  basis: `${DISCLOSURE_BASIS}；部门预算支出经济分类 30212、30217、30231、30913、31013`,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: {
        sources: FISCAL_APPROPRIATION,
        economic: ['30212', '30217', '30231', '30913', '31013'],
      },
      rows: {
        kind: 'lines',
        lines: [
          {
            id: 'threePublicExpenses',
            name: '合计',
            parts: ['overseasVisits', 'officialHospitality', 'officialVehicles'],
          },
          { id: 'overseasVisits', name: '因公出国（境）费', where: { economic: ['30212'] } },
          { id: 'officialHospitality', name: '公务接待费', where: { economic: ['30217'] } },
          {
            id: 'officialVehicles',
            name: '公务用车购置及运行费（小计）',
            parts: ['vehiclePurchase', 'vehicleOperation'],
          },
          { id: 'vehiclePurchase', name: '其中：公务用车购置费', where: { economic: ['30913', '31013'] } },
          { id: 'vehicleOperation', name: '公务用车运行费', where: { economic: ['30231'] } },
        ],
      },
      columns: [
        { id: 'total', name: '合计', parts: FISCAL_BUDGET_COLUMNS.map((column) => column.id) },
        ...FISCAL_BUDGET_COLUMNS,
      ],
    },
  ],
};
