/** Asking about many things of which Excel may refuse some. */

/** What Excel answers about a conditional format that it lists but cannot find (office-js #5222, #6396, #6827, #6835). */
const REFUSALS = new Set(['ItemNotFound', 'InvalidOperation', 'GeneralException']);

/**
 * Asks everything in one round trip. Where Excel refuses that, asks one by one and leaves out what is refused: a batch fails
 * as a whole, and says not because of which part.
 *
 * @param asks each queues its loads and gives what they will be read from
 */
export async function syncTolerantly<T>(context: Excel.RequestContext, asks: readonly (() => T)[]): Promise<T[]> {
  if (asks.length === 0) return [];
  const answers = asks.map((ask) => ask());
  if (await isAnswered(context)) return answers;
  const found: T[] = [];
  for (const ask of asks) {
    const answer = ask();
    if (await isAnswered(context)) found.push(answer);
  }
  return found;
}

async function isAnswered(context: Excel.RequestContext): Promise<boolean> {
  try {
    await context.sync();
    return true;
  } catch (error) {
    if (error instanceof OfficeExtension.Error && REFUSALS.has(error.code)) return false;
    throw error;
  }
}
