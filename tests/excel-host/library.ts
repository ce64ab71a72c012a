import { readFileSync } from 'node:fs';

/** What Microsoft's library puts into its window. */
export interface OfficeLibrary {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

/** The window the library is given: as little of a browser as it looks at while it loads. */
export type LibraryWindow = Record<string, unknown>;

type Evaluate = (window: LibraryWindow) => OfficeLibrary;

/** What the library looks up all the time: found before `with`, where a lookup is slow. */
const builtInNames = ['Object', 'Array', 'String', 'Number', 'JSON', 'Date', 'RegExp', 'parseInt', 'isNaN'];

let evaluate: Evaluate | undefined;
let globalNames: readonly string[] = [];

/**
 * Microsoft's library, unmodified, compiled once. It is evaluated in the realm of the test (not in a realm of its own), so
 * that its errors are `instanceof Error` and its arrays strictly equal those of the test, as in a browser. `with` makes the
 * given window its global object.
 */
function compiled(): Evaluate {
  if (!evaluate) {
    const source = readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'), 'utf8');
    globalNames = [...source.matchAll(/^var (\w+)/gm)].map((match) => match[1] ?? '');
    const builtIns = builtInNames.map((name) => `const ${name} = builtIns.${name};`).join(' ');
    const run = new Function(
      'window',
      'builtIns',
      `with (window) {\n${builtIns} {\n${source}\n} return { Excel: Excel, OfficeExtension: OfficeExtension };\n}`,
    ) as (window: LibraryWindow, builtIns: object) => OfficeLibrary;
    evaluate = (window) => run(window, globalThis);
  }
  return evaluate;
}

/** Loads a fresh copy of the library: its own classes and its own settings, with `office` as its `window.Office`. */
export function loadOfficeLibrary(office: unknown): OfficeLibrary {
  const run = compiled();
  const location = { href: 'http://localhost/', protocol: 'http:', search: '', hostname: 'localhost' };
  const window: LibraryWindow = {
    location,
    navigator: { userAgent: 'Excel for tests', platform: 'test' },
    document: { location, getElementsByTagName: () => [], createElement: () => ({}), addEventListener() {} },
    addEventListener() {},
    setTimeout,
    clearTimeout,
  };
  window['window'] = window;
  window['self'] = window;
  for (const name of globalNames) window[name] = undefined;
  const library = run(window);
  window['Office'] = office;
  return library;
}
