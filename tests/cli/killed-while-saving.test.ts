/** Saving in a process of its own, which is killed, interrupted, or not allowed to write. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT, runCli, runNode } from '../support/run-cli';
import { SAMPLE_PATH } from '../support/sample';
import { dumpFile } from '../support/workbook-dump';

const SIZE = 3_000_000;
const KILLS = 40;
/** Saves over the same file until it is ended (a minute at most, where nobody does); its content is one letter over and over, another one each time. */
const SAVING = `
  import { saveFile } from './save-file.mjs';
  process.stdout.write('ready');
  for (let turn = 0; performance.now() < 60_000; turn++) await saveFile(process.argv[2], Buffer.alloc(${SIZE}, 65 + (turn % 26)));
`;
/** Saves once and says what came of it. */
const SAVING_ONCE = `
  import { saveFile } from './save-file.mjs';
  await saveFile(process.argv[2], Buffer.from('new')).then(() => console.log('saved'), ({ message }) => console.log(message));
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  // The person without rights has to get this far.
  chmodSync(folder, 0o755);
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/save-file.ts'],
    outfile: join(folder, 'save-file.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  writeFileSync(join(folder, 'saving.mjs'), SAVING);
  writeFileSync(join(folder, 'saving-once.mjs'), SAVING_ONCE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function emptyFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

async function savingTo(target: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(folder, 'saving.mjs'), target], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [, by] = (await ended) as [number | null, string | null];
  return by;
}

const isWhole = (bytes: Buffer) => bytes.length === SIZE && bytes.equals(Buffer.alloc(SIZE, bytes[0]));
const remains = (inside: string) =>
  readdirSync(inside).filter((name) => /^\.预算公开助手-[0-9a-f]{16}\.tmp$/.test(name));

test(`killed ${KILLS} times at any moment: a whole file each time, and beside it only what is known as ours`, async () => {
  const inside = emptyFolder('killed');
  const target = join(inside, 'F.xlsx');
  writeFileSync(target, Buffer.alloc(SIZE, 64));
  let cut = 0;
  const seen = new Set<number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await savingTo(target);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    expect(await end(child, 'SIGKILL')).toBe('SIGKILL');
    const bytes = readFileSync(target);
    expect(isWhole(bytes)).toBe(true);
    seen.add(bytes[0] ?? 0);
    expect(readdirSync(inside)).toHaveLength(remains(inside).length + 1);
    cut += remains(inside).length;
    for (const name of remains(inside)) rmSync(join(inside, name));
  }
  // The kills did hit saves, before and after a file was put in place.
  expect(cut).toBeGreaterThan(0);
  expect(seen.size).toBeGreaterThan(1);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while it saves: whole, and nothing is left beside it',
  async (signal) => {
    const inside = emptyFolder(signal);
    const target = join(inside, 'F.xlsx');
    for (let time = 0; time < 5; time++) {
      const child = await savingTo(target);
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 30));
      expect(await end(child, signal)).toBe(signal);
      if (existsSync(target)) expect(isWhole(readFileSync(target))).toBe(true);
      expect(remains(inside)).toEqual([]);
    }
  },
);

describe('as a person without the right to write', () => {
  /** An administrator may write everywhere: then it is somebody else who tries. */
  const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const saveOnce = (target: string) =>
    runNode([join(folder, 'saving-once.mjs'), target], { ...other, cwd: folder }).stdout;

  test('a folder that nobody may write to: told, the old file stays', () => {
    const inside = emptyFolder('read-only-folder');
    const target = join(inside, 'F.xlsx');
    writeFileSync(target, 'old');
    chmodSync(target, 0o666);
    chmodSync(inside, 0o555);
    expect(saveOnce(target)).toMatch(/^文件夹“.*read-only-folder”不允许写入。请换一个文件夹，.*没有保存/);
    expect(saveOnce(join(inside, 'new.xlsx'))).toMatch(/^文件夹“.*read-only-folder”不允许写入/);
    chmodSync(inside, 0o755);
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(inside)).toEqual(['F.xlsx']);
  });

  test('a read-only file in a folder that anybody may write to: told, the old file stays', () => {
    const inside = emptyFolder('read-only-file');
    chmodSync(inside, 0o777);
    const target = join(inside, 'F.xlsx');
    writeFileSync(target, 'old');
    chmodSync(target, 0o444);
    expect(saveOnce(target)).toMatch(/^文件“.*F\.xlsx”是只读的.*请去掉只读，或换一个输出文件名。没有保存/);
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(inside)).toEqual(['F.xlsx']);
    expect(saveOnce(join(inside, 'new.xlsx'))).toBe('saved\n');
  });
});

test('the same path in and out: fill, then undo, and it is the sample again, with the permissions it had', async () => {
  const target = join(emptyFolder('same'), 'F.xlsx');
  writeFileSync(target, readFileSync(SAMPLE_PATH), { mode: 0o600 });
  expect(runCli('fill', target, '-o', target)).toMatchObject({ status: 0, stderr: '' });
  expect((await dumpFile(readFileSync(target))).map(({ name }) => name)).toContain('表11');
  expect(runCli('undo', target, '-o', target)).toMatchObject({ status: 0, stderr: '' });
  expect(await dumpFile(readFileSync(target))).toEqual(await dumpFile(readFileSync(SAMPLE_PATH)));
  expect(readdirSync(join(folder, 'same'))).toEqual(['F.xlsx']);
});
