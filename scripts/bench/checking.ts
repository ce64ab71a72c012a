/** How the time of the check grows with the rows of the tables, against a loop that does no more than read them. */
import { audit } from '../../src/budget/checks/audit';
import type { CheckInput } from '../../src/budget/checks';
import { forEachFigure } from '../../src/budget/checks/figures';
import { classificationFor } from '../../src/budget/classifications';
import { filledAsPublished } from '../../src/budget/filled-as-published';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';
import { fillTables } from '../../src/budget/tables';
import { createRandom } from './random';
import { compare, type Comparison } from './stopwatch';

/** 分 in 0.01 万元. */
const STEP = 10_000;
const SAMPLES = 7;
/** A bare loop is so short that a sample repeats it this often. */
const LOOP_REPEATS = 10;

/** Tables whose functional tables have about this many 项 rows, as they print. 万元 with two decimals, nothing to find. */
export function tablesOfSize(items: number): CheckInput {
  const random = createRandom(7);
  const classification = classificationFor(2024);
  const lines = Array.from({ length: items }, (_, index): LedgerLine => {
    const code = String(index).padStart(4, '0');
    const project = index % 3 === 0;
    return {
      functional: `205${code}`,
      type: project ? 'project' : index % 2 === 0 ? 'personnel' : 'publicUse',
      project: project ? `项目${index}` : '',
      economic: index % 2 === 0 ? '30101' : '30201',
      source: index % 5 === 0 ? 'generalPublicBudgetCarryover' : 'generalPublicBudget',
      amount: (1 + random.below(100_000)) * STEP,
      procurement: 'none',
      remark: '',
      sheetRow: index + 5,
    };
  });
  const filled = fillTables({
    unit: { name: '示例单位', code: '', year: 2024, amountUnit: '万元' },
    classification,
    ledger: createLedger(lines),
    income: [
      { source: 'generalPublicBudget' as const, carryover: false },
      { source: 'generalPublicBudgetCarryover' as const, carryover: true },
    ].map(({ source }, index) => ({
      source,
      amount: lines.filter((line) => line.source === source).reduce((sum, line) => sum + line.amount, 0),
      sheetRow: index + 5,
    })),
  });
  return { tables: filledAsPublished(filled, ''), classification };
}

/** The same tables with one figure of 表3 wrong. */
export function withWrongFigure(input: CheckInput): CheckInput {
  const three = input.tables.get(3);
  const [section] = three?.sections ?? [];
  if (!three || !section) throw new Error('no table 3');
  const at = Math.floor(section.rows.length / 2);
  const rows = section.rows.map((row, index) =>
    index === at
      ? {
          ...row,
          figures: row.figures.map((figure, column) =>
            figure && column === 0 ? { ...figure, amount: figure.amount * 10 } : figure,
          ),
        }
      : row,
  );
  return { ...input, tables: new Map([...input.tables, [3, { ...three, sections: [{ ...section, rows }] }]]) };
}

/** Reads every figure of every table once and adds its amount: no check can be had for less. */
function addFigures(input: CheckInput): number {
  let sum = 0;
  forEachFigure(input.tables, ({ amount }) => {
    sum += amount;
  });
  return sum;
}

/**
 * `audit`, against one loop over the figures of the same tables.
 *
 * @param input the tables
 */
export function measureAudit(input: CheckInput): Comparison {
  const sum = addFigures(input);
  const found = audit(input).findings.length;
  return compare(
    // The answer of both sides: the sum, of the check only where it found what it finds.
    { name: 'audit', repeat: 1, prepare: () => input, work: () => (audit(input).findings.length === found ? sum : 0) },
    { name: 'loop', repeat: LOOP_REPEATS, prepare: () => input, work: addFigures },
    sum,
    SAMPLES,
  );
}
