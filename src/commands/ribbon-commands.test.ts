import { openSample } from '../../tests/support/sample';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import type { Edit, Workbook } from '../worksheet/workbook';
import type { DialogMessage } from './dialog-message';
import { ribbonCommands, type RibbonCommand } from './ribbon-commands';

/** A person who answers in order, and remembers what was shown. */
class PlayedPerson {
  readonly told: DialogMessage[] = [];
  readonly asked: DialogMessage[] = [];
  helpShown = 0;

  constructor(private readonly answers: ((message: DialogMessage) => Promise<string | undefined>)[] = []) {}

  async tell(message: DialogMessage): Promise<void> {
    this.told.push(message);
  }

  async showHelp(): Promise<void> {
    this.helpShown += 1;
  }

  ask(message: DialogMessage): Promise<string | undefined> {
    this.asked.push(message);
    const answer = this.answers.shift();
    if (!answer) throw new Error(`not expected: ${message.text}`);
    return answer(message);
  }
}

const accept = async (message: DialogMessage) => message.question?.input?.value ?? '';
const decline = async () => undefined;

function setUp(workbook: Workbook, person: PlayedPerson, lastYear?: number) {
  const kept: number[] = [];
  const commands = ribbonCommands({
    openWorkbook: () => workbook,
    person,
    preferences: { lastBudgetYear: async () => lastYear, keepBudgetYear: async (year) => void kept.push(year) },
    currentYear: () => 2026,
  });
  return { commands, kept };
}

/** Runs a command and counts how often it was completed. */
async function press(command: RibbonCommand): Promise<number> {
  let completed = 0;
  await command({ completed: () => (completed += 1) });
  return completed;
}

async function content(workbook: Workbook, sheet: string): Promise<unknown> {
  return (await workbook.read([{ sheet, content: 'values' }])).sheets.get(sheet)?.cells;
}

const onTable = (value: string): Edit => ({ kind: 'cells', sheet: '表3', row: 8, column: 4, values: [[value]] });

describe('createTemplate', () => {
  test('suggests the current year, makes the sheets, keeps the year, says so', async () => {
    const workbook = XlsxWorkbook.create();
    const person = new PlayedPerson([accept]);
    const { commands, kept } = setUp(workbook, person);
    expect(await press(commands.createTemplate)).toBe(1);
    expect(person.asked[0]?.question?.input?.value).toBe('2026');
    expect((await workbook.read([])).sheetNames).toContain('支出明细');
    expect(kept).toEqual([2026]);
    expect(person.told).toEqual([{ title: '新建底稿', text: expect.stringContaining('已新建底稿') }]);
  });

  test('suggests the year used last', async () => {
    const person = new PlayedPerson([decline]);
    const { commands } = setUp(XlsxWorkbook.create(), person, 2024);
    await press(commands.createTemplate);
    expect(person.asked[0]?.question?.input?.value).toBe('2024');
  });

  test('called off: nothing made, nothing kept, nothing said', async () => {
    const workbook = XlsxWorkbook.create();
    const person = new PlayedPerson([decline]);
    const { commands, kept } = setUp(workbook, person);
    expect(await press(commands.createTemplate)).toBe(1);
    expect((await workbook.read([])).sheetNames).toEqual([]);
    expect([kept, person.told]).toEqual([[], []]);
  });

  test('an unusable year is refused', async () => {
    const workbook = XlsxWorkbook.create();
    const person = new PlayedPerson([async () => '24']);
    const { commands, kept } = setUp(workbook, person);
    await press(commands.createTemplate);
    expect(person.told[0]?.text).toContain('现为“24”');
    expect([kept, (await workbook.read([])).sheetNames]).toEqual([[], []]);
  });

  test('taken names are listed and the year is not kept', async () => {
    const person = new PlayedPerson([accept]);
    const { commands, kept } = setUp(await openSample(), person);
    await press(commands.createTemplate);
    expect(person.told[0]?.text).toContain('工作簿里已有工作表“支出明细”');
    expect(kept).toEqual([]);
  });
});

