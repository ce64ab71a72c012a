/** Files of the old formats on the command line. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { runCommand, UsageError } from '../../src/cli/run-command';
import { STATE_SHEET } from '../../src/worksheet/state';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { biffFile, f64, record, u16 } from '../old-formats/biff-file';
import { sampleBytes } from '../support/sample';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'old-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);

async function run(...args: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const code = await runCommand(args, { out: (text) => said.out.push(text), err: (text) => said.err.push(text) });
  return { code, ...said };
}

/** The base worksheets as another program leaves them behind: values only, and no record of what was filled before. */
function sampleAsEt(): string {
  const book = XLSX.read(sampleBytes(), { type: 'buffer' });
  book.SheetNames = book.SheetNames.filter((name) => name !== STATE_SHEET);
  writeFileSync(file('底稿.et'), XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  return file('底稿.et');
}

test('a .et fills like the sample, and what happened to it is said apart from the results', async () => {
  const input = sampleAsEt();
  const before = readFileSync(input);
  const { code, err, out } = await run('fill', input, '-o', file('结果.xlsx'));
  expect([code, err]).toEqual([0, [`“${input}”是旧格式的工作簿，已转换后读取；它本身不变，保存的结果是 .xlsx。`]]);
  expect(out.at(-1)).toBe(`已保存：${file('结果.xlsx')}`);
  expect(readFileSync(input)).toEqual(before);
  const answer = await run('explain', file('结果.xlsx'), '表3!E9');
  expect(answer.out[0]).toContain('表3!E9 ＝ 186.10 万元');
});

test('what is not carried over is said, one thing a line, and --json stays alone on standard output', async () => {
  const chart = record(0x5d, u16(0x15), u16(0x12), u16(5), u16(1), new Array<number>(14).fill(0));
  const records = [record(0x203, u16(0), u16(0), u16(15), f64(1)), chart, record(0x1b0, u16(1))];
  const bytes = biffFile([], [{ name: '情况说明', records }]);
  expect((await XlsxWorkbook.open(bytes)).lost).toHaveLength(2);
  writeFileSync(file('图.xls'), bytes);
  const { code, err } = await run('clear', file('图.xls'), '-o', file('图.xlsx'));
  expect(code).toBe(0);
  expect(err.slice(1)).toEqual(['  图表 1 个没有带过来。', '  条件格式 1 条没有带过来。']);
});

test.each([
  ['fill', '结果.XLS', '结果.xlsx'],
  ['check', '结果.et', '结果.xlsx'],
  ['clear', 'a.b/结果.xls', 'a.b/结果.xlsx'],
])('%s -o %s is refused and names %s', async (command, output, wanted) => {
  const answer = run(command, sampleAsEt(), '-o', file(output));
  await expect(answer).rejects.toThrow(UsageError);
  await expect(answer).rejects.toThrow(`请改为 ${file(wanted)}。`);
  expect(existsSync(file(output))).toBe(false);
});
