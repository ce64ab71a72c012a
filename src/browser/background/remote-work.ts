/** The pane's work done in the worker that holds the workbook. */
import type { PaneWork, Running } from '../../taskpane/pane-work';
import type { BookChange, BookService, Progress } from './book-service';
import type { Caller } from './channel';

export type BookCaller = Caller<BookService, Progress, BookChange>;

/** @param caller to the workbook that is open now; where there is none yet, what is asked waits for it */
export function remoteWork(caller: () => Promise<BookCaller>): PaneWork {
  const run = async <K extends keyof BookService>(
    { signal, onPhase }: Running,
    method: K,
    ...args: Parameters<BookService[K]>
  ) => {
    const onProgress = (progress: Progress) => 'phase' in progress && onPhase(progress.phase);
    return (await caller()).ask(method, args, { signal, onProgress });
  };
  return {
    readStatus: async () => (await caller()).ask('readStatus', []),
    explain: async (...args) => (await caller()).ask('explain', args),
    checkText: async (...args) => (await caller()).ask('checkText', args),
    createTemplate: (running, year) => run(running, 'createTemplate', year),
    fill: (running) => run(running, 'fill'),
    check: (running) => run(running, 'check'),
    clearMarks: (running) => run(running, 'clearMarks'),
    writeNarrative: (running) => run(running, 'writeNarrative'),
    makeDocument: (running) => run(running, 'makeDocument'),
    checkTextFile: (running, ...args) => run(running, 'checkTextFile', ...args),
    preparePrint: (running, printing) => run(running, 'preparePrint', printing),
    undo: (running, discardLaterEdits) => run(running, 'undo', discardLaterEdits),
    explainFinding: (running, ...args) => run(running, 'explainFinding', ...args),
  };
}
