/** Ledgers of any length, random but valid: about 40 功能科目, 30 projects, 60 经济科目, all 17 funding sources. */
import type { Fen } from '../../src/budget/amount';
import { classificationFor } from '../../src/budget/classifications';
import { FUNDING_SOURCES, type FundingSourceId } from '../../src/budget/funding-source';
import type { IncomeEntry, LedgerLine, LineKind } from '../../src/budget/ledger';
import { FIRST_DATA_ROW } from '../../src/worksheet/base/template-edits';
import { createRandom, type RandomSource } from './random';

export const YEAR = 2024;

/**
 * `unit`: as units budget — a project has one 项, two sources and a handful of 经济科目, so that many lines are alike.
 * `scattered`: every field drawn on its own, so that hardly two lines are alike. No unit has such a ledger; it is the worst
 * case for summing by group.
 */
export type Variety = 'unit' | 'scattered';

const FUNCTIONAL_ITEMS = 40;
const BASIC_ITEMS = 10;
const PROJECTS = 30;
const ECONOMIC_CODES = 60;
/** The codes of 三公, so that 表10 has something to show. */
const THREE_PUBLIC = ['30212', '30217', '30231', '31013'];
/** 分: up to 5 万元 a line, so that 100,000 lines stay far below the largest sum. */
const LARGEST_LINE: Fen = 5_000_000;

const GENERAL: FundingSourceId = 'generalPublicBudget';
const SOURCES = FUNDING_SOURCES.map((source) => source.id);

/** Every n-th of a list, so that all its parts are met. */
function spread<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T);
}

/** The codes that the lines are drawn from. */
function chooseCodes() {
  const { functional, economic } = classificationFor(YEAR);
  const items = spread(
    [...functional.keys()].filter((code) => code.length === 7),
    FUNCTIONAL_ITEMS,
  );
  const others = [...economic.keys()].filter((code) => code.length === 5 && !THREE_PUBLIC.includes(code));
  const codes = [...THREE_PUBLIC, ...spread(others, ECONOMIC_CODES - THREE_PUBLIC.length)];
  const inClasses = (...classes: string[]) => codes.filter((code) => classes.includes(code.slice(0, 3)));
  const projects = Array.from({ length: PROJECTS }, (_, index) => `示例项目${String(index + 1).padStart(2, '0')}`);
  return { items, codes, inClasses, projects };
}

/** The kinds of lines of a unit. */
function unitKinds(random: RandomSource): LineKind[] {
  const { items, codes, inClasses, projects } = chooseCodes();
  const kinds: LineKind[] = [];
  for (const functional of items.slice(0, BASIC_ITEMS)) {
    for (const [type, economicCodes] of [
      ['personnel', inClasses('301', '303')],
      ['publicUse', inClasses('302', '310')],
    ] as const) {
      for (const economic of random.sample(economicCodes, 12)) {
        kinds.push({ functional, type, project: '', economic, source: GENERAL });
        if (random.below(3) === 0) {
          kinds.push({ functional, type, project: '', economic, source: random.pick(SOURCES) });
        }
      }
    }
  }
  projects.forEach((project, index) => {
    const functional = items[BASIC_ITEMS + index] as string;
    const sources = new Set<FundingSourceId>([GENERAL, SOURCES[index % SOURCES.length] as FundingSourceId]);
    for (const economic of random.sample(codes, 8)) {
      for (const source of sources) kinds.push({ functional, type: 'project', project, economic, source });
    }
  });
  return kinds;
}

function scatteredKind(random: RandomSource, { items, codes, projects }: ReturnType<typeof chooseCodes>): LineKind {
  const type = random.pick(['personnel', 'publicUse', 'project'] as const);
  return {
    functional: random.pick(items),
    type,
    project: type === 'project' ? random.pick(projects) : '',
    economic: random.pick(codes),
    source: random.pick(SOURCES),
  };
}

/**
 * @param rows how many lines
 * @param variety how much the lines differ
 * @param seed of the random numbers
 * @returns lines as read from 支出明细 kept in 元
 */
export function ledgerLines(rows: number, variety: Variety = 'unit', seed = 20_240_225): LedgerLine[] {
  const random = createRandom(seed);
  const kinds = unitKinds(random);
  const codes = chooseCodes();
  const lines: LedgerLine[] = [];
  for (let row = 0; row < rows; row++) {
    const kind = variety === 'unit' ? random.pick(kinds) : scatteredKind(random, codes);
    // Written out, as the reader of 支出明细 makes its lines: V8 reads objects made by spreading many times slower.
    lines.push({
      functional: kind.functional,
      type: kind.type,
      project: kind.project,
      economic: kind.economic,
      source: kind.source,
      amount: 1 + random.below(LARGEST_LINE),
      procurement: random.below(5) === 0 ? random.pick(['goods', 'works', 'services'] as const) : 'none',
      remark: random.below(10) === 0 ? '按合同' : '',
      sheetRow: FIRST_DATA_ROW + row + 1,
    });
  }
  return lines;
}

/** The income budget that ties to a ledger: every source's sum. */
export function incomeOf(lines: readonly LedgerLine[]): IncomeEntry[] {
  const sums = new Map<FundingSourceId, Fen>();
  for (const { source, amount } of lines) sums.set(source, (sums.get(source) ?? 0) + amount);
  return SOURCES.flatMap((source, index) => {
    const amount = sums.get(source);
    return amount === undefined ? [] : [{ source, amount, sheetRow: FIRST_DATA_ROW + index + 1 }];
  });
}
