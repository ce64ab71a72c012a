/** The texts that the tests read: one of our own wording, and the one that was really published, where it is at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextToCheck } from '../../src/budget/narrative/check/check-text';
import { OWN_PROJECTS, type TextFact, WHOLE_TARGETS } from '../../src/budget/narrative/check/text-check';
import { readAmount } from '../../src/budget/amount';
import { classification } from '../support/random-budget';
import { publishedFigures } from '../support/sample';
import { priorTables, publishedTables } from './published-tables';

const OWN = join(__dirname, 'own-wording.txt');
/** Stands beside the checkout; its sentences are not ours, so it is not in it. */
const PUBLISHED = join(__dirname, '../../../shared/reference/published-disclosure-2024.txt');
/** A worktree stands one folder deeper. */
const PUBLISHED_FROM_WORKTREE = join(__dirname, '../../../../shared/reference/published-disclosure-2024.txt');

export interface TestDocument {
  readonly name: string;
  readonly lines: readonly string[];
  readonly published: boolean;
}

export const OWN_WORDING: TestDocument = { name: 'our own wording', lines: linesOf(OWN), published: false };

/** The published document; none where the checkout stands alone. */
export const PUBLISHED_DOCUMENTS: readonly TestDocument[] = [PUBLISHED, PUBLISHED_FROM_WORKTREE]
  .filter(existsSync)
  .slice(0, 1)
  .map((path) => ({ name: 'the published text', lines: linesOf(path), published: true }));

export const DOCUMENTS: readonly TestDocument[] = [OWN_WORDING, ...PUBLISHED_DOCUMENTS];

const WORDINGS = join(__dirname, 'wordings');

/** The sample's figures as other units would word them, all of them right: 元 and 万元, terse and long, with codes, with 执行数. */
export const WORDED: readonly TestDocument[] = readdirSync(WORDINGS).map((file) => ({
  name: file.replace(/\.txt$/, ''),
  lines: linesOf(join(WORDINGS, file)),
  published: false,
}));

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
}

/** The document with the tables and, of what no table has, the published headcount, assets and procurement. */
export async function toCheck(document: TestDocument): Promise<TextToCheck> {
  const unit = /编制单位：(\S+)/.exec(document.lines.join('\n'))?.[1] ?? '示例单位';
  return { lines: document.lines, tables: await publishedTables(unit), classification, facts: publishedFacts() };
}

/** Such a document with last year's tables, and with what a unit has entered of its vehicles and targets. */
export async function toCheckWithPrior(document: TestDocument): Promise<TextToCheck> {
  const input = await toCheck(document);
  const count = (label: string, value: string, unit: string): TextFact => ({ label, count: { value, unit } });
  return {
    ...input,
    year: 2024,
    prior: await priorTables(),
    facts: [
      ...publishedFacts(),
      count('车辆', '47', '辆'),
      count(WHOLE_TARGETS, '1', '个'),
      count(OWN_PROJECTS, '1', '个'),
    ],
  };
}

/** The figures of figures-2024.json that stand in no table. */
export function publishedFacts(): TextFact[] {
  const { headcount, assets, procurement } = publishedFigures() as unknown as {
    readonly headcount: Readonly<Record<string, number>>;
    readonly procurement: Readonly<Record<string, string>>;
    readonly assets: {
      readonly 房屋面积平方米: string;
      readonly 房屋价值: string;
    };
  };
  const money = (text: string) => {
    const reading = readAmount(text, '万元');
    if (reading.kind !== 'amount') throw new Error(`not an amount: ${text}`);
    return reading.amount;
  };
  return [
    { label: '编制', count: { value: String(headcount.编制数), unit: '人' } },
    ...['在职', '退休', '离休'].map((label) => ({ label, count: { value: String(headcount[label]), unit: '人' } })),
    { label: '房屋', amount: money(assets.房屋价值), count: { value: assets.房屋面积平方米, unit: '平方米' } },
    ...[
      ['面向中小企业预留政府采购项目', '面向中小企业预留'],
      ['小微企业预留政府采购项目', '小微企业预留'],
      ['面向小微企业预留', '小微企业预留'],
    ].map(([label = '', key = '']) => ({ label, amount: money(procurement[key] ?? '') })),
  ];
}
