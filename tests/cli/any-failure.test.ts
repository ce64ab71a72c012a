/** Whatever goes wrong, wherever: exit 2 and a Chinese sentence; never a stack, and never 1, which means errors in the workbook. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { type Ran, ROOT, runCli, runNode } from '../support/run-cli';
import { SAMPLE_PATH } from '../support/sample';

const PROGRAM = join(ROOT, 'dist-cli/cli.mjs');
let folder: string;

beforeAll(() => {
  expect(runCli('--help').status).toBe(0);
  folder = mkdtempSync(join(tmpdir(), 'any-failure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectTold({ status, stderr }: Ran): void {
  expect(stderr).toMatch(/[\u4e00-\u9fff].*。/);
  expect(stderr).toMatch(/请/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/node:internal|file:\/\/|Node\.js v/);
  expect(status).toBe(2);
}

/** Functions that every part of the program and its libraries calls; Node's own parts keep to theirs. */
const CALLED = [
  'Array.prototype.map',
  'Array.prototype.filter',
  'Map.prototype.get',
  'Map.prototype.set',
  'String.prototype.split',
];
const THROWN = [
  `new Error('broken')`,
  `new TypeError("Cannot read properties of undefined (reading 'x')")`,
  `new RangeError('Array buffer allocation failed')`,
  `new Error('outer\\n    at inner (file.js:1:1)')`,
  `'a text'`,
  'undefined',
  'null',
  'Object.create(null)',
  `{ toString() { throw new Error('worse') } }`,
];

/** Lets the call of this number throw, counted over all of them from 1; writes how many there were, and whether it did. */
function throwingAt(
  call: number,
  thrown: string,
): { args: string[]; seen: () => { calls: number; hasThrown: boolean } } {
  const report = join(folder, 'seen.json');
  const code = `
    import { writeFileSync } from 'node:fs';
    let calls = 0, hasThrown = false;
    for (const owner of ${JSON.stringify(CALLED)}) {
      const [type, , name] = owner.split('.');
      const original = globalThis[type].prototype[name];
      globalThis[type].prototype[name] = function (...args) {
        if (++calls === ${call}) { hasThrown = true; throw ${thrown}; }
        return Reflect.apply(original, this, args);
      };
    }
    process.on('exit', () => writeFileSync(${JSON.stringify(report)}, JSON.stringify({ calls, hasThrown })));`;
  return {
    args: ['--import', `data:text/javascript,${encodeURIComponent(code)}`, PROGRAM],
    seen: () => JSON.parse(readFileSync(report, 'utf8')) as { calls: number; hasThrown: boolean },
  };
}

test.each([
  ['check', SAMPLE_PATH, '--json'],
  ['document', SAMPLE_PATH, '-o', 'D.docx'],
])(
  'a throw at any inner call of %s is exit 2 with a sentence',
  (...command) => {
    const counting = throwingAt(0, 'undefined');
    expect(runNode([...counting.args, ...command], { cwd: folder }).status).toBe(0);
    const { calls } = counting.seen();
    expect(calls).toBeGreaterThan(1000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: calls }), fc.constantFrom(...THROWN), (call, thrown) => {
        const { args, seen } = throwingAt(call, thrown);
        const ran = runNode([...args, ...command], { cwd: folder });
        expect(seen().hasThrown).toBe(true);
        expectTold(ran);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
  200_000,
);

describe('around the commands', () => {
  /** Bundles the frame around something else that is run in it. */
  function inFrame(work: string, options: readonly string[] = []): Ran {
    const file = join(folder, 'framed.mjs');
    const contents = `import { runProgram } from './src/cli/run-program'; void runProgram(async (terminal) => { ${work} });`;
    buildSync({
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    return runNode([...options, file]);
  }

  test('what is returned is the exit code, without a word', () => {
    expect(inFrame(`terminal.out('done'); return 1;`)).toEqual({ status: 1, stdout: 'done\n', stderr: '' });
  });

  test.each([
    ['thrown', `throw new Error('x');`],
    [
      'thrown in an event',
      `setTimeout(() => { throw new Error('x') }); await new Promise((end) => setTimeout(end, 1e4));`,
    ],
    [
      'rejected, and nobody waits for it',
      `void Promise.reject(new Error('x')); await new Promise((end) => setTimeout(end, 1e4));`,
    ],
    ['rejected with nothing', `return Promise.reject();`],
    ['a promise that nobody fulfils', `await new Promise(() => undefined);`],
    ['a stack that is too deep', `const deeper = (): number => deeper() + 1; return deeper();`],
    ['an end in the middle of the work', `process.exit();`],
    ['thrown after the answer', `setTimeout(() => { throw new Error('x') }); return 0;`],
  ])('%s: exit 2 with a sentence', (_, work) => expectTold(inFrame(work)));

  test.each([
    ['a buffer', `new Uint8Array(2 ** 53 - 1); return 0;`],
    ['a text', `'x'.repeat(2 ** 30); return 0;`],
    ['an array', `new Array(-1); return 0;`],
  ])('%s that fits into no memory is told as that', (_, work) => {
    const ran = inFrame(work);
    expectTold(ran);
    expect(ran.stderr).toMatch(/^内存不够/);
  });
});

describe('where the output goes', () => {
  const check = `"${process.execPath}" "${PROGRAM}" check "${SAMPLE_PATH}"`;
  const shell = (line: string) => spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });

  test('a reader that has gone away is no failure: not a word, and the exit code is that of the work', () => {
    expect(shell(`{ ${check}; echo $? >&2; } | true`).stderr).toBe('0\n');
  });

  test('a full disk behind standard output is told, exit 2', () => {
    const { status, stderr } = shell(`${check} > /dev/full`);
    expectTold({ status, stdout: '', stderr });
    expect(stderr).toMatch(/^结果没能全部写到标准输出/);
  });

  test('with standard error closed the exit code still tells', () => {
    expect(shell(`${check} --nonsense 2>&-`).status).toBe(2);
  });
});

test('a file that is damaged at any place is opened or refused, never a stack', () => {
  const bytes = readFileSync(SAMPLE_PATH);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      writeFileSync(join(folder, 'damaged.xlsx'), damaged);
      const ran = runNode([PROGRAM, 'check', 'damaged.xlsx'], { cwd: folder });
      if (ran.status === 0 || ran.status === 1) expect(ran.stderr).toBe('');
      else expectTold(ran);
    }),
    { numRuns: 8 },
  );
});
