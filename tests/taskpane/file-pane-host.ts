/** A place for the pane over a file in memory: what the session is tested in, without a browser. */
import type { CellPlace } from '../../src/worksheet/findings/placed-finding';
import type { CellInput, Workbook } from '../../src/worksheet/workbook';
import type { PaneHost, Unsubscribe } from '../../src/taskpane/pane-host';
import type { PaneState } from '../../src/taskpane/session-state';
import type { PaneSession } from '../../src/taskpane/session';

export class FilePaneHost implements PaneHost {
  readonly kind = 'file';
  readonly selected: CellPlace[] = [];
  readonly #edit = new Set<(sheet: string) => void>();
  readonly #selection = new Set<(place: CellPlace) => void>();
  readonly #opened = new Set<() => void>();

  constructor(public open: Workbook) {}

  workbook(): Workbook {
    return this.open;
  }

  async selectCell(place: CellPlace): Promise<void> {
    this.selected.push(place);
  }

  onSelection(listener: (place: CellPlace) => void): Unsubscribe {
    this.#selection.add(listener);
    return () => void this.#selection.delete(listener);
  }

  onEdit(listener: (sheet: string) => void): Unsubscribe {
    this.#edit.add(listener);
    return () => void this.#edit.delete(listener);
  }

  onOpened(listener: () => void): Unsubscribe {
    this.#opened.add(listener);
    return () => void this.#opened.delete(listener);
  }

  currentYear(): number {
    return 2026;
  }

  /** Types as a person does. */
  async type(sheet: string, row: number, column: number, value: CellInput): Promise<void> {
    await this.open.write([{ kind: 'cells', sheet, row, column, values: [[value]] }]);
    for (const listener of this.#edit) listener(sheet);
  }

  select(place: CellPlace): void {
    for (const listener of this.#selection) listener(place);
  }

  /** Opens another workbook. */
  openOther(workbook: Workbook): void {
    this.open = workbook;
    for (const listener of this.#opened) listener();
  }

  get listeners(): number {
    return this.#edit.size + this.#selection.size + this.#opened.size;
  }
}

/** Waits until the session's state is so; the test's own time limit ends it. */
export function stateWhere(session: PaneSession, isSo: (state: PaneState) => boolean): Promise<PaneState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(session.state())) return;
      end();
      resolve(session.state());
    };
    const end = session.subscribe(look);
    look();
  });
}
