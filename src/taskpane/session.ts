/** What the pane knows and what a person can ask of it. Plain TypeScript: the components only draw this. */
import type { WorkbookStatus } from '../actions/workbook-status';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type * as actionsOfPane from './pane-actions';
import type { PaneHost, Unsubscribe } from './pane-host';
import { type Phase, stoppable } from './stoppable-workbook';

type PaneActions = typeof actionsOfPane;

/** An action under way. */
export interface Busy {
  readonly title: string;
  readonly phase: Phase;
  /** Whether it takes long enough for a progress bar. */
  readonly slow: boolean;
  readonly cancelled: boolean;
}

/** What came of the last action. */
export interface Message {
  readonly intent: 'success' | 'warning' | 'error' | 'info';
  readonly title: string;
  readonly text: string;
  /** For the person who helps; behind a fold. */
  readonly details: string;
}

/** What must be answered before an action goes on. */
export type Question =
  { readonly kind: 'year'; readonly suggested: number } | { readonly kind: 'undo'; readonly text: string };

export interface PaneState {
  /** Undefined until the workbook was read. */
  readonly status?: WorkbookStatus | undefined;
  /** The workbook was changed since it was read. */
  readonly outdated: boolean;
  readonly busy?: Busy | undefined;
  readonly message?: Message | undefined;
  readonly question?: Question | undefined;
  readonly selection?: CellPlace | undefined;
}

const SLOW = 500;
const QUIET = 800;

export class PaneSession {
  #state: PaneState = { outdated: true };
  readonly #listeners = new Set<() => void>();
  #abort: AbortController | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what makes an earlier reading void. */
  #generation = 0;

  constructor(
    readonly host: PaneHost,
    private readonly load: () => Promise<PaneActions> = () =>
      import(/* webpackChunkName: "actions" */ './pane-actions'),
  ) {}

  readonly state = (): PaneState => this.#state;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Reads the workbook and follows it until the result is called. */
  start(): Unsubscribe {
    const ends = [
      this.host.onEdit(() => this.#edited()),
      this.host.onOpened(() => {
        this.#set({ status: undefined, message: undefined, question: undefined, selection: undefined });
        void this.refresh();
      }),
      this.host.onSelection((selection) => this.#set({ selection })),
    ];
    void this.refresh();
    return () => {
      clearTimeout(this.#refreshTimer);
      for (const end of ends) end();
    };
  }

  /** Reads the workbook again, quietly. */
  async refresh(): Promise<void> {
    if (this.#state.busy) return;
    const generation = ++this.#generation;
    const actions = await this.load();
    try {
      const status = await actions.readWorkbookStatus(this.host.workbook(), actions.DEFAULT_LAYOUT);
      if (generation === this.#generation) this.#set({ status, outdated: false });
    } catch (error) {
      if (generation === this.#generation) this.#fail('读取工作簿', actions.failureText(error));
    }
  }

  askYear(): void {
    this.#set({ question: { kind: 'year', suggested: this.host.currentYear() } });
  }

  createTemplate(year: number): Promise<void> {
    this.#set({ question: undefined });
    return this.#run('新建底稿', async (actions, workbook) =>
      actions.outcomeText(await actions.createTemplateAction(workbook, actions.DEFAULT_LAYOUT, year)),
    );
  }

  fill(): Promise<void> {
    return this.#run('一键生成', async (actions, workbook) =>
      actions.outcomeText(await actions.fillTablesAction(workbook, actions.DEFAULT_LAYOUT)),
    );
  }

  check(): Promise<void> {
    return this.#run('审核', async (actions, workbook) => {
      const outcome = await actions.markFindings(workbook, actions.DEFAULT_LAYOUT);
      if (outcome.status === 'rejected') return actions.outcomeText(outcome);
      return outcome.status === 'nothing' ? outcome.message : '审核完成。';
    });
  }

  clearMarks(): Promise<void> {
    return this.#run('清除标记', async (actions, workbook) => actions.outcomeText(await actions.clearMarks(workbook)));
  }

  undo(confirmed = false): Promise<void> {
    this.#set({ question: undefined });
    return this.#run('撤销', async (actions, workbook) => {
      const outcome = await actions.undoAction(workbook, actions.DEFAULT_LAYOUT, { discardLaterEdits: confirmed });
      if (outcome.status !== 'needs-confirmation') return actions.outcomeText(outcome);
      this.#set({ question: { kind: 'undo', text: actions.outcomeText(outcome) } });
      return undefined;
    });
  }

  cancel(): void {
    this.#abort?.abort();
    if (this.#state.busy) this.#set({ busy: { ...this.#state.busy, cancelled: true } });
  }

  dismiss(): void {
    this.#set({ message: undefined, question: undefined });
  }

  async #run(
    title: string,
    action: (actions: PaneActions, workbook: ReturnType<typeof stoppable>) => Promise<string | undefined>,
  ): Promise<void> {
    if (this.#state.busy) return;
    this.#generation++;
    const abort = (this.#abort = new AbortController());
    this.#set({ busy: { title, phase: 'reading', slow: false, cancelled: false }, message: undefined });
    const slow = setTimeout(() => this.#progress({ slow: true }), SLOW);
    const actions = await this.load();
    const workbook = stoppable(this.host.workbook(), abort.signal, (phase) => this.#progress({ phase }));
    try {
      const text = await action(actions, workbook);
      if (text !== undefined) this.#set({ message: { intent: 'success', title, text, details: '' } });
    } catch (error) {
      this.#fail(title, actions.failureText(error));
    } finally {
      clearTimeout(slow);
      this.#set({ busy: undefined });
    }
    await this.refresh();
  }

  #progress(change: Partial<Busy>): void {
    if (this.#state.busy) this.#set({ busy: { ...this.#state.busy, ...change } });
  }

  #fail(title: string, text: string): void {
    this.#set({ message: { intent: 'error', title, text, details: '' } });
  }

  #edited(): void {
    // What an action changes is read when it ends.
    if (this.#state.busy) return;
    this.#generation++;
    this.#set({ outdated: true });
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.refresh(), QUIET);
  }

  #set(change: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
