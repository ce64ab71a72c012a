/**
 * The program around the commands: whatever happens, it ends with 0, 1 or 2 and, unless all went well, with a sentence. 1 means
 * that `check` found errors, and nothing else.
 */
import { writeSync } from 'node:fs';
import { failureText } from './failure-text';
import type { Terminal } from './terminal';

const UNUSABLE = 2;
const STANDARD_ERROR = 2;

/**
 * @param run does what was asked and returns the exit code
 * @returns when that is done; the process then ends by itself, with its exit code set
 */
export async function runProgram(run: (terminal: Terminal) => Promise<number>): Promise<void> {
  // Until the work is done, ending is failing.
  process.exitCode = UNUSABLE;
  let isDone = false;
  // Also of promises that nobody awaited: Node turns their rejections into this.
  process.on('uncaughtException', (error) => {
    isDone = true;
    sayAtOnce(failureText(error));
    process.exit(UNUSABLE);
  });
  process.on('exit', () => {
    if (!isDone) sayAtOnce('程序没有做完就停了，这次操作没有完成。请重试；仍不行时，请联系维护人员。');
  });
  const output = watchOutput();
  const terminal: Terminal = {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  };
  let code: number;
  try {
    code = await run(terminal);
  } catch (error) {
    code = UNUSABLE;
    terminal.err(failureText(error));
  }
  isDone = true;
  process.exitCode = output.isLost() ? UNUSABLE : code;
}

/** Who reads our output may go away (`… | head`): then nobody misses the rest. A full disk behind it is told. */
function watchOutput(): { isLost(): boolean } {
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    process.exitCode = UNUSABLE;
    sayAtOnce(`结果没能全部写到标准输出。请检查输出到的文件和磁盘空间，再试一次。\n详情：${String(error)}`);
  });
  // There is no third place to say that this one is closed; the exit code still tells.
  process.stderr.on('error', () => undefined);
  return { isLost: () => isLost };
}

function sayAtOnce(text: string): void {
  try {
    writeSync(STANDARD_ERROR, `${text}\n`);
  } catch {
    // Standard error is closed: the exit code is what is left to say it.
  }
}
