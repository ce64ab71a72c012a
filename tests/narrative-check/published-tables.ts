/** The tables of 2024 as published, from the sample, which is known to give them figure by figure (tests/golden). */
import { fillTables, type TableNumber } from '../../src/budget/tables';
import type { PublishedTable } from '../../src/budget/published';
import { sampleBudgets } from '../support/narrative';
import { publish } from '../support/published';

let sample: Promise<Map<TableNumber, PublishedTable>> | undefined;

async function read(): Promise<Map<TableNumber, PublishedTable>> {
  const { budget } = await sampleBudgets();
  return publish(fillTables(budget));
}

/** @param unitName as the document names the unit */
export async function publishedTables(unitName: string): Promise<Map<TableNumber, PublishedTable>> {
  sample ??= read();
  const tables = await sample;
  return new Map([...tables].map(([number, table]) => [number, { ...table, unitName }]));
}

/** Last year's, as the stated changes imply them. */
export async function priorTables(): Promise<ReadonlyMap<TableNumber, PublishedTable>> {
  const { prior } = await sampleBudgets();
  return publish(fillTables(prior));
}
