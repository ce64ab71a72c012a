/** What a person can ask of the pane. Plain TypeScript: the components only draw its state and call it. */
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { ListedFinding } from '../worksheet/findings/result-sheet';
import type { Workbook } from '../worksheet/workbook';
import { type KeyedFinding, neighbour, placeOfFinding, shownGroups } from './finding-groups';
import type { PaneHost, Unsubscribe } from './pane-host';
import type * as actionsOfPane from './pane-actions';
import { type Busy, type FileCheck, INITIAL, type Message, type PaneState, type SeverityFilter } from './session-state';
import { stoppable } from './stoppable-workbook';

type PaneActions = typeof actionsOfPane;

/** From this on an action shows its progress, milliseconds. */
const SLOW = 500;
/** The workbook is read again when nothing was edited for so long. */
const QUIET = 800;

export class PaneSession {
  #state: PaneState = INITIAL;
  readonly #listeners = new Set<() => void>();
  #abort: AbortController | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what makes an earlier reading void. */
  #generation = 0;

  /**
   * @param host where the pane runs
   * @param load gets the actions, when first needed
   */
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
      this.host.onSelection((selection) => this.#set({ selection, origin: this.#originOf(selection) })),
      this.host.onOpened(() => {
        this.#set({ ...INITIAL, busy: this.#state.busy, isHelpShown: this.#state.isHelpShown });
        void this.refresh();
      }),
    ];
    void this.refresh();
    return () => {
      clearTimeout(this.#refreshTimer);
      for (const end of ends) end();
    };
  }

