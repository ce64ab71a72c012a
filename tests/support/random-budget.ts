/** Arbitrary valid budgets for property tests. */
import fc from 'fast-check';
import type { Budget } from '../../src/budget/budget';
import { classificationFor } from '../../src/budget/classifications';
import { FUNDING_SOURCES } from '../../src/budget/funding-source';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';

export const classification = classificationFor(2024);
const items = [...classification.functional.keys()].filter((code) => code.length === 7);
const economicCodes = [...classification.economic.keys()].filter((code) => code.length === 5);

const line = fc
  .record({
    functional: fc.constantFrom(...items),
    type: fc.constantFrom('personnel' as const, 'publicUse' as const, 'project' as const),
    project: fc.constantFrom('甲项目', '乙项目', '丙项目'),
    economic: fc.constantFrom(...economicCodes),
    source: fc.constantFrom(...FUNDING_SOURCES.map((source) => source.id)),
    // Up to 5,000 万元; whole 分, so that printed figures round.
    amount: fc.integer({ min: 1, max: 5_000_000_000 }),
    procurement: fc.constant('none' as const),
    remark: fc.constant(''),
  })
  .map((made): Omit<LedgerLine, 'sheetRow'> => ({ ...made, project: made.type === 'project' ? made.project : '' }));

/** A budget of up to 60 lines in whole 分 whose income ties to its ledger. */
export const budgets: fc.Arbitrary<Budget> = fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => {
  const ledger = createLedger(lines.map((made, index) => ({ ...made, sheetRow: index + 5 })));
  const income = FUNDING_SOURCES.map((source, index) => ({
    source: source.id,
    amount: lines.filter((made) => made.source === source.id).reduce((sum, made) => sum + made.amount, 0),
    sheetRow: index + 5,
  })).filter((entry) => entry.amount !== 0);
  return { unit: { name: '示例单位', code: '', year: 2024, amountUnit: '元' }, classification, ledger, income };
});
