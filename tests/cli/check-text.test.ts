/** `check … --text`: texts from files of several kinds against the filled sample. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { runCommand } from '../../src/cli/run-command';
import { WorkbookError } from '../../src/worksheet/workbook';
import { filledSampleBytes } from '../support/filled-sample';

let folder: string;
let filled: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-text-'));
  filled = file('F.xlsx');
  writeFileSync(filled, await filledSampleBytes());
});
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { status, stdout: out.join('\n'), stderr: err.join('\n') };
}

interface Json {
  readonly findings: readonly {
    readonly check: number;
    readonly severity: string;
    readonly sheet: string;
    readonly cell: string;
    readonly stated: string;
    readonly expected: string;
    readonly text?: { readonly line: number; readonly from: number; readonly to: number; readonly quote: string };
  }[];
  readonly notUnderstood: readonly { readonly clause: string }[];
  readonly textChecked: number;
}

const json = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as Json;

const LINES = ['二、关于示例单位2024年收入预算情况说明', '2024年收入预算3,972.29万元，另有12.00万元待定。'];
const WRONG = {
  check: 601,
  severity: 'error',
  sheet: '表1',
  stated: '3,972.29',
  expected: '3,927.29',
  text: { line: 2, from: 9, to: 17, quote: '3,972.29' },
};

test.each([
  ['UTF-8 text', 'a.txt', async () => new TextEncoder().encode(LINES.join('\r\n'))],
  ['text as 记事本 saves Unicode', 'u.txt', async () => Buffer.from(`\ufeff${LINES.join('\r\n')}`, 'utf16le')],
  [
    'text as older Windows programs save it',
    'b.txt',
    // 2024年收入预算 in GB 18030, the rest is digits.
    async () =>
      Buffer.concat([
        Buffer.from('\n2024'),
        Buffer.from('c4eacad5c8ebd4a4cbe3', 'hex'),
        Buffer.from('3,972.29'),
        Buffer.from('cdf2d4aa', 'hex'),
      ]),
  ],
  [
    'a document',
    'c.docx',
    async () => Packer.toBuffer(new Document({ sections: [{ children: LINES.map((text) => new Paragraph(text)) }] })),
  ],
])('%s: a wrong amount is found at its place, with the cell', async (_, name, bytes) => {
  writeFileSync(file(name), await bytes());
  const answer = await cli('check', filled, '--text', file(name), '--json');
  expect(answer.status).toBe(1);
  const { findings } = json(answer);
  expect(findings).toEqual([expect.objectContaining(WRONG)]);
  expect(findings[0]?.cell).toBe('B37');
});

test('what was not understood is listed in both forms', async () => {
  writeFileSync(file('d.txt'), LINES.join('\n'));
  expect(json(await cli('check', filled, '--text', file('d.txt'), '--json')).notUnderstood).toEqual([
    expect.objectContaining({ clause: '另有12.00万元待定' }),
  ]);
  const { stdout } = await cli('check', filled, '--text', file('d.txt'));
  expect(stdout).toContain('【错误】601 第 2 行“2024年收入预算3,972.29万元”：写作 3,972.29 万元，应为 3,927.29 万元');
  expect(stdout).toContain('未能理解的语句（1 处，请人工核对）：\n  第 2 行“另有12.00万元待定”');
});

test('the generated text, as a file and in its sheet, has no more than the rounding difference of the vehicles', async () => {
  await cli('narrative', filled, '-o', file('N.txt'));
  await cli('narrative', filled, '-o', file('N.xlsx'));
  for (const [workbook, text] of [
    [filled, file('N.txt')],
    [file('N.xlsx'), '情况说明'],
  ] as const) {
    const answer = await cli('check', workbook, '--text', text, '--json');
    const { findings, textChecked, notUnderstood } = json(answer);
    expect([answer.status, findings.map(({ check, severity, stated }) => [check, severity, stated])]).toEqual([
      0,
      [[607, 'notice', '1,628.84']],
    ]);
    expect(textChecked).toBeGreaterThan(20 * notUnderstood.length);
  }
  expect(readFileSync(file('N.txt'), 'utf8')).toContain('1,628.84');
});

test('a text that is not there, and a document that is none, are said to be so', async () => {
  await expect(cli('check', filled, '--text', file('none.txt'))).rejects.toThrow(WorkbookError);
  writeFileSync(file('bad.docx'), 'no document');
  await expect(cli('check', filled, '--text', file('bad.docx'))).rejects.toThrow('不是能读的 .docx 文件');
  writeFileSync(file('old.doc'), 'old');
  await expect(cli('check', filled, '--text', file('old.doc'))).rejects.toThrow('请另存为 .docx 或 .txt');
  writeFileSync(file('print.pdf'), '%PDF-1.7 ...');
  await expect(cli('check', filled, '--text', file('print.pdf'))).rejects.toThrow('不是文本文件');
});