  /** Reads the workbook again, without a word unless that fails. */
  async refresh(): Promise<void> {
    clearTimeout(this.#refreshTimer);
    const generation = ++this.#generation;
    const isCurrent = () => generation === this.#generation;
    try {
      const actions = await this.load();
      const status = await actions.readWorkbookStatus(this.host.workbook(), actions.DEFAULT_LAYOUT);
      if (!isCurrent()) return;
      const { fileCheck } = this.#state;
      this.#set({
        status,
        isOutdated: false,
        fileCheck: fileCheck && { ...fileCheck, outcome: status.checkText(fileCheck.lines) },
      });
      this.#set({ origin: this.#originOf(this.#state.selection) });
    } catch (error) {
      if (isCurrent()) await this.#fail('读取工作簿', error);
    }
  }

  /** Asks for the year of a new template. */
  askYear(): void {
    this.#set({ question: { kind: 'year', suggested: this.host.currentYear() }, message: undefined });
  }

  createTemplate(year: number): Promise<void> {
    return this.#run('新建底稿', async (actions, workbook) =>
      actions.outcomeMessage('新建底稿', await actions.createTemplateAction(workbook, actions.DEFAULT_LAYOUT, year)),
    );
  }

  fill(): Promise<void> {
    return this.#run('一键生成', async (actions, workbook) =>
      actions.outcomeMessage('一键生成', await actions.fillTablesAction(workbook, actions.DEFAULT_LAYOUT)),
    );
  }

  check(): Promise<void> {
    return this.#run('审核', async (actions, workbook) =>
      actions.checkMessage('审核', await actions.markFindings(workbook, actions.DEFAULT_LAYOUT)),
    );
  }

  clearMarks(): Promise<void> {
    return this.#run('清除标记', async (actions, workbook) =>
      actions.outcomeMessage('清除标记', await actions.clearMarks(workbook)),
    );
  }

  /** Writes the text that goes with the tables. */
  writeNarrative(): Promise<void> {
    return this.#run('情况说明', async (actions, workbook) =>
      actions.outcomeMessage('情况说明', await actions.writeNarrativeAction(workbook, actions.DEFAULT_LAYOUT)),
    );
  }

  /** Makes the whole published document and hands it to the person. */
  makeDocument(): Promise<void> {
    return this.#run('公开文本', async (actions, workbook) => {
      const composed = await actions.composeDocument(workbook, actions.DEFAULT_LAYOUT);
      if (composed.status === 'rejected') return actions.outcomeMessage('公开文本', composed);
      const { makeDocument } = await import(/* webpackChunkName: "document" */ '../documents/make-document');
      const { document, fileName: name } = composed;
      const delivery = await actions.deliverFile({ name, bytes: await makeDocument(document) });
      return actions.documentMessage(composed, delivery, this.host.openBrowserVersion !== undefined);
    });
  }

  /** Compares a text file with the tables, now and whenever they change. */
  checkTextFile(file: File): Promise<void> {
    return this.#run('核对文字', async (actions, workbook) => {
      const { textLines } = await import(/* webpackChunkName: "text-file" */ '../documents/text-lines');
      const lines = await textLines(file.name, new Uint8Array(await file.arrayBuffer()));
      const status = await actions.readWorkbookStatus(workbook, actions.DEFAULT_LAYOUT);
      const fileCheck: FileCheck = { name: file.name, lines, outcome: status.checkText(lines) };
      this.#set({ fileCheck, filter: 'all', current: undefined, isHelpShown: false });
      return actions.textFileMessage(fileCheck);
    });
  }

  /** Shows the workbook's own findings again. */
  closeTextFile(): void {
    this.#set({ fileCheck: undefined, filter: 'all', current: undefined });
  }

  /** Sets the tables up for printing; where the place can print, that is offered next. */
  async preparePrint(): Promise<void> {
    let isPrepared = false;
    await this.#run('打印准备', async (actions, workbook) => {
      const outcome = await actions.preparePrint(
        workbook,
        actions.DEFAULT_LAYOUT,
        this.host.print ? 'here' : 'in-excel',
      );
      isPrepared = outcome.status === 'done';
      return actions.outcomeMessage('打印准备', outcome);
    });
    this.#set({ isPrepared });
  }

  /** Prints, where the place can do that. */
  async print(): Promise<void> {
    try {
      await this.host.print?.();
    } catch (error) {
      await this.#fail('打印', error);
    }
  }

  /** @param discardLaterEdits whether the person agreed to lose what was changed since */
  undo(discardLaterEdits = false): Promise<void> {
    const action = this.#state.status?.undoable ?? '';
    return this.#run('撤销', async (actions, workbook) => {
      const outcome = await actions.undoAction(workbook, actions.DEFAULT_LAYOUT, { discardLaterEdits });
      if (outcome.status !== 'needs-confirmation') return actions.outcomeMessage('撤销', outcome);
      this.#set({ question: { kind: 'undo', action, losses: outcome.losses } });
      return undefined;
    });
  }

  /** Keeps why a 核实 finding is right; an empty text takes that back. */
  explain(finding: ListedFinding, text: string): Promise<void> {
    const check = this.#state.status?.check;
    if (check?.status !== 'checked') return Promise.resolve();
    return this.#run('填写说明', async (actions, workbook) =>
      actions.outcomeMessage('填写说明', await actions.explainFinding(workbook, check.findings, finding, text)),
    );
  }

  /** Calls the action off that is under way, unless it writes already. */
  cancel(): void {
    this.#abort?.abort();
    this.#progress({ isCancelled: true });
  }

  /** Puts the message or the question away. */
  dismiss(): void {
    this.#set({ message: undefined, question: undefined });
  }

  setFilter(filter: SeverityFilter): void {
    this.#set({ filter });
  }

  /** Looks at a finding and goes to its cell; a second time looks away. */
  toggle(keyed: KeyedFinding): void {
    if (this.#state.current === keyed.key) this.#set({ current: undefined });
    else this.#look(keyed);
  }

  showHelp(isHelpShown: boolean): void {
    this.#set({ isHelpShown });
  }

  /** Looks at the first finding of all and goes to its cell. */
  first(): void {
    this.closeTextFile();
    this.step(1);
  }

  /** Looks at the next (or previous, -1) finding and goes to its cell. */
  step(step: 1 | -1): void {
    const found = neighbour(shownGroups(this.#state), this.#state.current, step);
    if (found) this.#look(found);
  }

  /** Shows and selects a cell. */
  async goTo(place: CellPlace): Promise<void> {
    try {
      await this.host.selectCell(place);
    } catch (error) {
      await this.#fail('定位单元格', error);
    }
  }

  /** Shows an error that nobody foresaw. */
  reportUnexpected(error: unknown): void {
    void this.#fail('程序出错', error);
  }

  #look({ key, finding }: KeyedFinding): void {
    this.#set({ current: key, isHelpShown: false, message: this.#lasting() });
    const place = placeOfFinding(finding);
    if (place && this.#state.status?.sheetNames.includes(place.sheet)) void this.goTo(place);
  }

  async #run(
    title: string,
    action: (actions: PaneActions, workbook: Workbook) => Promise<Message | undefined>,
  ): Promise<void> {
    if (this.#state.busy) return;
    this.#generation++;
    const abort = (this.#abort = new AbortController());
    this.#set({
      busy: { title, phase: 'reading', isSlow: false, isCancelled: false },
      message: undefined,
      question: undefined,
      isPrepared: false,
    });
    const slow = setTimeout(() => this.#progress({ isSlow: true }), SLOW);
    try {
      const actions = await this.load();
      const workbook = stoppable(this.host.workbook(), abort.signal, (phase) => this.#progress({ phase }));
      this.#set({ message: await action(actions, workbook) });
    } catch (error) {
      await this.#fail(title, error);
    } finally {
      clearTimeout(slow);
      this.#set({ busy: undefined });
    }
    await this.refresh();
  }

  #progress(change: Partial<Busy>): void {
    if (this.#state.busy) this.#set({ busy: { ...this.#state.busy, ...change } });
  }

  async #fail(title: string, error: unknown): Promise<void> {
    const message = await this.load().then(
      ({ failureMessage }) => failureMessage(title, error),
      (unreachable: unknown) => notLoaded(title, unreachable),
    );
    this.#set({ message });
  }

  #edited(): void {
    // What an action itself changes is read when it ends.
    if (this.#state.busy) return;
    this.#generation++;
    this.#set({ isOutdated: true, isPrepared: false, message: this.#lasting() });
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.refresh(), QUIET);
  }

  /** The message, unless it asked nothing of the person: whoever goes on has read it. */
  #lasting(): Message | undefined {
    const { message } = this.#state;
    return message?.intent === 'error' || message?.problems.length ? message : undefined;
  }

  #originOf(selection: CellPlace | undefined) {
    return selection && this.#state.status?.explain(selection);
  }

  #set(change: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The actions' own chunk cannot be had, so neither can its wording. */
function notLoaded(title: string, error: unknown): Message {
  const text = ['窗格没有加载完整。请检查网络后关闭窗格再打开；仍不行时，请联系部署本加载项的人员。'];
  return { intent: 'error', title, text, problems: [], details: String(error) };
}
