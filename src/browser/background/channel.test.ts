/** Requests, answers, progress, calling off and errors across a message port. */
import { closeBackgrounds, channelPorts } from '../../../tests/support/background';
import { ActionFailure, Cancelled } from '../../actions/outcome';
import { describeFailure } from '../../actions/failure';
import { NotLoaded } from '../../taskpane/pane-work';
import { ProtectedSheetsError, WorkbookError } from '../../worksheet/workbook';
import { receivedError, sentError } from './sent-error';
import { Caller, type Handlers, HandedOver, serve } from './channel';

interface Sums {
  add(one: number, other: number): number;
  count(to: number): number;
  bytes(length: number): Uint8Array;
  fail(index: number): never;
  neverEnding(): void;
  notPlain(): unknown;
}

const ERRORS = [
  new WorkbookError('文件打不开。请另存', 'bad zip'),
  new ProtectedSheetsError(['表3', '表5']),
  new ActionFailure('写入没有成功，工作簿已恢复原状，请重试', [
    new WorkbookError('磁盘已满', 'ENOSPC'),
    new RangeError('x'),
  ]),
  new Cancelled(),
  new RangeError('no such row'),
];

const HANDLERS: Handlers<Sums, number> = {
  add: (_, one, other) => one + other,
  async count({ onProgress, signal }, to) {
    for (let number = 1; number <= to; number++) {
      onProgress(number);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (signal.aborted) throw new Cancelled();
    }
    return to;
  },
  bytes(_, length) {
    const bytes = new Uint8Array(length);
    return new HandedOver(bytes, [bytes.buffer]);
  },
  fail(_, index) {
    throw ERRORS[index] as Error;
  },
  neverEnding: () => new Promise(() => undefined),
  notPlain: () => () => undefined,
};

afterEach(closeBackgrounds);

function connect() {
  const [here, there] = channelPorts();
  const events: string[] = [];
  const tell = serve<Sums, number, string>(there, HANDLERS);
  return { caller: new Caller<Sums, number, string>(here, (event) => events.push(event)), tell, events };
}

test('answers go to whoever asked, whatever the order in which they come', async () => {
  const { caller } = connect();
  const slow = caller.ask('count', [3]);
  expect(await Promise.all([caller.ask('add', [1, 2]), slow, caller.ask('add', [10, 20])])).toEqual([3, 3, 30]);
});

test('progress is told in its order, before the answer', async () => {
  const { caller } = connect();
  const told: number[] = [];
  await caller.ask('count', [4], { onProgress: (number) => told.push(number) });
  expect(told).toEqual([1, 2, 3, 4]);
});

test('what is told unasked comes before the answer that follows it', async () => {
  const { caller, tell, events } = connect();
  tell('changed');
  await caller.ask('add', [1, 1]);
  expect(events).toEqual(['changed']);
});

test.each(['while it runs', 'before it was asked'])(
  'a request called off %s ends as that, and no other does',
  async (when) => {
    const { caller } = connect();
    const abort = new AbortController();
    if (when === 'before it was asked') abort.abort();
    const counting = caller.ask('count', [1000], {
      signal: abort.signal,
      onProgress: (number) => number === 2 && abort.abort(),
    });
    const other = caller.ask('count', [5]);
    await expect(counting).rejects.toBeInstanceOf(Cancelled);
    expect(await other).toBe(5);
  },
);

test.each(ERRORS.map((error, index) => [error.name, error, index] as const))(
  '%s arrives as what it is and is worded the same',
  async (_, error, index) => {
    const { caller } = connect();
    const received = await caller.ask('fail', [index]).catch((caught: unknown) => caught);
    // What nobody foresaw has only its name and its stack; the rest is of the same class.
    if (error.name !== 'RangeError') expect(received).toBeInstanceOf(error.constructor);
    expect(received).toMatchObject({ name: error.name, message: error.message });
    expect(describeFailure(received)).toEqual(describeFailure(error));
  },
);

test('code that cannot be loaded arrives as that: the pane has words of its own for it', async () => {
  expect(receivedError(sentError(new NotLoaded('ChunkLoadError')))).toEqual(new NotLoaded('ChunkLoadError'));
});

test('large answers are handed over, not copied', async () => {
  const { caller } = connect();
  expect((await caller.ask('bytes', [1_000_000])).length).toBe(1_000_000);
});

test('an answer that is no plain data is refused instead of never coming', async () => {
  const { caller } = connect();
  await expect(caller.ask('notPlain', [])).rejects.toMatchObject({ name: 'DataCloneError' });
});

test('once closed, what is waited for and what is asked later is refused with the reason', async () => {
  const { caller } = connect();
  const waiting = caller.ask('neverEnding', []);
  caller.close(new WorkbookError('后台程序停止了', 'gone'));
  await expect(waiting).rejects.toThrow('后台程序停止了');
  await expect(caller.ask('add', [1, 1])).rejects.toThrow('后台程序停止了');
});
