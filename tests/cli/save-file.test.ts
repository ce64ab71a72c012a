/** Saving on the command line: whatever fails, the old or the new file stands there whole. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FileCalls } from '../../src/cli/file-calls';
import { saveFile } from '../../src/cli/save-file';
import { WorkbookError } from '../../src/worksheet/workbook';

const OLD = Buffer.from('旧的内容');
const NEW = Buffer.from('新的内容，比旧的长一些');

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-file-'));
  target = join(folder, '结果.xlsx');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const systemError = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });

/** Remains of a run that was killed while it saved, as they are called. */
const remains = () => readdirSync(folder).filter((name) => name.startsWith('.预算公开助手-'));

interface Trouble {
  /** Counted from 1. */
  readonly call: number;
  readonly code: string;
  /** The program ends there: nothing is tidied up any more. */
  readonly isEnd?: boolean;
}

/** The real calls, those of an open file included, until one of them fails. Writing fails when half is written. */
function failing({ call, code, isEnd = false }: Trouble) {
  const made: string[] = [];
  const guarded = <Owner extends object>(owner: Owner): Owner =>
    new Proxy(owner, {
      get(_, name: string) {
        const member = Reflect.get(owner, name) as unknown;
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          made.push(name);
          if (made.length === call || (isEnd && made.length > call)) {
            // What ends a program closes its files; a file that could not be closed cleanly is closed all the same.
            if (name === 'close') await (member as () => Promise<void>).call(owner);
            if (name === 'writeFile') await (member as (half: Buffer) => Promise<void>).call(owner, NEW.subarray(0, 9));
            throw systemError(code);
          }
          const result = await (member as (...args: unknown[]) => Promise<unknown>).apply(owner, args);
          return name === 'open' ? guarded(result as object) : result;
        };
      },
    });
  return { calls: guarded<FileCalls>(fs), made };
}

async function callsOfASave(): Promise<readonly string[]> {
  const { calls, made } = failing({ call: 0, code: '' });
  await saveFile(target, NEW, calls);
  return made;
}

test('a new file, and one over an old one; nothing is left beside them', async () => {
  expect(await saveFile(target, OLD)).toEqual([]);
  expect(readFileSync(target)).toEqual(OLD);
  expect(await saveFile(target, NEW)).toEqual([]);
  expect(readFileSync(target)).toEqual(NEW);
  expect(readdirSync(folder)).toEqual(['结果.xlsx']);
});

test('the new file is confirmed by the disk before it takes the place of the old one, and its folder after that', async () => {
  writeFileSync(target, OLD);
  const made = await callsOfASave();
  expect(made.filter((name) => ['writeFile', 'sync', 'close', 'rename'].includes(name))).toEqual([
    ...['writeFile', 'sync', 'close', 'rename'],
    ...['sync', 'close'],
  ]);
});

describe.each(['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EDQUOT', 'EMFILE'])('%s', (code) => {
  test.each([true, false])(
    'at any one call (old file there: %s): old or new whole, told, nothing left',
    async (hasOld) => {
      if (hasOld) writeFileSync(target, OLD);
      const count = (await callsOfASave()).length;
      expect(count).toBeGreaterThanOrEqual(11);
      for (let call = 1; call <= count; call++) {
        rmSync(target, { force: true });
        if (hasOld) writeFileSync(target, OLD, { mode: 0o640 });
        const { calls, made } = failing({ call, code });
        const failure = await saveFile(target, NEW, calls).then(
          () => undefined,
          (error: unknown) => error,
        );
        const isReplaced = made.includes('rename') && !(made.length >= call && made[call - 1] === 'rename');
        if (isReplaced) expect(readFileSync(target)).toEqual(NEW);
        else if (hasOld) expect(readFileSync(target)).toEqual(OLD);
        else expect(existsSync(target)).toBe(false);
        expect(readdirSync(folder).filter((name) => name !== '结果.xlsx')).toEqual([]);
        // What is saved all the same needs no sentence; what is not saved must have one.
        if (failure === undefined) expect(isReplaced).toBe(true);
        else {
          expect(failure).toBeInstanceOf(WorkbookError);
          expect((failure as WorkbookError).message).toMatch(/“[^”]+结果\.xlsx”|文件夹“[^”]+”/);
          expect((failure as WorkbookError).message).toContain('请');
          expect((failure as WorkbookError).details).toContain(code);
        }
      }
    },
  );
});

