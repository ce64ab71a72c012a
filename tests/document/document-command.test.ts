/** The command `document`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, UsageError } from '../../src/cli/run-command';
import { SAMPLE_PATH } from '../support/sample';
import { readDocx } from './docx-parts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'document-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function terminal() {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  return { lines, out: say, err: say };
}

test('document SAMPLE -o FILE.docx writes the document, says where, and ends with 0', async () => {
  const output = join(folder, '公开文本.docx');
  const said = terminal();
  expect(await runCommand(['document', SAMPLE_PATH, '-o', output], said)).toBe(0);
  expect(said.lines.at(-1)).toBe(`已保存：${output}`);
  const { paragraphs } = await readDocx(readFileSync(output));
  expect(paragraphs.slice(0, 2).map(({ text }) => text)).toEqual(['示例单位', '2024年单位预算公开']);
});

test('an output that is no .docx is refused before anything is read', async () => {
  await expect(runCommand(['document', '没有.xlsx', '-o', join(folder, 'x.pdf')], terminal())).rejects.toThrow(
    UsageError,
  );
});
