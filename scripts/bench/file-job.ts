/**
 * One thing done with a file, in a process of its own, so that its memory is its own. Prints one line of JSON.
 *
 *   file-job.js times FILE RUNS      floor, open and save after a typed cell, by turns
 *   file-job.js memory FILE          the same once, for the memory at its highest
 *   file-job.js command ARGS…        the command line as it is built
 */
import { existsSync, readFileSync } from 'node:fs';
import { runCommand } from '../../src/cli/run-command';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { floorPass } from './file-floor';
import { median } from './stopwatch';

/**
 * Bytes: the most that this process ever took from the machine. Linux counts what its parent took as well in the figure that
 * Node gives; the one of its memory map begins with the program.
 */
function peak(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Cell H5, the first amount, as a person types it. */
const CELL = { sheet: DEFAULT_LAYOUT.ledger.sheet, row: 4, column: 7 };

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  globalThis.gc?.();
  const start = performance.now();
  const answer = await work();
  return [answer, performance.now() - start];
}

async function measureTimes(bytes: Uint8Array, runs: number) {
  const samples = { floor: [] as number[], open: [] as number[], save: [] as number[] };
  let xmlBytes = 0;
  // One more for warming up; each ratio is of one turn.
  for (let run = 0; run <= runs; run++) {
    const [pass, floor] = await timed(() => floorPass(bytes));
    const [workbook, open] = await timed(() => XlsxWorkbook.open(bytes));
    const [, save] = await timed(() => {
      workbook.typeInto(CELL, 123.45);
      return workbook.save();
    });
    xmlBytes = pass.xmlBytes;
    if (run === 0 && runs > 1) continue;
    samples.floor.push(floor);
    samples.open.push(open);
    samples.save.push(save);
  }
  const ratio = (times: readonly number[]) =>
    median(times.map((time, index) => time / (samples.floor[index] as number)));
  return {
    xmlBytes,
    floor: median(samples.floor),
    open: median(samples.open),
    save: median(samples.save),
    openRatio: ratio(samples.open),
    saveRatio: ratio(samples.save),
  };
}

async function measureMemory(path: string) {
  // What the program itself takes is there before the file is read.
  const before = peak();
  const workbook = await XlsxWorkbook.open(readFileSync(path));
  const opened = peak();
  workbook.typeInto(CELL, 123.45);
  await workbook.save();
  return { opened: opened - before, saved: peak() - before };
}

async function main([job = '', ...args]: readonly string[]): Promise<void> {
  const [path = '', runs = '1'] = args;
  let answer: object;
  if (job === 'times') answer = await measureTimes(readFileSync(path), Number(runs));
  else if (job === 'memory') answer = await measureMemory(path);
  else if (job === 'command') {
    const terminal = { out: () => undefined, err: (text: string) => process.stderr.write(`${text}\n`) };
    answer = { code: await runCommand(args, terminal), peak: peak() };
  } else throw new Error(`no job ${job}`);
  console.log(JSON.stringify(answer));
}

void main(process.argv.slice(2));
