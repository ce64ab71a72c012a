/** The built command line in a process of its own, as a person runs it. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');
/** What `npm run cli` runs: builds dist-cli/ first where a source has changed. */
const LAUNCHER = join(ROOT, 'scripts/cli/run.mjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param args what follows `npm run cli --` */
export function runCli(...args: string[]): Ran {
  return runNode([LAUNCHER, ...args]);
}

/** @param args of Node itself, the program and its own arguments */
export function runNode(args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, ...options, encoding: 'utf8' });
  return { status, stdout, stderr };
}
