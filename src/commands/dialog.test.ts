import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { DialogError, person } from './dialog';
import { type DialogMessage, type DialogReply, parseMessage, parseReply } from './dialog-message';
import { ANSWER_TIMEOUT, showMessage } from './message-view';

const QUESTION: DialogMessage = {
  title: '撤销',
  text: '第一行\n<img src=x onerror=alert(1)>',
  question: {
    accept: '放弃',
    decline: '取消',
    input: { label: '年度', value: '2024', pattern: '20[0-9][0-9]', hint: '四位' },
  },
};

type Handler = (event: { message: string; origin: undefined } | { error: number }) => void;

/** A dialog window as Office hands it to the command. */
class PlayedDialog {
  readonly handlers = new Map<unknown, Handler>();
  readonly sent: string[] = [];
  closed = false;
  addEventHandler = (type: unknown, handler: Handler) => void this.handlers.set(type, handler);
  messageChild = (message: string) => void this.sent.push(message);
  close = () => void (this.closed = true);
  reply = (reply: DialogReply) => this.handlers.get('message')?.({ message: JSON.stringify(reply), origin: undefined });
  fail = (error: number) => this.handlers.get('event')?.({ error });
}

/** Plays Office: the first `refusals` are answered with these codes; then the dialog opens and `onOpen` is called. */
function playOffice(onOpen: (dialog: PlayedDialog, url: URL) => void, refusals: number[] = []) {
  const stored = new Map<string, string>();
  const window = {
    location: { href: 'https://addin.example/app/commands.html?_host_Info=Excel' },
    localStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
  };
  const dialog = new PlayedDialog();
  const displayDialogAsync = (url: string, _options: unknown, callback: (result: unknown) => void) => {
    const code = refusals.shift();
    if (code !== undefined) return callback({ status: 'failed', error: { code, message: 'refused' } });
    callback({ status: 'succeeded', value: dialog });
    setTimeout(() => onOpen(dialog, new URL(url)));
  };
  const Office = {
    context: { ui: { displayDialogAsync } },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    AsyncResultStatus: { Succeeded: 'succeeded' },
  };
  Object.assign(globalThis, { window, Office });
  return { dialog, stored };
}

describe('the command’s side', () => {
  afterEach(() => {
    for (const name of ['window', 'Office']) Reflect.deleteProperty(globalThis, name);
  });

  test('tells by local storage, resolves once shown, leaves nothing behind', async () => {
    let seen: DialogMessage | undefined;
    const { dialog, stored } = playOffice((opened, url) => {
      expect(url.href).toMatch(/^https:\/\/addin\.example\/app\/message\.html\?message=dialog-/);
      seen = parseMessage(window.localStorage.getItem(url.searchParams.get('message') ?? '') ?? '');
      opened.reply({ kind: 'shown' });
    });
    await person.tell({ title: '一键生成', text: '已生成。' });
    expect(seen).toEqual({ title: '一键生成', text: '已生成。' });
    expect([stored.size, dialog.closed]).toEqual([0, false]);
  });

  test('sends the message where the dialog does not see the storage', async () => {
    const { dialog } = playOffice((opened) => {
      opened.reply({ kind: 'message-wanted' });
      opened.reply({ kind: 'shown' });
    });
    await person.tell(QUESTION);
    expect(dialog.sent).toEqual([JSON.stringify(QUESTION)]);
  });

  test('asks: accepted, declined, closed', async () => {
    const answers = [
      (opened: PlayedDialog) => opened.reply({ kind: 'answer', accepted: true, input: '2025' }),
      (opened: PlayedDialog) => opened.reply({ kind: 'answer', accepted: false, input: '2025' }),
      (opened: PlayedDialog) => opened.fail(12006),
    ];
    const results = [];
    for (const answer of answers) {
      playOffice((opened) => {
        opened.reply({ kind: 'shown' });
        answer(opened);
      });
      results.push(await person.ask(QUESTION));
    }
    expect(results).toEqual(['2025', undefined, undefined]);
  });

  test('waits for the last dialog to close', async () => {
    playOffice((opened) => opened.reply({ kind: 'shown' }), [12007, 12007]);
    await person.tell(QUESTION);
  });

  test('a dialog that cannot be opened or loaded is an error', async () => {
    playOffice(() => undefined, [12009]);
    await expect(person.tell(QUESTION)).rejects.toEqual(new DialogError(12009, 'refused'));
    playOffice((opened) => opened.fail(12002));
    await expect(person.tell(QUESTION)).rejects.toBeInstanceOf(DialogError);
  });

  test('foreign messages are no replies', () => {
    expect(['', 'null', '"shown"', '{"kind":"x"}'].map(parseReply)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the dialog’s side', () => {
  function show(message: DialogMessage) {
    const html = readFileSync(join(__dirname, 'message.html'), 'utf8').replace(/<script.*<\/script>/, '');
    const { document } = new JSDOM(html).window;
    const replies: DialogReply[] = [];
    showMessage(document, message, (reply) => replies.push(reply));
    const byId = (id: string) => document.getElementById(id) as HTMLInputElement;
    return { document, replies, byId };
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('shows text as text', () => {
    const { document, byId } = show(QUESTION);
    expect(byId('text').textContent).toBe(QUESTION.text);
    expect(document.querySelector('img')).toBeNull();
    expect(document.title).toBe('撤销');
  });

  test('without a question there is nothing to press', () => {
    expect(show({ title: '一键生成', text: '已生成。' }).byId('question').hidden).toBe(true);
  });

  test('a question without an input can be accepted', () => {
    const { byId, replies } = show({ ...QUESTION, question: { accept: '放弃', decline: '取消' } });
    expect(byId('field').hidden).toBe(true);
    byId('accept').click();
    expect(replies).toEqual([{ kind: 'answer', accepted: true, input: '' }]);
  });

  test('an input must fit before it is sent', () => {
    const { byId, replies } = show(QUESTION);
    byId('input').value = '24';
    byId('accept').click();
    expect(replies).toEqual([]);
    byId('input').value = '2025';
    byId('accept').click();
    expect(replies).toEqual([{ kind: 'answer', accepted: true, input: '2025' }]);
  });

  test('declining; and a command that is no longer there is told to the person', () => {
    const { byId, replies } = show(QUESTION);
    byId('decline').click();
    expect(replies).toEqual([{ kind: 'answer', accepted: false, input: '2024' }]);
    expect(byId('question').hidden).toBe(true);
    jest.advanceTimersByTime(ANSWER_TIMEOUT);
    expect(byId('text').textContent).toContain('Excel 已结束这次操作');
  });
});
