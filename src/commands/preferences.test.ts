import { JSDOM } from 'jsdom';
import { preferences } from './preferences';

/** The library looks for the storage in the global `window`: a browser's, behind functions that Jest does not take apart. */
function playWindow(url: string) {
  const { window } = new JSDOM('', { url });
  const play = {
    get localStorage() {
      const storage = window.localStorage;
      return { getItem: storage.getItem.bind(storage), setItem: storage.setItem.bind(storage) };
    },
  };
  Object.assign(globalThis, { window: play });
  return window;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

test('nothing chosen yet', async () => {
  playWindow('https://addin.example/');
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});

test('the year is kept by the library in local storage, for the next page as well', async () => {
  const { localStorage } = playWindow('https://addin.example/');
  await preferences.keepBudgetYear(2025);
  expect(localStorage.getItem('@budget-disclosure/last-budget-year')).toBe('2025');
  expect(await preferences.lastBudgetYear()).toBe(2025);
});

test('what is no year counts as nothing', async () => {
  const { localStorage } = playWindow('https://addin.example/');
  localStorage.setItem('@budget-disclosure/last-budget-year', '"2025; rm"');
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});

test('without storage there are no preferences, and no error', async () => {
  playWindow('about:blank');
  await preferences.keepBudgetYear(2025);
  expect(await preferences.lastBudgetYear()).toBeUndefined();
});
