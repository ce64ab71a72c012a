/** Commands of the command line. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createTemplateAction } from '../actions/create-template';
import { explainCell } from '../actions/explain-cell';
import { fillTablesAction } from '../actions/fill-tables';
import { clearMarks } from '../actions/mark-findings';
import type { Done, NeedsConfirmation, Rejected } from '../actions/outcome';
import { preparePrint } from '../actions/prepare-print';
import { undoAction } from '../actions/undo';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { describeProblem, type Problem } from '../worksheet/problem';
import { WorkbookError } from '../worksheet/workbook';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { runCheck } from './check-command';
import { runDocument } from './document-command';
import { HELP } from './help';
import { runNarrative } from './narrative-command';
import type { Terminal } from './terminal';

/** The command was not typed as it must be. */
export class UsageError extends Error {}

const DONE = 0;
const UNUSABLE = 2;

/**
 * @param args what follows the program's name
 * @param terminal where to say things
 * @returns the exit code
 * @throws UsageError, WorkbookError, ActionFailure
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, ...files] = positionals;
  if (values.help || command === undefined || command === 'help') {
    terminal.out(HELP);
    return values.help || command === 'help' ? DONE : UNUSABLE;
  }
  const layout = DEFAULT_LAYOUT;
  switch (command) {
    case 'template': {
      expectFiles(files, 0);
      const output = outputOf(values.output);
      const workbook = XlsxWorkbook.create();
      const year = yearOf(values.year);
      return finish(terminal, await createTemplateAction(workbook, layout, year), workbook, output);
    }
    case 'fill': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      const workbook = await openFile(input);
      return finish(terminal, await fillTablesAction(workbook, layout), workbook, output);
    }
    case 'undo': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      const workbook = await openFile(input);
      const options = { discardLaterEdits: values.force === true };
      return finish(terminal, await undoAction(workbook, layout, options), workbook, output);
    }
    case 'explain': {
      const [input = '', cell = ''] = expectFiles(files, 2);
      const answer = await explainCell(await openFile(input), layout, cell);
      if (answer.status === 'rejected') return reject(terminal, answer);
      answer.lines.forEach((line) => terminal.out(line));
      return DONE;
    }
    case 'check': {
      const [input = ''] = expectFiles(files, 1);
      const { output } = values;
      const save = output === undefined ? undefined : (bytes: Uint8Array) => saveFile(output, bytes);
      const answer = await runCheck(
        await openFile(input),
        { json: values.json === true, save, text: values.text },
        terminal,
      );
      return typeof answer === 'number' ? answer : reject(terminal, answer);
    }
    case 'narrative': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      const answer = await runNarrative(await openFile(input), output, (bytes) => saveFile(output, bytes), terminal);
      if (answer.status === 'rejected') return reject(terminal, answer);
      listProblems(terminal, answer.questions, '请核实');
      terminal.out(`已保存：${output}`);
      return DONE;
    }
    case 'print-setup': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      const workbook = await openFile(input);
      return finish(terminal, await preparePrint(workbook, DEFAULT_LAYOUT), workbook, output);
    }
    case 'document': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      if (!/\.docx$/i.test(output)) throw new UsageError('-o 的文件名应以 .docx 结尾。');
      const answer = await runDocument(await openFile(input), (bytes) => saveFile(output, bytes), terminal);
      if (answer.status === 'rejected') return reject(terminal, answer);
      listProblems(terminal, answer.questions, '请核实');
      terminal.out(`已保存：${output}`);
      return DONE;
    }
    case 'clear': {
      const [input = ''] = expectFiles(files, 1);
      const output = outputOf(values.output);
      const workbook = await openFile(input);
      return finish(terminal, await clearMarks(workbook), workbook, output);
    }
    default:
      throw new UsageError(`没有“${command}”这个命令。`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        year: { type: 'string' },
        force: { type: 'boolean' },
        json: { type: 'boolean' },
        text: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`命令写得不对：${error instanceof Error ? error.message : String(error)}`);
  }
}

function expectFiles(files: readonly string[], count: number): readonly string[] {
  if (files.length !== count) throw new UsageError(`需要 ${count} 个参数，实际 ${files.length} 个。`);
  return files;
}

function outputOf(output: string | undefined): string {
  if (!output) throw new UsageError('缺少 -o 输出文件。');
  return output;
}

function yearOf(text: string | undefined): number {
  if (text === undefined) return new Date().getFullYear();
  if (!/^20\d\d$/.test(text)) throw new UsageError('--year 应为四位年份，如 2024。');
  return Number(text);
}

async function openFile(path: string): Promise<XlsxWorkbook> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new WorkbookError(`文件“${path}”读不到。请检查文件名和是否存在`, String(error));
  }
  return XlsxWorkbook.open(bytes);
}

async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new WorkbookError(`文件“${path}”写不了。请检查文件夹是否存在、文件是否正被打开`, String(error));
  }
}

async function finish(
  terminal: Terminal,
  outcome: Done | Rejected | NeedsConfirmation,
  workbook: XlsxWorkbook,
  output: string,
): Promise<number> {
  if (outcome.status === 'rejected') return reject(terminal, outcome);
  if (outcome.status === 'needs-confirmation') {
    terminal.err('以下内容是之后手工改的，撤销会丢失；确认丢弃请加 --force：');
    outcome.losses.forEach((loss) => terminal.err(`  ${loss}`));
    return UNUSABLE;
  }
  await saveFile(output, await workbook.save());
  outcome.notices.forEach((notice) => terminal.out(notice));
  listProblems(terminal, outcome.questions, '请核实');
  terminal.out(`已保存：${output}`);
  return DONE;
}

function reject(terminal: Terminal, { problems }: Rejected): number {
  const errors = problems.filter((problem) => problem.severity === 'error');
  terminal.err(`有 ${errors.length} 处错误，没有写入任何内容：`);
  errors.forEach((problem) => terminal.err(`  ${describeProblem(problem)}`));
  listProblems(
    { ...terminal, out: terminal.err },
    problems.filter((problem) => problem.severity === 'question'),
    '另请核实',
  );
  return UNUSABLE;
}

function listProblems(terminal: Terminal, problems: readonly Problem[], title: string): void {
  if (problems.length === 0) return;
  terminal.out(`${title}（${problems.length} 处）：`);
  problems.forEach((problem) => terminal.out(`  ${describeProblem(problem)}`));
}
