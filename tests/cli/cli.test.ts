/** The command line as a person calls it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { filledSampleBytes, publishedOnly } from '../support/filled-sample';
import { runCli as cli } from '../support/run-cli';
import { damagedSample, SAMPLE_PATH } from '../support/sample';
import { dumpFile } from '../support/workbook-dump';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);

test('template, filled in by nobody, then fill: the missing entries are listed, exit 2, no file', () => {
  expect(cli('template', '-o', file('T.xlsx'), '--year', '2024')).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout, stderr } = cli('fill', file('T.xlsx'), '-o', file('none.xlsx'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('单位信息!B4：没有填“单位名称”');
  expect(existsSync(file('none.xlsx'))).toBe(false);
});

test('fill the sample, explain a figure, undo: the sample again', async () => {
  expect(cli('fill', SAMPLE_PATH, '-o', file('F.xlsx'))).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout } = cli('explain', file('F.xlsx'), '表3!E9');
  expect(status).toBe(0);
  expect(stdout).toContain('表3!E9 ＝ 186.10 万元，由“支出明细”的 3 行合计');
  expect(cli('undo', file('F.xlsx'), '-o', file('U.xlsx'))).toMatchObject({ status: 0, stderr: '' });
  expect(await dumpFile(readFileSync(file('U.xlsx')))).toEqual(await dumpFile(readFileSync(SAMPLE_PATH)));
});

test('a damaged ledger is exit 2 with every problem on standard error, and no file', async () => {
  const workbook = await damagedSample({ '支出明细!H5': 'x', '支出明细!G6': 'y' });
  writeFileSync(file('D.xlsx'), await workbook.save());
  const { status, stdout, stderr } = cli('fill', file('D.xlsx'), '-o', file('no.xlsx'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('有 2 处错误');
  expect(stderr).toContain('支出明细!H5（现为“x”）：金额不是数');
  expect(existsSync(file('no.xlsx'))).toBe(false);
});

test.each([
  [['fill', 'nowhere.xlsx', '-o', 'x.xlsx'], '读不到'],
  [['fill', 'package.json', '-o', 'x.xlsx'], '这不是 .xlsx 文件'],
  [['fill', 'samples/2024.xlsx'], '缺少 -o 输出文件'],
  [['fill', '-o', 'x.xlsx'], '需要 1 个参数'],
  [['paint'], '没有“paint”这个命令'],
  [['fill', '--fast'], '命令写得不对：没有“--fast”这个选项'],
  [['fill', 'x.xlsx', '-o'], '选项“-o, --output <value>”后面缺少内容'],
  [['fill', 'x.xlsx', '--json=1'], '选项“--json”后面不带内容'],
  [['fill', 'samples', '-o', 'x.xlsx'], '这是一个文件夹'],
  [['fill', '/dev/zero', '-o', 'x.xlsx'], '是设备，不是文件'],
  [['template', '-o', 'x.xlsx', '--year', '24'], '四位年份'],
])('%j is exit 2: %s', (args, sentence) => {
  const { status, stderr } = cli(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
});

test('--help says how, on standard output, exit 0', () => {
  const { status, stdout } = cli('--help');
  expect(status).toBe(0);
  for (const command of ['template', 'fill', 'undo', 'explain', 'check', 'clear'])
    expect(stdout).toContain(`cli -- ${command}`);
});

describe('check', () => {
  test('the filled sample: exit 0, JSON with nothing found and eleven tables recognised', async () => {
    writeFileSync(file('C.xlsx'), await filledSampleBytes());
    const { status, stdout, stderr } = cli('check', file('C.xlsx'), '--json');
    expect([status, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout) as {
      findings: unknown[];
      notChecked: unknown[];
      recognised: { table: string; sheet: string }[];
    };
    expect(answer.findings).toEqual([]);
    expect(answer.recognised).toHaveLength(11);
    expect(answer.recognised[2]).toEqual({ table: '表3', sheet: '表3' });
  });

  test('one wrong figure among published tables: exit 1, one error that names the cell, the right value and the sum', async () => {
    const book = await publishedOnly();
    book.getWorksheet('表3')!.getCell('F11').value = 782.65;
    writeFileSync(file('W.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
    const { status, stdout } = cli('check', file('W.xlsx'), '--json');
    expect(status).toBe(1);
    const answer = JSON.parse(stdout) as Record<string, unknown[]>;
    const [findings, notChecked] = [answer.findings, answer.notChecked] as Record<string, unknown>[][];
    if (!findings || !notChecked) throw new Error('no findings in the answer');
    expect(findings).toHaveLength(1);
    expect(Object.keys(findings[0] ?? {})).toEqual([
      'check',
      'name',
      'severity',
      'sheet',
      'cell',
      'stated',
      'expected',
      'difference',
      'message',
      'terms',
    ]);
    const terms = findings[0]?.terms as { amount: string; weight: number }[];
    for (const term of terms) expect(Object.keys(term)).toEqual(['label', 'sheet', 'cell', 'amount', 'weight']);
    const steps = terms.map(({ amount, weight }) => weight * Number.parseInt(amount.replace(/[,.]/g, ''), 10));
    expect(steps.reduce((sum, step) => sum + step, 0)).toBe(72_865);
    expect(notChecked).toEqual([
      { check: 401, reason: '工作簿里没有可用的填报底稿' },
      { check: 402, reason: '工作簿里没有可用的填报底稿' },
    ]);
    expect(answer.recognised).toHaveLength(11);
    expect(findings[0]).toMatchObject({
      check: 201,
      name: 'footing',
      severity: 'error',
      sheet: '表3',
      cell: 'F11',
      stated: '782.65',
      expected: '728.65',
      difference: '54.00',
    });
    expect((findings[0]?.terms as { sheet: string; cell: string }[])[0]).toMatchObject({ sheet: '表3', cell: 'F10' });
    const text = cli('check', file('W.xlsx'));
    expect(text.status).toBe(1);
    expect(text.stdout).toContain('【错误】201 表3!F11');
    expect(text.stdout).toContain('同时不符：');
  });

  test('-o marks the cell and writes 审核结果; clear takes both away', async () => {
    const book = await publishedOnly();
    book.getWorksheet('表3')!.getCell('F11').value = 782.65;
    writeFileSync(file('W.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
    expect(cli('check', file('W.xlsx'), '-o', file('M.xlsx'))).toMatchObject({ status: 1, stderr: '' });
    const marked = await dumpFile(readFileSync(file('M.xlsx')));
    expect(marked.at(-1)?.name).toBe('审核结果');
    expect(marked.at(-1)?.cells.C4).toMatchObject({ value: '表3!F11' });
    expect(cli('clear', file('M.xlsx'), '-o', file('K.xlsx'))).toMatchObject({ status: 0, stderr: '' });
    expect(await dumpFile(readFileSync(file('K.xlsx')))).toEqual(await dumpFile(readFileSync(file('W.xlsx'))));
  });

  test('a file with nothing to check, or that is no workbook, is exit 2', async () => {
    writeFileSync(file('N.txt'), 'x');
    expect(cli('check', file('N.txt'), '--json')).toMatchObject({ status: 2, stdout: '' });
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet('Sheet1');
    writeFileSync(file('E.xlsx'), new Uint8Array(await empty.xlsx.writeBuffer()));
    const { status, stdout, stderr } = cli('check', file('E.xlsx'), '--json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('既没有填报底稿，也没有认得出的公开表');
  });
});
