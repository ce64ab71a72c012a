/** A ledger of 20,000 rows in the browser version: it opens, scrolls, takes what is typed, fills and checks. */
import { longLedgerBytes } from '../support/long-ledger';
import { artefact } from './browser';
import { browserVersion, content, goTo, openFile, selectedCell, shownSheet, stands, type } from './browser-page';

const ROWS = 20_000;
/** 支出明细 has its headings in row 4. */
const LAST = ROWS + 4;

const openPage = browserVersion();
const times: string[] = [];

/** How long a step takes is printed, not asserted: it is the machine's more than the product's. */
async function timed(name: string, step: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await step();
  times.push(`${name} ${Math.round(performance.now() - start)} ms`);
}

afterAll(() => process.stdout.write(`${ROWS} rows: ${times.join(' · ')}\n`));

test('20,000 rows open, scroll, fill and check; a figure typed in the last row is found', async () => {
  const page = await openPage();
  const buffer = Buffer.from(await longLedgerBytes(ROWS));
  await timed('open and read', async () => {
    await openFile(page, '二万行.xlsx', buffer);
    await page.getByTitle('二万行.xlsx').waitFor();
    await stands(page, '底稿已填好');
  });

  await page.getByRole('tab', { name: '支出明细', exact: true }).click();
  await timed('scroll to the end', async () => {
    await page.locator('#grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    await page.locator(`#cell-${LAST - 1}-7`).waitFor();
  });
  // As many cells as there are in sight, not as there are in the sheet.
  expect(await page.locator('#grid [role="gridcell"]').count()).toBeLessThan(1500);
  await page.screenshot({ path: artefact('long-ledger-end.png') });

  await timed('fill', async () => {
    await page.getByRole('button', { name: '一键生成' }).first().click();
    await stands(page, '审核通过，可以打印');
  });
  expect(await shownSheet(page)).toBe('表1');

  await page.getByRole('tab', { name: '支出明细', exact: true }).click();
  await page.locator('#grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await page.locator(`#cell-${LAST - 1}-7`).click();
  expect(await selectedCell(page)).toBe(`H${LAST}`);
  const before = await content(page).inputValue();
  await page.locator('#grid').focus();
  await timed('type', async () => {
    await type(page, '1,000,000.00');
    await page.locator(`#cell-${LAST - 1}-7`, { hasText: /1,?000,?000|#/ }).waitFor();
  });
  await timed('notice the change', () => stands(page, '公开表已过时'));
  await page.getByRole('button', { name: '撤销输入' }).click();
  expect(await content(page).inputValue()).toBe(before);

  await goTo(page, '表3', 'E9');
  await type(page, '1');
  await stands(page, '有问题待处理');
  await timed('check and mark', async () => {
    await page.getByRole('button', { name: '审核并标出' }).click();
    await page.getByText(/发现错误 \d+ 处/).waitFor();
  });
  await page.getByRole('tab', { name: '表3', exact: true }).click();
  expect(await page.locator('#cell-8-4').getAttribute('class')).toContain('grid-error');
}, 600_000);
