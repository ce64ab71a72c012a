/** The pane's surroundings in every Excel: events, selection. */
import { ExcelPaneHost } from '../../src/excel/excel-pane-host';
import type { CellPlace } from '../../src/worksheet/findings/placed-finding';
import { HOSTS, openSampleInExcel } from '../support/excel-sample';

/** The next thing that a listener is told; fails by the test's own time limit. */
function next<T>(listen: (listener: (value: T) => void) => unknown): Promise<T> {
  return new Promise((resolve) => listen(resolve));
}

/** Until the library has registered what was asked for. */
const registered = () => new Promise((resolve) => setTimeout(resolve, 20));

describe.each(HOSTS)('in %s', (name) => {
  test('a cell is shown and selected; one of a sheet that is gone is refused in Chinese', async () => {
    const { host, close } = await openSampleInExcel(name);
    try {
      const pane = new ExcelPaneHost();
      await pane.selectCell({ sheet: '支出明细', row: 6, column: 7 });
      expect(host.selection).toBe('支出明细!H7');
      await expect(pane.selectCell({ sheet: '表99', row: 0, column: 0 })).rejects.toThrow(
        '工作表“表99”已不在这个工作簿里',
      );
      await expect(pane.selectCell({ sheet: '选项', row: 0, column: 0 })).rejects.toThrow('隐藏');
    } finally {
      close();
    }
  });

  test('what a person selects is told, and not any more once unsubscribed', async () => {
    const { host, close } = await openSampleInExcel(name);
    try {
      const pane = new ExcelPaneHost();
      const told: CellPlace[] = [];
      let end: () => void = () => undefined;
      const first = next<CellPlace>(
        (resolve) => (end = pane.onSelection((place) => (told.push(place), resolve(place)))),
      );
      await registered();
      host.select('收入预算', 'B4');
      expect(await first).toEqual({ sheet: '收入预算', row: 3, column: 1 });
      end();
      await registered();
      host.select('收入预算', 'B9');
      const again = next<CellPlace>((resolve) => pane.onSelection(resolve));
      await registered();
      host.select('收入预算', 'B5');
      await again;
      expect(told).toHaveLength(1);
    } finally {
      close();
    }
  });

  test('what a person edits is told by its sheet; what the add-in writes is not', async () => {
    const { host, port, close } = await openSampleInExcel(name);
    try {
      const told: string[] = [];
      const edited = next<string>((resolve) =>
        new ExcelPaneHost().onEdit((sheet) => {
          told.push(sheet);
          resolve(sheet);
        }),
      );
      await registered();
      await port.write([{ kind: 'cells', sheet: '收入预算', row: 4, column: 2, values: [['说明']] }]);
      host.type('支出明细', 'H7', 12.5);
      await edited;
      expect(told).toEqual(['支出明细']);
    } finally {
      close();
    }
  });
});

test.each([
  ['#FFFFFF', false],
  ['#262626', true],
  ['', undefined],
])('a background of %j is dark: %s', (bodyBackgroundColor, isDark) => {
  Object.defineProperty(globalThis, 'Office', {
    value: { context: { officeTheme: bodyBackgroundColor === '' ? undefined : { bodyBackgroundColor } } },
    configurable: true,
  });
  expect(new ExcelPaneHost().isDark()).toBe(isDark);
});

test.each([true, false])('the browser version opens beside the pane where Excel can open a browser (%s)', (can) => {
  const opened: string[] = [];
  Object.defineProperty(globalThis, 'Office', {
    value: {
      context: {
        requirements: { isSetSupported: (name: string) => can && name === 'OpenBrowserWindowApi' },
        ui: { openBrowserWindow: (address: string) => void opened.push(address) },
      },
    },
    configurable: true,
  });
  Object.defineProperty(globalThis, 'location', {
    value: { href: 'https://intranet.example/app/taskpane.html?et=x' },
    configurable: true,
  });
  new ExcelPaneHost().openBrowserVersion?.();
  expect(opened).toEqual(can ? ['https://intranet.example/app/index.html'] : []);
});
