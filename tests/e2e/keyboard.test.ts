/** The browser version by the keyboard alone: what has the focus is always seen. */
import type { Page } from 'playwright-core';
import { sampleBytes } from '../support/sample';
import { artefact } from './browser';
import {
  browserVersion,
  cellsOf,
  content,
  saved,
  selectedCell,
  shownSheet,
  stands,
  statusOf,
  walkTo,
} from './browser-page';

const openPage = browserVersion();

/** What has the focus, and how that is seen. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: '', isSeen: false };
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    // Fluent UI draws the ring of some controls beside them.
    const beside = getComputedStyle(element, '::after');
    const ring = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) > 0;
    const { width, height, top, left } = element.getBoundingClientRect();
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
      isSeen:
        (ring(outlineStyle, outlineWidth) ||
          boxShadow !== 'none' ||
          (beside.content !== 'none' && ring(beside.outlineStyle, beside.outlineWidth)) ||
          (beside.content !== 'none' && ring(beside.borderTopStyle, beside.borderTopWidth))) &&
        width > 0 &&
        height > 0 &&
        top < innerHeight &&
        left < innerWidth,
    };
  });
}

/** Presses Tab until something of this name has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.name === '') continue;
    passed.push(now.name);
    expect(now).toEqual({ name: now.name, isSeen: true });
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`Tab does not reach ${String(name)}; it passed ${passed.join(' · ')}`);
}

async function toGrid(page: Page): Promise<void> {
  await page.keyboard.press('F6');
  if (!(await focused(page)).name.includes('方向键移动')) await page.keyboard.press('F6');
  expect(await focused(page)).toMatchObject({ name: expect.stringContaining('方向键移动'), isSeen: true });
}

test('from the sample to a saved file: fill, break a figure, check, go to it, correct it, prepare the print, undo both, save', async () => {
  const page = await openPage();
  await tabTo(page, '一键生成');
  await page.keyboard.press('Enter');
  await stands(page, '审核通过，可以打印');
  expect(await shownSheet(page)).toBe('表1');

  // To 表3 by the tabs of the sheets.
  await tabTo(page, '表1', 'Shift+Tab');
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
  expect([await shownSheet(page), (await focused(page)).isSeen]).toEqual(['表3', true]);
  await toGrid(page);
  await walkTo(page, 'E9');
  await page.keyboard.press('F2');
  expect((await focused(page)).isSeen).toBe(true);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('168.10');
  await page.keyboard.press('Enter');
  await stands(page, '有问题待处理');

  await page.keyboard.press('F6');
  expect((await focused(page)).isSeen).toBe(true);
  await tabTo(page, '审核并标出');
  await page.keyboard.press('Enter');
  await page.getByText('发现错误 1 处').waitFor();

  // Back to the sheet, away from the finding, and to it by F8.
  await toGrid(page);
  await page.keyboard.press('Control+Home');
  expect(await selectedCell(page)).toBe('A1');
  await page.keyboard.press('F8');
  await page.getByLabel('单元格', { exact: true }).getByText('E9').waitFor();
  expect([await shownSheet(page), await content(page).inputValue()]).toEqual(['表3', '168.1']);
  expect((await focused(page)).name).toContain('方向键移动');
  await page.screenshot({ path: artefact('keyboard-finding.png') });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('186.10');
  await page.keyboard.press('Enter');

  await page.keyboard.press('F6');
  await tabTo(page, '清除标记');
  await page.keyboard.press('Enter');
  await stands(page, '审核通过，可以打印');
  await tabTo(page, /^打印准备/);
  await page.keyboard.press('Enter');
  await page.getByText('已设置 11 张表').waitFor();
  await stands(page, '打印准备已完成');

  // 撤销 takes the set-up of the pages back, then the fill.
  await tabTo(page, '撤销', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('已撤销“打印准备”。').waitFor();
  await stands(page, '审核通过，可以打印');
  if ((await focused(page)).name !== '撤销') await tabTo(page, '撤销', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const agree = page.getByRole('button', { name: '放弃后来的修改并撤销' });
  await agree.or(statusOf(page, '底稿已填好')).first().waitFor();
  if (await agree.isVisible()) {
    await tabTo(page, '放弃后来的修改并撤销');
    await page.keyboard.press('Enter');
  }
  await stands(page, '底稿已填好');

  const { name, bytes } = await saved(page, () => page.keyboard.press('Control+S'));
  expect(name).toBe('示例底稿-2024.xlsx');
  expect(await cellsOf(bytes)).toEqual(await cellsOf(sampleBytes()));
}, 300_000);

test('typed, taken back by Ctrl+Z, left by Esc', async () => {
  const page = await openPage();
  await tabTo(page, /方向键移动/);
  await walkTo(page, 'B5');
  const before = await content(page).inputValue();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100200');
  await page.keyboard.press('Escape');
  expect(await content(page).inputValue()).toBe(before);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100200');
  await page.keyboard.press('Enter');
  expect(await content(page).inputValue()).toBe('100200');
  await page.keyboard.press('Control+Z');
  expect(await content(page).inputValue()).toBe(before);
  expect((await focused(page)).isSeen).toBe(true);
}, 300_000);
