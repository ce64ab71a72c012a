/** Looks for what bars people: axe over a page as it stands. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

interface AxeWindow {
  readonly axe: {
    run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
  };
}

/** @returns each violation with the elements it is about; none where all is well */
export async function violations(page: Page): Promise<string[]> {
  // The content security policy of the page lets no script in from outside: the debugger may.
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  // Half-way from one colour to the next no button has the contrast that it will have.
  await page.evaluate(async () => {
    const moving = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    for (let turn = 0; turn < 100 && moving().length > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
  return page.evaluate(async () => {
    const { violations: found } = await (window as unknown as AxeWindow).axe.run();
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}
