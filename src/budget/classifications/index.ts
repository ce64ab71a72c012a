import { classifications2024 } from './2024';
import { type Classification, type ClassificationData, parseCodeLines } from './classification';

export * from './classification';

/** All years' data, the oldest first. A revision of the Ministry adds a file and a line here. */
const BY_YEAR: readonly ClassificationData[] = [classifications2024];

/**
 * The built-in code lists for a budget year: the newest that began in or before it, else the oldest there is.
 *
 * @param year the budget year, such as 2024
 */
export function classificationFor(year: number): Classification {
  const data = BY_YEAR.filter((candidate) => candidate.fromYear <= year).at(-1) ?? BY_YEAR[0];
  if (!data) throw new RangeError('no classification data');
  return { functional: parseCodeLines(data.functional), economic: parseCodeLines(data.economic) };
}