describe('fillTables', () => {
  test('fills and says so', async () => {
    const workbook = await openSample();
    const person = new PlayedPerson();
    expect(await press(setUp(workbook, person).commands.fillTables)).toBe(1);
    expect(person.told[0]).toEqual({ title: '一键生成', text: expect.stringContaining('已生成：表1、表2') });
  });

  test('an empty workbook: what is missing', async () => {
    const person = new PlayedPerson();
    expect(await press(setUp(XlsxWorkbook.create(), person).commands.fillTables)).toBe(1);
    expect(person.told[0]?.text).toContain('没有写入任何内容');
  });

  test('an error is told and the event completed', async () => {
    const broken: Workbook = {
      read: () => Promise.reject(new TypeError('broken')),
      readAll: () => Promise.reject(new TypeError('broken')),
      write: () => Promise.reject(new TypeError('broken')),
    };
    const person = new PlayedPerson();
    expect(await press(setUp(broken, person).commands.fillTables)).toBe(1);
    expect(person.told[0]?.text).toContain('TypeError: broken');
  });

  test('where even the dialog fails, the event is completed and the error surfaces', async () => {
    const person = new PlayedPerson();
    person.tell = () => Promise.reject(new Error('no dialog'));
    let completed = 0;
    const { commands } = setUp(XlsxWorkbook.create(), person);
    await expect(commands.fillTables({ completed: () => (completed += 1) })).rejects.toThrow('no dialog');
    expect(completed).toBe(1);
  });
});

describe('check', () => {
  /** The filled sample with 542.46 万元 too much in 表3. */
  async function broken() {
    const workbook = await openSample();
    const person = new PlayedPerson();
    const { commands } = setUp(workbook, person);
    await press(commands.fillTables);
    await workbook.write([{ kind: 'cells', sheet: '表3', row: 8, column: 4, values: [[728.56]] }]);
    person.told.length = 0;
    return { workbook, person, commands };
  }

  test('flags the wrong figure and names it, what it should be and by how much', async () => {
    const { workbook, person, commands } = await broken();
    expect(await press(commands.check)).toBe(1);
    expect(person.told[0]?.title).toBe('审核');
    expect(person.told[0]?.text).toContain('发现错误 1 处，核实 0 处，提示 0 处');
    expect(person.told[0]?.text).toMatch(/1\. 错误 表3!E9 .*现为 728\.56，应为 186\.10，多 542\.46 万元/);
    expect((await workbook.read([])).sheetNames).toContain('审核结果');
  });

  test('an empty workbook: there is nothing to check', async () => {
    const person = new PlayedPerson();
    await press(setUp(XlsxWorkbook.create(), person).commands.check);
    expect(person.told[0]?.text).toBe('工作簿里既没有填报底稿，也没有认得出的公开表（表1至表11）。');
  });

  test('clearMarks takes the list and the flags away', async () => {
    const { workbook, person, commands } = await broken();
    await press(commands.check);
    expect(await press(commands.clearMarks)).toBe(1);
    expect(person.told[1]).toEqual({ title: '清除标记', text: '审核标记已清除。' });
    expect((await workbook.read([])).sheetNames).not.toContain('审核结果');
  });
});

test('help shows the guide and says nothing more', async () => {
  const person = new PlayedPerson();
  expect(await press(setUp(XlsxWorkbook.create(), person).commands.help)).toBe(1);
  expect([person.helpShown, person.told]).toEqual([1, []]);
});

describe('undo', () => {
  async function filled(answers: ConstructorParameters<typeof PlayedPerson>[0] = []) {
    const workbook = await openSample();
    const person = new PlayedPerson(answers);
    const { commands } = setUp(workbook, person);
    await press(commands.fillTables);
    person.told.length = 0;
    return { workbook, person, commands };
  }

  test('takes the fill back', async () => {
    const { workbook, person, commands } = await filled();
    expect(await press(commands.undo)).toBe(1);
    expect((await workbook.read([])).sheetNames).not.toContain('表1');
    expect(person.told[0]?.text).toBe('已撤销“一键生成”。');
  });

  test('later changes are named; declining leaves them', async () => {
    const { workbook, person, commands } = await filled([decline]);
    await workbook.write([onTable('手工')]);
    const before = await content(workbook, '表3');
    expect(await press(commands.undo)).toBe(1);
    expect(person.asked[0]?.text).toContain('表3!E9：后来改成了“手工”');
    expect(person.asked[0]?.question).toEqual({ accept: '放弃后来的修改并撤销', decline: '取消' });
    expect(await content(workbook, '表3')).toEqual(before);
    expect(person.told).toEqual([]);
  });

  test('accepting gives them up', async () => {
    const { workbook, person, commands } = await filled([accept]);
    await workbook.write([onTable('手工')]);
    await press(commands.undo);
    expect((await workbook.read([])).sheetNames).not.toContain('表3');
    expect(person.told[0]?.text).toBe('已撤销“一键生成”。');
  });

  test('what was changed while the question stood is asked again', async () => {
    const { workbook, person, commands } = await filled([
      async () => {
        await workbook.write([onTable('又改')]);
        return '';
      },
      decline,
    ]);
    await workbook.write([onTable('手工')]);
    await press(commands.undo);
    expect(person.asked.map(({ text }) => text)).toEqual([
      expect.stringContaining('“手工”'),
      expect.stringContaining('“又改”'),
    ]);
    expect((await workbook.read([])).sheetNames).toContain('表3');
  });
});
