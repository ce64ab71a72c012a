/** A text as it should read, once some of its numbers are known to be wrong: what else is wrong is wrong for itself. */
import Decimal from 'decimal.js';
import { type Fen, FEN_PER_UNIT } from '../../../amount';
import type { Quantity } from './quantities';
import type { Inclusion, NarrativeReading, Statement } from './statements';

/** What a statement should say. */
export interface Correction {
  readonly statement: Statement;
  readonly should: Partial<Pick<Statement, 'amount' | 'prior' | 'change' | 'counts' | 'subject' | 'continues'>>;
}

/**
 * @param reading as the text has it
 * @param corrections of its statements; several of one statement hold together
 */
export function withCorrections(reading: NarrativeReading, corrections: readonly Correction[]): NarrativeReading {
  const copies = new Map(reading.statements.map((statement) => [statement, { ...statement }]));
  for (const { statement, should } of corrections) {
    const copy = copies.get(statement);
    if (copy) Object.assign(copy, should);
  }
  const { negations, inclusions, listings, projects, quantities, unplaced } = reading;
  const statements = [...copies.values()].map((copy) => Object.assign(copy, linksOf(copy, copies)));
  const amounts = new Map(reading.statements.map((statement) => [statement.amount, copies.get(statement)?.amount]));
  return {
    statements,
    negations,
    inclusions: inclusions.map((one) => withAmount(one, amounts)),
    listings,
    projects,
    quantities,
    unplaced,
  };
}

/** An inclusion has its amount from a statement. */
function withAmount(inclusion: Inclusion, amounts: ReadonlyMap<Quantity | undefined, Quantity | undefined>): Inclusion {
  const amount = inclusion.amount && amounts.get(inclusion.amount);
  return amount ? { ...inclusion, amount } : inclusion;
}

/** Statements that belong to each other still do. */
function linksOf({ parent, continues, mayBeOf }: Statement, copies: ReadonlyMap<Statement, Statement>) {
  return {
    ...(mayBeOf ? { mayBeOf: mayBeOf.map((one) => copies.get(one) ?? one) } : {}),
    ...(parent ? { parent: copies.get(parent) ?? parent } : {}),
    ...(continues ? { continues: copies.get(continues) ?? continues } : {}),
  };
}

/** An amount in the place of another, as tables print it. */
export function amountInstead(quantity: Quantity, amount: Fen): Quantity {
  return { ...quantity, amount, value: new Decimal(amount).div(FEN_PER_UNIT['万元']), decimals: 2, unit: '万元' };
}
