/**
 * What this user last chose, on this computer. The only file that knows @microsoft/office-js-helpers, and it loads it when first
 * needed, so that no page waits for it.
 */

/** The user's preferences, as a command sees them. */
export interface Preferences {
  /** The budget year of the last 新建底稿, or undefined where there is none. */
  lastBudgetYear(): Promise<number | undefined>;
  keepBudgetYear(year: number): Promise<void>;
}

const CONTAINER = 'budget-disclosure';
const LAST_BUDGET_YEAR = 'last-budget-year';

/** The preferences kept in this computer's Excel. */
export const preferences: Preferences = {
  async lastBudgetYear() {
    const year = await withStorage((storage) => storage.get(LAST_BUDGET_YEAR));
    return typeof year === 'number' && Number.isInteger(year) ? year : undefined;
  },
  async keepBudgetYear(year) {
    await withStorage((storage) => storage.set(LAST_BUDGET_YEAR, year));
  },
};

/** The little that is used of the library's key-value storage. */
interface KeyValueStorage {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
}

/**
 * Where the storage cannot be had (switched off by policy, or the library did not load) there simply are no preferences: that
 * costs typing a year, and must never cost the action.
 */
async function withStorage<T>(use: (storage: KeyValueStorage) => T): Promise<T | undefined> {
  try {
    const { Storage } = await import(/* webpackChunkName: "preferences" */ '@microsoft/office-js-helpers');
    return use(new Storage<unknown>(CONTAINER));
  } catch {
    return undefined;
  }
}
