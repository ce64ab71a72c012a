/** Every amount, share, change and rate that the published text states comes out of the generator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraphText, type NarrativeParagraph } from '../../src/budget/narrative/narrative';
import { narrativeOf, paragraphsOf, sampleBudgets } from '../support/narrative';

interface StatedChange {
  readonly item: string;
  readonly amount: string;
  readonly share?: string;
  readonly change?: string;
  readonly rate?: string;
  readonly note?: string;
}

const { statedChanges } = JSON.parse(readFileSync(join(__dirname, '../published/figures-2024.json'), 'utf8')) as {
  statedChanges: readonly StatedChange[];
};

/** Which paragraph says it. */
const PARAGRAPHS: Readonly<Record<string, string>> = {
  一般公共预算: 'income.generalPublicBudget',
  单位资金: 'income.unitFunds',
  财政拨款结转: 'income.fiscalCarryover',
  基本支出: 'expenditure.basic',
  项目支出: 'expenditure.project',
  一般公共预算基本支出: 'general.basic',
  一般公共预算项目支出: 'general.project',
  '201 share of 一般公共预算': 'general.class.201',
  '208 share of 一般公共预算': 'general.class.208',
  '2010303': 'general.item.2010303',
  '2010350': 'general.item.2010350',
  '2010399': 'general.item.2010399',
  '2080501': 'general.item.2080501',
  '2080505': 'general.item.2080505',
  三公: 'threePublic.total',
  公务用车运行费: 'threePublic.vehicleOperation',
  公务接待费: 'threePublic.officialHospitality',
  机关运行经费: 'operating',
};

/** What the same paragraph states after it. */
const PARTS_STATED: Readonly<Record<string, readonly string[]>> = { 三公: ['0.00', '0.00', '50.00', '0.60'] };

const grouped = (text: string) => text.replace('-', '').replace(/\B(?=(\d{3})+(?!\d)\.)/g, ',');
const numbersOf = ({ spans }: NarrativeParagraph) => spans.filter(({ origin }) => origin).map(({ text }) => text);

let paragraphs: ReadonlyMap<string, NarrativeParagraph>;
beforeAll(async () => {
  const { budget, prior } = await sampleBudgets();
  paragraphs = new Map(paragraphsOf(narrativeOf(budget, prior).narrative).map((each) => [each.id, each]));
});

test('the published text states 18 amounts, and each is looked up below', () => {
  expect(statedChanges.map(({ item }) => item).sort()).toEqual(Object.keys(PARAGRAPHS).sort());
});

test.each(statedChanges)('$item: $amount, share $share, change $change, rate $rate', (stated) => {
  const paragraph = paragraphs.get(PARAGRAPHS[stated.item] ?? '');
  if (!paragraph) throw new Error(`no paragraph for ${stated.item}`);
  // A zero prior year has no rate: what was published for it is not repeated.
  const zeroBase = stated.note === 'prior year is zero';
  // What did not change has no change and no rate: the published 0.00 are not repeated.
  const level = stated.change === '0.00';
  const moved = level ? [] : [stated.change, zeroBase ? undefined : stated.rate];
  const expected = [stated.amount, stated.share, ...moved, ...(PARTS_STATED[stated.item] ?? [])];
  expect(numbersOf(paragraph)).toEqual(expected.filter((text) => text !== undefined).map(grouped));
  const text = paragraphText(paragraph);
  if (stated.share) expect(text).toContain(`占${stated.share}%`);
  if (stated.change?.startsWith('-')) {
    expect(text).toContain(`减少${grouped(stated.change)}万元，下降${stated.rate}%`);
  } else if (level) expect(text).toMatch(/，与上年预算持平。$/);
  else if (zeroBase) expect(text).toContain(`增加${stated.change}万元（上年未安排，不计算增长率）`);
  else if (stated.change) expect(text).toContain(`增加${grouped(stated.change)}万元，增长${stated.rate}%`);
});
