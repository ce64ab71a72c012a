/** How long files take and how much memory, against the least that reading them can cost and against a script in openpyxl. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ledgerFile } from './ledger-file';
import { ledgerLines } from './ledger-rows';
import { median } from './stopwatch';

/** Beside this file where it is compiled. */
const JOB = join(__dirname, 'file-job.js');
/** From the project's folder, where the measurements run. */
const PYTHON_SCRIPT = 'scripts/bench/openpyxl-tables.py';
/** Milliseconds, for one process. */
const TIME_LIMIT = 900_000;

export interface FileTimes {
  readonly xmlBytes: number;
  /** Milliseconds. */
  readonly floor: number;
  readonly open: number;
  readonly save: number;
  readonly openRatio: number;
  readonly saveRatio: number;
}

export interface FileMemory {
  /** Bytes above what the process took before: while opening, and while saving after that. */
  readonly opened: number;
  readonly saved: number;
}

export interface CommandRun {
  /** Milliseconds from the start of the process to its end. */
  readonly elapsed: number;
  /** Bytes. */
  readonly peak: number;
}

function job<T>(...args: readonly string[]): T {
  const node = ['--expose-gc', '--max-old-space-size=6000', JOB, ...args];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, node, {
    encoding: 'utf8',
    timeout: TIME_LIMIT,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${error?.message ?? ''} ${stderr.slice(-500)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}

/** Files of this section, removed at the end. */
export class FileBench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
  readonly #python = pythonWithOpenpyxl();

  get hasOpenpyxl(): boolean {
    return this.#python !== undefined;
  }

  /** @returns the path of a ledger of so many rows */
  async ledger(rows: number): Promise<string> {
    const path = join(this.#folder, `${rows}.xlsx`);
    if (!existsSync(path)) writeFileSync(path, await ledgerFile(rows));
    return path;
  }

  /** Opening, and saving after one cell was typed. */
  times(path: string, runs: number): FileTimes {
    return job<FileTimes>('times', path, String(runs));
  }

  memory(path: string): FileMemory {
    return job<FileMemory>('memory', path);
  }

  /** The whole command `fill`, process and all. */
  fill(path: string, runs: number): CommandRun {
    const measured = Array.from({ length: runs }, () => {
      const start = performance.now();
      const { code, peak } = job<{ code: number; peak: number }>(
        'command',
        'fill',
        path,
        '-o',
        join(this.#folder, 'filled.xlsx'),
      );
      if (code !== 0) throw new Error(`fill answered ${code}`);
      return { elapsed: performance.now() - start, peak };
    });
    return { elapsed: median(measured.map(({ elapsed }) => elapsed)), peak: median(measured.map(({ peak }) => peak)) };
  }

  /**
   * The script in openpyxl over the same file.
   *
   * @returns milliseconds; undefined where no Python with openpyxl is installed
   * @throws Error where its 表3 does not add up to the ledger
   */
  openpyxl(path: string, rows: number, runs: number): number | undefined {
    const python = this.#python;
    if (python === undefined) return undefined;
    const expected = ledgerLines(rows).reduce((sum, { amount }) => sum + amount, 0);
    return median(
      Array.from({ length: runs }, () => {
        const start = performance.now();
        const args = [PYTHON_SCRIPT, path, join(this.#folder, 'openpyxl.xlsx')];
        const { stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', timeout: TIME_LIMIT });
        const elapsed = performance.now() - start;
        if (Number(stdout) !== expected)
          throw new Error(`openpyxl added up ${stdout}, not ${expected}: ${stderr.slice(-500)}`);
        return elapsed;
      }),
    );
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The first Python on the path that has openpyxl: there may be several. */
function pythonWithOpenpyxl(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'python3'))
    .find((python) => existsSync(python) && spawnSync(python, ['-c', 'import openpyxl']).status === 0);
}
