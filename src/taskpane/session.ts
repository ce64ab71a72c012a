/** What a person can ask of the pane. Plain TypeScript: the components only draw its state and call it. */
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { ListedFinding } from '../worksheet/findings/result-sheet';
import { deliverFile } from './deliver-file';
import { type KeyedFinding, neighbour, placeOfFinding, shownGroups } from './finding-groups';
import { documentMessage, failureMessage, textFileMessage } from './outcome-message';
import type { PaneHost, Unsubscribe } from './pane-host';
import { NotLoaded, type PaneWork, type Running } from './pane-work';
import { type Busy, INITIAL, type Message, type PaneState, type SeverityFilter } from './session-state';

/** From this on an action shows its progress, milliseconds. */
const SLOW = 500;
/** The workbook is read again when nothing was edited for so long. */
const QUIET = 800;
/** So many rows behind a figure are shown at first. */
const ORIGIN_ROWS = 100;

export class PaneSession {
  #state: PaneState = INITIAL;
  readonly #listeners = new Set<() => void>();
  #abort: AbortController | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what makes an earlier reading void. */
  #generation = 0;

  /**
   * @param host where the pane runs
   * @param work does what is asked of the workbook
   * @param deliver hands a file to the person
   */
  constructor(
    readonly host: PaneHost,
    private readonly work: PaneWork,
    private readonly deliver: typeof deliverFile = deliverFile,
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
      this.host.onSelection((selection) => {
        this.#set({ selection });
        void this.#lookBehind(ORIGIN_ROWS);
      }),
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
      const status = await this.work.readStatus();
      if (!isCurrent()) return;
      const { fileCheck } = this.#state;
      const outcome = fileCheck && (await this.work.checkText(fileCheck.lines));
      if (!isCurrent()) return;
      const isSameFile = fileCheck === this.#state.fileCheck;
      this.#set({
        status,
        isOutdated: false,
        ...(fileCheck && isSameFile ? { fileCheck: { ...fileCheck, outcome } } : {}),
      });
    } catch (error) {
      if (isCurrent()) this.#fail('读取工作簿', error);
      return;
    }
    await this.#lookBehind(ORIGIN_ROWS);
  }

  /** Asks for the year of a new template. */
  askYear(): void {
    this.#set({ question: { kind: 'year', suggested: this.host.currentYear() }, message: undefined });
  }

  createTemplate(year: number): Promise<void> {
    return this.#run('新建底稿', (running) => this.work.createTemplate(running, year));
  }

  fill(): Promise<void> {
    return this.#run('一键生成', (running) => this.work.fill(running));
  }

  check(): Promise<void> {
    return this.#run('审核', (running) => this.work.check(running));
  }

  clearMarks(): Promise<void> {
    return this.#run('清除标记', (running) => this.work.clearMarks(running));
  }

  /** Writes the text that goes with the tables. */
  writeNarrative(): Promise<void> {
    return this.#run('情况说明', (running) => this.work.writeNarrative(running));
  }

  /** Makes the whole published document and hands it to the person. */
  makeDocument(): Promise<void> {
    return this.#run('公开文本', async (running) => {
      const made = await this.work.makeDocument(running);
      if (!('composed' in made)) return made;
      const { composed, bytes } = made;
      const delivery = await this.deliver({ name: composed.fileName, bytes });
      return documentMessage(composed, delivery, this.host.openBrowserVersion !== undefined);
    });
  }

  /** Compares a text file with the tables, now and whenever they change. */
  checkTextFile(file: File): Promise<void> {
    return this.#run('核对文字', async (running) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const fileCheck = await this.work.checkTextFile(running, file.name, bytes);
      this.#set({ fileCheck, filter: 'all', current: undefined, isHelpShown: false });
      return textFileMessage(fileCheck);
    });
  }

  /** Shows the workbook's own findings again. */
  closeTextFile(): void {
    this.#set({ fileCheck: undefined, filter: 'all', current: undefined });
  }

  /** Sets the tables up for printing; where the place can print, that is offered next. */
  async preparePrint(): Promise<void> {
    let isPrepared = false;
    await this.#run('打印准备', async (running) => {
      const message = await this.work.preparePrint(running, this.host.print ? 'here' : 'in-excel');
      isPrepared = message.intent !== 'error';
      return message;
    });
    this.#set({ isPrepared });
  }

  /** Prints, where the place can do that. */
  async print(): Promise<void> {
    try {
      await this.host.print?.();
    } catch (error) {
      this.#fail('打印', error);
    }
  }

  /** @param discardLaterEdits whether the person agreed to lose what was changed since */
  undo(discardLaterEdits = false): Promise<void> {
    const action = this.#state.status?.undoable ?? '';
    return this.#run('撤销', async (running) => {
      const outcome = await this.work.undo(running, discardLaterEdits);
      if (!('losses' in outcome)) return outcome;
      this.#set({ question: { kind: 'undo', action, losses: outcome.losses } });
      return undefined;
    });
  }

  /** Keeps why a 核实 finding is right; an empty text takes that back. */
  explain(finding: ListedFinding, text: string): Promise<void> {
    const check = this.#state.status?.check;
    if (check?.status !== 'checked') return Promise.resolve();
    const { findings } = check;
    return this.#run('填写说明', (running) =>
      this.work.explainFinding(running, findings, findings.indexOf(finding), text),
    );
  }

  /** Shows more of the rows behind the selected figure. */
  showOrigin(rows: number): Promise<void> {
    return this.#lookBehind(rows);
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
      this.#fail('定位单元格', error);
    }
  }

  /** Shows an error that nobody foresaw. */
  reportUnexpected(error: unknown): void {
    this.#fail('程序出错', error);
  }

  #look({ key, finding }: KeyedFinding): void {
    this.#set({ current: key, isHelpShown: false, message: this.#lasting() });
    const place = placeOfFinding(finding);
    if (place && this.#state.status?.sheetNames.includes(place.sheet)) void this.goTo(place);
  }

  async #run(title: string, action: (running: Running) => Promise<Message | undefined>): Promise<void> {
    if (this.#state.busy) return;
    this.#generation++;
    const { signal } = (this.#abort = new AbortController());
    this.#set({
      busy: { title, phase: 'reading', isSlow: false, isCancelled: false },
      message: undefined,
      question: undefined,
      isPrepared: false,
    });
    const slow = setTimeout(() => this.#progress({ isSlow: true }), SLOW);
    try {
      this.#set({ message: await action({ signal, onPhase: (phase) => this.#progress({ phase }) }) });
    } catch (error) {
      this.#fail(title, error);
    } finally {
      clearTimeout(slow);
      this.#set({ busy: undefined });
    }
    await this.refresh();
  }

  #progress(change: Partial<Busy>): void {
    if (this.#state.busy) this.#set({ busy: { ...this.#state.busy, ...change } });
  }

  #fail(title: string, error: unknown): void {
    this.#set({ message: error instanceof NotLoaded ? notLoaded(title, error) : failureMessage(title, error) });
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

  /** The answer belongs to the cell that is selected still, of the workbook that is open still. */
  async #lookBehind(rows: number): Promise<void> {
    const { selection } = this.#state;
    const generation = this.#generation;
    const isCurrent = () => selection === this.#state.selection && generation === this.#generation;
    try {
      const origin = selection && this.#state.status && (await this.work.explain(selection, rows));
      if (isCurrent()) this.#set({ origin });
    } catch (error) {
      if (isCurrent()) this.#fail('穿透', error);
    }
  }

  #set(change: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The code of the actions cannot be had: nothing of the workbook was touched. */
function notLoaded(title: string, { message: details }: NotLoaded): Message {
  const text = [
    '窗格没有加载完整：程序可能刚刚更新过，或者网络断了。请先保存工作簿，再刷新页面（在 Excel 里是关闭窗格再打开）；仍不行时，请联系部署本加载项的人员。',
  ];
  return { intent: 'error', title, text, problems: [], details };
}
