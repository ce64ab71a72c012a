/**
 * A slower processor for what a page runs, its workers among it: the browser's own throttling slows the page's thread alone.
 * The processes that draw pages are stopped and let go on in turns.
 */
import { spawn } from 'node:child_process';
import type { Browser } from 'playwright-core';

/** Milliseconds that a process runs between two stops: shorter than anything that is measured. */
const RUNS = 4;
/** New pages may come with processes of their own. Milliseconds. */
const LOOK = 100;

/** Takes process ids from its input, all of them each time; lets them go on when the input ends. */
const STOPPER = `
  const [runs, rate] = process.argv.slice(1).map(Number);
  let processes = [];
  const tell = (signal) => processes.forEach((id) => { try { process.kill(id, signal); } catch { /* It has ended. */ } });
  process.stdin.on('data', (data) => {
    tell('SIGCONT');
    processes = (data.toString().trim().split('\\n').at(-1) || '').split(' ').filter(Boolean).map(Number);
  });
  process.stdin.on('end', () => { tell('SIGCONT'); process.exit(); });
  let since = performance.now();
  const run = () => { tell('SIGCONT'); since = performance.now(); setTimeout(stop, runs); };
  // A timer is late by what the machine likes: what counts is the part of the time that they ran.
  const stop = () => { tell('SIGSTOP'); setTimeout(run, (performance.now() - since) * (rate - 1)); };
  run();
`;

/**
 * @param browser whose pages are slowed
 * @param rate so many times slower; 1 leaves them as they are
 * @returns ends it
 */
export async function slowPages(browser: Browser, rate: number): Promise<() => Promise<void>> {
  if (rate === 1) return () => Promise.resolve();
  const devTools = await browser.newBrowserCDPSession();
  const stopper = spawn(process.execPath, ['-e', STOPPER, String(RUNS), String(rate)], {
    stdio: ['pipe', 'inherit', 'inherit'],
    // Whoever ends this program from outside ends its group: what is stopped would stay so.
    detached: true,
  });
  let known = '';
  const look = async () => {
    const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
    const drawing = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : [])).join(' ');
    if (drawing !== known) stopper.stdin.write(`${drawing}\n`);
    known = drawing;
  };
  await look();
  const timer = setInterval(() => void look(), LOOK);
  return async () => {
    clearInterval(timer);
    await new Promise((resolve) => {
      stopper.once('exit', resolve);
      stopper.stdin.end();
    });
    await devTools.detach();
  };
}
