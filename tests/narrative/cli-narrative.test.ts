/** The command `narrative`, run in this process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/run-command';
import { filledSampleBytes } from '../support/filled-sample';
import { damagedSample, SAMPLE_PATH } from '../support/sample';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narrative-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCommand(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

test('the sample as text: twelve sections, nothing open, exit 0', async () => {
  expect(await run('narrative', SAMPLE_PATH, '-o', file('T.txt'))).toEqual({
    status: 0,
    out: `已保存：${file('T.txt')}`,
    err: '',
  });
  const text = readFileSync(file('T.txt'), 'utf8');
  expect(text.match(/^[一二三四五六七八九十]+、/gm)).toHaveLength(14);
  expect(text).toContain('一般公共预算1,719.34万元，占43.78%，比上年预算增加88.81万元，增长5.45%，主要原因是：');
  expect(text).not.toContain('待补');
});

test('a missing reason is listed on the screen and stands in brackets in the text', async () => {
  writeFileSync(file('B.xlsx'), await (await damagedSample({ '变动原因!F5': null })).save());
  const { status, out } = await run('narrative', file('B.xlsx'), '-o', file('B.txt'));
  expect(status).toBe(0);
  expect(out).toContain('待补 1 处：\n  “收入·一般公共预算”比上年增加88.81万元，请在“变动原因”');
  expect(readFileSync(file('B.txt'), 'utf8')).toContain('主要原因是：【待补：变动原因】。');
});

test('to a workbook: the sheet is written; a wrong entry: its cell is told, exit 2, no file', async () => {
  writeFileSync(file('F.xlsx'), await filledSampleBytes());
  const { status, out } = await run('narrative', file('F.xlsx'), '-o', file('N.xlsx'));
  expect([status, out]).toEqual([0, `已写入“情况说明”。\n已保存：${file('N.xlsx')}`]);
  writeFileSync(file('W.xlsx'), await (await damagedSample({ '国有资产!C6': '三十九' })).save());
  const wrong = await run('narrative', file('W.xlsx'), '-o', file('none.txt'));
  expect(wrong.status).toBe(2);
  expect(wrong.err).toContain('国有资产!C6（现为“三十九”）：数量不是数');
  expect(existsSync(file('none.txt'))).toBe(false);
});
