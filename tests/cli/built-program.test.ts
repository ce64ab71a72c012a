/** The command line as it is built: it starts at once, needs nothing but Node.js, and loads only what a command needs. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, ROOT, runCli, runNode } from '../support/run-cli';
import { SAMPLE_PATH } from '../support/sample';

const BUILT = join(ROOT, 'dist-cli');
let folder: string;
/** A copy of dist-cli/ far from any node_modules. */
let copy: string;

beforeAll(() => {
  expect(runCli('--help')).toMatchObject({ status: 0, stderr: '' });
  folder = mkdtempSync(join(tmpdir(), 'built-program-'));
  copy = join(folder, 'dist-cli');
  cpSync(BUILT, copy, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Ran => runNode([join(copy, 'cli.mjs'), ...args], { cwd: folder });

/** Takes parts away while something runs, then puts them back. */
function without(parts: RegExp, work: () => void): void {
  const aside = join(folder, 'aside');
  cpSync(copy, aside, { recursive: true });
  const removed = readdirSync(copy).filter((name) => parts.test(name));
  expect(removed).not.toEqual([]);
  for (const name of removed) rmSync(join(copy, name));
  try {
    work();
  } finally {
    cpSync(aside, copy, { recursive: true });
    rmSync(aside, { recursive: true });
  }
}

test('package.json names the built program, and it can be started as it is', () => {
  const { bin, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect({ bin, files }).toEqual({ bin: { 'budget-disclosure': 'dist-cli/cli.mjs' }, files: ['dist-cli'] });
  expect(readFileSync(join(BUILT, 'cli.mjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(statSync(join(BUILT, 'cli.mjs')).mode & 0o111).not.toBe(0);
});

test('--help needs the first file and its small parts only: no library and none of the accounting', () => {
  without(/^(commands|make-document|text-lines)-/, () => {
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('paint')).toMatchObject({ status: 2, stdout: '' });
  });
  const small = readdirSync(copy).filter((name) => /^cli\.mjs$/.test(name));
  expect(statSync(join(copy, small[0] ?? '')).size).toBeLessThan(20_000);
});

test('check and fill load neither the library that writes .docx nor the one that reads it', () => {
  without(/^(make-document|text-lines)-/, () => {
    expect(run('check', SAMPLE_PATH)).toMatchObject({ status: 0, stderr: '' });
    expect(run('fill', SAMPLE_PATH, '-o', 'F.xlsx')).toMatchObject({ status: 0, stderr: '' });
  });
});

test('the parts for .docx are there when they are needed: the document is written, and checked against its tables', () => {
  expect(run('document', 'F.xlsx', '-o', 'D.docx')).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout } = run('check', 'F.xlsx', '--text', 'D.docx');
  expect(status).toBe(0);
  expect(stdout).toMatch(/文字：核对了 \d{3} 个数/);
});

test('a part that is missing is told in a sentence, exit 2', () => {
  without(/^make-document-/, () => {
    const { status, stderr } = run('document', 'F.xlsx', '-o', 'none.docx');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^程序的文件不全，可能刚刚更新过/);
    expect(existsSync(join(folder, 'none.docx'))).toBe(false);
  });
});

describe('in a project of its own', () => {
  let project: string;
  const launch = (...args: string[]) => runNode([join(project, 'scripts/cli/run.mjs'), ...args], { cwd: project });
  const prepare = () => runNode([join(project, 'scripts/cli/prepare.mjs')], { cwd: project });

  beforeAll(() => {
    project = join(folder, 'project');
    cpSync(join(ROOT, 'scripts/cli'), join(project, 'scripts/cli'), { recursive: true });
    mkdirSync(join(project, 'src/cli'), { recursive: true });
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'])
      cpSync(join(ROOT, name), join(project, name));
    writeFileSync(join(project, 'src/cli/main.ts'), `import { word } from './word';\nconsole.log(word);\n`);
    writeFileSync(join(project, 'src/cli/word.ts'), `export const word = 'first';\n`);
    // A bundler that is not there, whatever stands in a folder above.
    mkdirSync(join(project, 'node_modules/esbuild'), { recursive: true });
    writeFileSync(join(project, 'node_modules/esbuild/package.json'), '{"main":"main.mjs"}');
  });

  test('without the development tools `npm ci` does not fail, and a start tells what to do', () => {
    const { status, stdout } = prepare();
    expect([status, stdout]).toEqual([
      0,
      '没有装开发依赖，命令行没有构建；要用命令行，请运行 npm ci（不带 --omit=dev）。\n',
    ]);
    expect(launch('--help')).toMatchObject({ status: 2, stdout: '' });
    expect(launch('--help').stderr).toMatch(/^命令行还没有构建.*请在项目文件夹里运行 npm ci/);
  });

  test('with them it is built once, and again when a source that went into it has changed', () => {
    const link = `export * from ${JSON.stringify(join(ROOT, 'node_modules/esbuild/lib/main.js'))};\n`;
    writeFileSync(join(project, 'node_modules/esbuild/main.mjs'), link);
    expect(prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
    const built = () => statSync(join(project, 'dist-cli/cli.mjs')).mtimeMs;
    const first = built();
    expect(launch()).toEqual({ status: 0, stdout: 'first\n', stderr: '' });
    expect(built()).toBe(first);
    writeFileSync(join(project, 'src/cli/word.ts'), `export const word: string = 'second';\n`);
    expect(launch()).toEqual({ status: 0, stdout: 'second\n', stderr: '' });
  });

  test('a source that cannot be built is told with its place, exit 2, and the old program does not run', () => {
    writeFileSync(join(project, 'src/cli/word.ts'), `export const word = ;\n`);
    const { status, stdout, stderr } = launch();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^命令行没有构建成功，什么也没有做。.*\n详情：src\/cli\/word\.ts 第 1 行：/);
  });
});
