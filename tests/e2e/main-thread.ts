/**
 * How long the thread of a page is at work without a pause, in time of the processor: on a machine that others use as well, the
 * clock tells more of them than of the page.
 */
import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const MAIN_THREAD = 'CrRendererMain';

export interface ThreadWork {
  /** The longest single task, and all of them together. Milliseconds of the processor. */
  readonly longest: number;
  readonly all: number;
}

/** @returns what the thread of the page did meanwhile */
export async function watchMainThread(page: Page, step: () => Promise<unknown>): Promise<ThreadWork> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const devTools = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  devTools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  await step();
  const complete = new Promise((resolve) => devTools.once('Tracing.tracingComplete', resolve));
  await devTools.send('Tracing.end');
  await complete;
  await devTools.detach();
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ args }) => args.name === MAIN_THREAD).map(threadOf));
  const times = events
    // The traced tasks nest: the outer ones are of one name.
    .filter((event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
  if (times.length === 0) throw new Error('the trace holds no task of the page');
  return { longest: Math.max(...times), all: times.reduce((sum, time) => sum + time, 0) };
}
