/** What the ribbon's buttons do: run an action over the open workbook and tell the person what came of it. */
import { createTemplateAction } from '../actions/create-template';
import { fillTablesAction } from '../actions/fill-tables';
import { clearMarks, markFindings } from '../actions/mark-findings';
import { preparePrint } from '../actions/prepare-print';
import { undoAction } from '../actions/undo';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import type { Workbook } from '../worksheet/workbook';
import type { Person } from './dialog';
import { checkText, failureText, outcomeText } from './outcome-text';
import type { Preferences } from './preferences';

/** What the commands work with. */
export interface Surroundings {
  openWorkbook(): Workbook;
  readonly person: Person;
  readonly preferences: Preferences;
  currentYear(): number;
}

/** The part of Office's event that a command needs. */
export interface CommandEvent {
  completed(): void;
}

export type RibbonCommand = (event: CommandEvent) => Promise<void>;

const YEAR = /^20\d\d$/;

/** Text of an outcome, or undefined where the person called it off and has nothing to be told. */
type Run = () => Promise<string | undefined>;

/** As the manifest names them. */
export type RibbonCommandName =
  'createTemplate' | 'fillTables' | 'check' | 'clearMarks' | 'preparePrint' | 'undo' | 'help';

/** The commands by the names that the manifest uses. */
export function ribbonCommands(surroundings: Surroundings): Readonly<Record<RibbonCommandName, RibbonCommand>> {
  const { openWorkbook, person } = surroundings;
  const command =
    (title: string, run: Run): RibbonCommand =>
    async (event) => {
      // Excel runs no other command of this add-in before the event is completed.
      try {
        const text = await run().catch(failureText);
        if (text !== undefined) await person.tell({ title, text });
      } finally {
        event.completed();
      }
    };
  return {
    createTemplate: command('新建底稿', () => createTemplate(surroundings)),
    fillTables: command('一键生成', async () => outcomeText(await fillTablesAction(openWorkbook(), DEFAULT_LAYOUT))),
    check: command('审核', async () => checkText(await markFindings(openWorkbook(), DEFAULT_LAYOUT))),
    clearMarks: command('清除标记', async () => outcomeText(await clearMarks(openWorkbook()))),
    preparePrint: command('打印准备', async () => outcomeText(await preparePrint(openWorkbook(), DEFAULT_LAYOUT))),
    undo: command('撤销', () => undo(surroundings)),
    help: command('帮助', async () => {
      await person.showHelp();
      return undefined;
    }),
  };
}

async function createTemplate(surroundings: Surroundings): Promise<string | undefined> {
  const { openWorkbook, person, preferences, currentYear } = surroundings;
  const suggested = (await preferences.lastBudgetYear()) ?? currentYear();
  const answer = await person.ask({
    title: '新建底稿',
    text: '将在这个工作簿里新建填报底稿，已有的工作表不变。请确认预算年度，功能分类和经济分类科目按这一年的列出。',
    question: {
      accept: '新建',
      decline: '取消',
      input: { label: '预算年度', value: String(suggested), pattern: '20[0-9][0-9]', hint: '请填四位年份，如 2024。' },
    },
  });
  if (answer === undefined) return undefined;
  if (!YEAR.test(answer)) return `没有新建：预算年度应为四位年份，现为“${answer}”。`;
  const year = Number(answer);
  const outcome = await createTemplateAction(openWorkbook(), DEFAULT_LAYOUT, year);
  if (outcome.status === 'done') await preferences.keepBudgetYear(year);
  return outcomeText(outcome);
}

async function undo({ openWorkbook, person }: Surroundings): Promise<string | undefined> {
  let agreed = '';
  for (;;) {
    const outcome = await undoAction(openWorkbook(), DEFAULT_LAYOUT);
    const text = outcomeText(outcome);
    if (outcome.status !== 'needs-confirmation') return text;
    // The window is not modal: what was changed while it was open has not been agreed to, so it is asked again.
    if (text === agreed) break;
    const question = { accept: '放弃后来的修改并撤销', decline: '取消' };
    if ((await person.ask({ title: '撤销', text, question })) === undefined) return undefined;
    agreed = text;
  }
  return outcomeText(await undoAction(openWorkbook(), DEFAULT_LAYOUT, { discardLaterEdits: true }));
}
