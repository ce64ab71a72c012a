/**
 * The played window is removed here; Jest need not take it apart as well.
 *
 * @jest-environment-options {"globalsCleanup": "off"}
 */
import { JSDOM } from 'jsdom';
import { preferences } from './preferences';

/** The library looks for the storage in the global `window`. */
function playWindow(url: string): Storage | undefined {
  const { window } = new JSDOM('', { url });
  Object.assign(globalThis, { window });
  return url.startsWith('https:') ? window.localStorage : undefined;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

test('nothing chosen yet', async () => {
  playWindow('https://addin.example/');
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});

test('the year is kept by the library in local storage, for the next page as well', async () => {
  const storage = playWindow('https://addin.example/');
  await preferences.keepBudgetYear(2025);
  expect(storage?.getItem('@budget-disclosure/last-budget-year')).toBe('2025');
  expect(await preferences.lastBudgetYear()).toBe(2025);
});

test('what is no year counts as nothing', async () => {
  const storage = playWindow('https://addin.example/');
  storage?.setItem('@budget-disclosure/last-budget-year', '"2025; rm"');
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});

test('without storage there are no preferences, and no error', async () => {
  playWindow('about:blank');
  await preferences.keepBudgetYear(2025);
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});