test('the program ends at any call: old or new whole; the temporary file is one of ours, and told when it is removed', async () => {
  const wholes: string[] = [];
  const aside = mkdtempSync(join(tmpdir(), 'save-file-aside-'));
  for (let call = 1, wasReached = true; wasReached; call++) {
    writeFileSync(target, OLD);
    const { calls, made } = failing({ call, code: 'EIO', isEnd: true });
    await saveFile(target, NEW, calls).catch(() => undefined);
    wasReached = made.length >= call;
    const content = readFileSync(target);
    expect(content.equals(made.includes('rename') && made[call - 1] !== 'rename' ? NEW : OLD)).toBe(true);
    wholes.push(content.equals(OLD) ? 'old' : 'new');
    expect(readdirSync(folder).length).toBe(remains().length + 1);
    for (const name of remains()) renameSync(join(folder, name), join(aside, name));
  }
  for (const name of readdirSync(aside)) renameSync(join(aside, name), join(folder, name));
  rmSync(aside, { recursive: true });
  expect(new Set(wholes)).toEqual(new Set(['old', 'new']));
  const left = remains();
  expect(left.length).toBeGreaterThan(3);
  // Another run may be writing them just now.
  expect(await saveFile(target, NEW)).toEqual([]);
  expect(remains()).toEqual(left);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const name of left) utimesSync(join(folder, name), anHourAgo, anHourAgo);
  const notices = await saveFile(target, NEW);
  expect(notices).toHaveLength(left.length);
  for (const notice of notices) expect(notice).toMatch(/^已删除以前一次保存被中断时留下的临时文件“.*\.tmp”。$/);
  expect(readdirSync(folder)).toEqual(['结果.xlsx']);
});

test('what cannot be tidied up is named', async () => {
  writeFileSync(target, OLD);
  const made = await callsOfASave();
  const { calls } = failing({ call: made.indexOf('writeFile') + 1, code: 'ENOSPC', isEnd: true });
  await expect(saveFile(target, NEW, calls)).rejects.toThrow(
    /磁盘满了.*没有保存；“.*结果\.xlsx”若原来就有，仍和原来一样。旁边可能留下了临时文件“.*\.tmp”，请手工删除/,
  );
});

test('any permissions of the old file are those of the new one; a new file gets the usual ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0o200, max: 0o777 }), async (mode) => {
      writeFileSync(target, OLD);
      chmodSync(target, mode | 0o200);
      await saveFile(target, NEW);
      expect(statSync(target).mode & 0o777).toBe(mode | 0o200);
    }),
    { numRuns: 30 },
  );
  const fresh = join(folder, 'fresh.txt');
  const usual = join(folder, 'usual.txt');
  await saveFile(fresh, NEW);
  writeFileSync(usual, NEW);
  expect(statSync(fresh).mode).toBe(statSync(usual).mode);
});

test('a link stays a link, and what it leads to is replaced, also over several links and where nothing is there yet', async () => {
  mkdirSync(join(folder, 'kept'));
  const real = join(folder, 'kept/real.xlsx');
  symlinkSync('kept/real.xlsx', join(folder, 'inner.xlsx'));
  symlinkSync(join(folder, 'inner.xlsx'), target);
  for (const content of [OLD, NEW]) {
    await saveFile(target, content);
    expect(lstatSync(target).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'inner.xlsx')).isSymbolicLink()).toBe(true);
    expect(lstatSync(real).isFile()).toBe(true);
    expect(readFileSync(real)).toEqual(content);
  }
  expect(readdirSync(join(folder, 'kept'))).toEqual(['real.xlsx']);
});

test('links that lead in a circle, a folder, a missing folder, a file as a folder, a name that is too long: told', async () => {
  symlinkSync('b.xlsx', join(folder, 'a.xlsx'));
  symlinkSync('a.xlsx', join(folder, 'b.xlsx'));
  writeFileSync(join(folder, 'file'), OLD);
  const told: [string, RegExp][] = [
    ['a.xlsx', /绕成了圈的链接/],
    ['.', /是一个文件夹。请写明里面的文件名/],
    ['new/', /是一个文件夹。请写明里面的文件名/],
    ['none/x.xlsx', /没有文件夹“.*none”。请先建好它/],
    ['file/x.xlsx', /没有文件夹“.*file”/],
    [`${'长'.repeat(90)}.xlsx`, /路径太长/],
    ['x\0.xlsx', /不能用的字符/],
  ];
  for (const [name, sentence] of told) {
    // `join` would take the slash at the end away.
    await expect(saveFile(`${folder}/${name}`, NEW)).rejects.toThrow(sentence);
  }
  expect(readdirSync(folder).sort()).toEqual(['a.xlsx', 'b.xlsx', 'file']);
});

test('a name as long as a name can be is saved', async () => {
  const long = join(folder, `${'长'.repeat(83)}.xlsx`);
  await saveFile(long, NEW);
  expect(readFileSync(long)).toEqual(NEW);
});

test.each(['~$结果.xlsx', '.~lock.结果.xlsx#', '.~结果.xlsx'])(
  '%s beside the file says that a program has it open: refused, unless the file is new',
  async (owner) => {
    writeFileSync(join(folder, owner), '');
    await saveFile(target, OLD);
    await expect(saveFile(target, NEW)).rejects.toThrow(
      /正在 (Excel 或 WPS|LibreOffice|WPS) 里打开.*请先关闭它，或换一个输出文件名/,
    );
    expect(readFileSync(target)).toEqual(OLD);
  },
);

test('a device takes the bytes and stays a device', async () => {
  await saveFile('/dev/null', NEW);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});
