/** The commands: each reads a file, does one action and writes a file or an answer. */
import { createTemplateAction } from '../actions/create-template';
import { explainCell } from '../actions/explain-cell';
import { fillTablesAction } from '../actions/fill-tables';
import { clearMarks } from '../actions/mark-findings';
import type { Done, NeedsConfirmation, Rejected } from '../actions/outcome';
import { preparePrint } from '../actions/prepare-print';
import { undoAction } from '../actions/undo';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { describeProblem, type Problem } from '../worksheet/problem';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { type CommandName, expectFiles, type Options, outputOf, UsageError, yearOf } from './arguments';
import { runCheck } from './check-command';
import { runDocument } from './document-command';
import { runNarrative } from './narrative-command';
import { NODE_CODEC } from './node-codec';
import { sayConverted } from './old-format';
import { readInput } from './read-input';
import { saveFile } from './save-file';
import type { Terminal } from './terminal';

/**
 * @param files what follows the command's name
 * @returns the exit code
 * @throws UsageError, WorkbookError, ActionFailure
 */
type Command = (files: readonly string[], options: Options, terminal: Terminal) => Promise<number>;

const DONE = 0;
const UNUSABLE = 2;

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  async template(files, options, terminal) {
    expectFiles(files, 0);
    const output = outputOf(options.output);
    const year = yearOf(options.year);
    const workbook = XlsxWorkbook.create({ codec: NODE_CODEC });
    return finish(terminal, await createTemplateAction(workbook, DEFAULT_LAYOUT, year), workbook, output);
  },

  fill: (files, options, terminal) =>
    change(files, options, terminal, (workbook) => fillTablesAction(workbook, DEFAULT_LAYOUT)),

  undo: (files, options, terminal) =>
    change(files, options, terminal, (workbook) =>
      undoAction(workbook, DEFAULT_LAYOUT, { discardLaterEdits: options.force === true }),
    ),

  async explain(files, _options, terminal) {
    const [input = '', cell = ''] = expectFiles(files, 2);
    const answer = await explainCell(await openFile(input, terminal), DEFAULT_LAYOUT, cell);
    if (answer.status === 'rejected') return reject(terminal, answer);
    answer.lines.forEach((line) => terminal.out(line));
    return DONE;
  },

  async check(files, { output, json = false, text }, terminal) {
    const [input = ''] = expectFiles(files, 1);
    const target = output === undefined ? undefined : outputOf(output);
    const save = target === undefined ? undefined : (bytes: Uint8Array) => put(target, bytes, terminal);
    const answer = await runCheck(await openFile(input, terminal), { json, save, text }, terminal);
    return typeof answer === 'number' ? answer : reject(terminal, answer);
  },

  async narrative(files, options, terminal) {
    const [input = ''] = expectFiles(files, 1);
    const output = outputOf(options.output);
    const save = (bytes: Uint8Array) => put(output, bytes, terminal);
    const answer = await runNarrative(await openFile(input, terminal), output, save, terminal);
    return answer.status === 'rejected' ? reject(terminal, answer) : conclude(terminal, answer.questions, output);
  },

  'print-setup': (files, options, terminal) =>
    change(files, options, terminal, (workbook) => preparePrint(workbook, DEFAULT_LAYOUT)),

  async document(files, options, terminal) {
    const [input = ''] = expectFiles(files, 1);
    const output = outputOf(options.output);
    if (!/\.docx$/i.test(output)) throw new UsageError('-o 的文件名应以 .docx 结尾。');
    const save = (bytes: Uint8Array) => put(output, bytes, terminal);
    const answer = await runDocument(await openFile(input, terminal), save, terminal);
    return answer.status === 'rejected' ? reject(terminal, answer) : conclude(terminal, answer.questions, output);
  },

  clear: (files, options, terminal) => change(files, options, terminal, clearMarks),
};

type Outcome = Done | Rejected | NeedsConfirmation;

/** A command that changes a workbook and saves it. */
async function change(
  files: readonly string[],
  options: Options,
  terminal: Terminal,
  action: (workbook: XlsxWorkbook) => Promise<Outcome>,
): Promise<number> {
  const [input = ''] = expectFiles(files, 1);
  const output = outputOf(options.output);
  const workbook = await openFile(input, terminal);
  return finish(terminal, await action(workbook), workbook, output);
}

async function openFile(path: string, terminal: Terminal): Promise<XlsxWorkbook> {
  const workbook = await XlsxWorkbook.open(await readInput(path), { codec: NODE_CODEC });
  sayConverted(workbook, path, terminal);
  return workbook;
}

/** Saves; what is worth knowing about it goes to standard error, beside any JSON. */
async function put(output: string, bytes: Uint8Array, terminal: Terminal): Promise<void> {
  (await saveFile(output, bytes)).forEach((notice) => terminal.err(notice));
}

async function finish(terminal: Terminal, outcome: Outcome, workbook: XlsxWorkbook, output: string): Promise<number> {
  if (outcome.status === 'rejected') return reject(terminal, outcome);
  if (outcome.status === 'needs-confirmation') {
    terminal.err('以下内容是之后手工改的，撤销会丢失；确认丢弃请加 --force：');
    outcome.losses.forEach((loss) => terminal.err(`  ${loss}`));
    return UNUSABLE;
  }
  await put(output, await workbook.save(), terminal);
  outcome.notices.forEach((notice) => terminal.out(notice));
  return conclude(terminal, outcome.questions, output);
}

function conclude(terminal: Terminal, questions: readonly Problem[], output: string): number {
  listProblems(terminal, questions, '请核实');
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
