/** Whatever the ledgers, the text is well-formed, recomputes, and its words agree with its figures. */
import fc from 'fast-check';
import { formatPrinted, toPrinted } from '../../src/budget/amount';
import type { Budget } from '../../src/budget/budget';
import { type FilledTable, fillTables, TOTAL_ROW } from '../../src/budget/tables';
import { type NarrativeParagraph, type NumberOrigin, paragraphText } from '../../src/budget/narrative/narrative';
import { narrativeOf, paragraphsOf } from '../support/narrative';
import { budgets } from '../support/random-budget';

const pairs = fc.tuple(budgets, fc.option(budgets, { nil: undefined }));
const RUNS = { numRuns: 60 };

/** The printed figure an origin of a table names, in 0.01 万元. */
function printedAt(tables: readonly FilledTable[], origin: NumberOrigin): number {
  if (origin.from !== 'table') throw new Error(`not a table figure: ${JSON.stringify(origin)}`);
  const section = tables[origin.table - 1]?.sections.find(({ declaration }) => declaration.id === origin.section);
  const column = section?.declaration.columns.findIndex(({ id }) => id === origin.column) ?? -1;
  expect(column).toBeGreaterThanOrEqual(0);
  const row = origin.row === TOTAL_ROW ? section?.total : section?.rows.find(({ key }) => key === origin.row);
  return toPrinted(row?.figures[column] ?? 0);
}

/** 0.01 万元 or 0.01 % as a whole number. */
const steps = (text: string) => Number(text.replace(/[,.]/g, ''));

function check(
  budget: Budget,
  prior: Budget | undefined,
  visit: (each: NarrativeParagraph, text: string) => void,
): void {
  for (const paragraph of paragraphsOf(narrativeOf(budget, prior).narrative))
    visit(paragraph, paragraphText(paragraph));
}

test('no paragraph holds undefined, NaN, an empty reason or doubled punctuation, and every open point shows in brackets', () => {
  fc.assert(
    fc.property(pairs, ([budget, prior]) => {
      const ids = new Set<string>();
      check(budget, prior, ({ id, openPoint, kind }, text) => {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
        expect(text).not.toMatch(/undefined|NaN|null|\[object|[，。；：、]{2}|主要原因是：[。，]|\s/);
        expect(text).not.toBe('');
        expect(text.includes('【待补：')).toBe(openPoint !== undefined);
        if (kind === 'text') expect(text).toMatch(/[。：）】元]$|项目名称：/);
      });
    }),
    RUNS,
  );
});

test('every number printed with two decimals has an origin, and a table figure is what its table prints', () => {
  fc.assert(
    fc.property(pairs, ([budget, prior]) => {
      const tables = fillTables(budget);
      check(budget, prior, ({ spans }) => {
        for (const { text, origin } of spans) {
          if (!origin) expect(text).not.toMatch(/\d\.\d\d/);
          else if (origin.from === 'table') expect(text).toBe(formatPrinted(printedAt(tables, origin)));
        }
      });
    }),
    RUNS,
  );
});

test('a share is its part over its whole, half up at two decimals', () => {
  fc.assert(
    fc.property(pairs, ([budget, prior]) => {
      const tables = fillTables(budget);
      check(budget, prior, ({ spans }) => {
        spans.forEach(({ text, origin }, index) => {
          if (!spans[index - 1]?.text.endsWith('占')) return;
          if (origin?.from !== 'calculation') throw new Error('a share is computed');
          const [part = 0, whole = 0] = origin.of.map((each) => printedAt(tables, each));
          const share = steps(text);
          // |share − 10000·part/whole| ≤ 1/2, with the half going up.
          expect(2 * Math.abs(share * whole - 10_000 * part)).toBeLessThanOrEqual(whole);
          expect(share * whole * 2 - whole).toBeLessThanOrEqual(20_000 * part);
        });
      });
    }),
    RUNS,
  );
});

test('增加 and 增长, 减少 and 下降, 持平 and 未安排 agree with the two printed years', () => {
  fc.assert(
    fc.property(pairs, ([budget, prior]) => {
      const tables = fillTables(budget);
      const before = prior && fillTables(prior);
      check(budget, prior, ({ spans, id }, text) => {
        const moved = /(增加|减少|变动)$/;
        const at = spans.findIndex((span) => span.origin === undefined && moved.test(span.text));
        if (at < 0) return;
        const { origin, text: stated } = spans[at + 1] ?? { text: '' };
        if (!before || origin?.from !== 'calculation') throw new Error(`${id}: a change without last year`);
        const [figure, last] = origin.of;
        if (!figure || last?.from !== 'prior-year') throw new Error(`${id}: a change of what?`);
        const [now, then] = [printedAt(tables, figure), printedAt(before, last.figure)];
        expect(steps(stated)).toBe(Math.abs(now - then));
        const word = moved.exec(spans[at]?.text ?? '')?.[1];
        expect(word).toBe(now > then ? '增加' : now < then ? '减少' : '变动');
        expect(/增长\d|增长$/.test(spans[at + 2]?.text ?? '')).toBe(now > then && then > 0);
        expect(/下降$/.test(spans[at + 2]?.text ?? '')).toBe(now < then && then > 0);
        if (then > 0) {
          const rate = steps(spans[at + 3]?.text ?? '');
          expect(2 * Math.abs(rate * then - 10_000 * Math.abs(now - then))).toBeLessThanOrEqual(then);
        } else expect(text).toContain('不计算增长率');
        if (now === then) expect(text).toContain('持平');
      });
    }),
    RUNS,
  );
});

test('every change that the text leaves without a reason is listed once, with what moved most', () => {
  fc.assert(
    fc.property(budgets, budgets, (budget, prior) => {
      const { narrative, changes } = narrativeOf(budget, prior);
      const keys = changes.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { key, now, prior: then, suggestion } of changes) {
        expect(now).not.toBe(then);
        expect(suggestion).not.toMatch(/undefined|NaN/);
        const paragraph = paragraphsOf(narrative).find(({ id }) => id === key);
        expect(paragraph?.openPoint).toContain('变动原因');
      }
    }),
    RUNS,
  );
});
