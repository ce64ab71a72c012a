import type { ExcelState } from './excel-state';
import type { Sheet } from './grid';
import { HostCollection, type HostObject } from './host-object';
import { HostError } from './protocol';
import { WorksheetObject } from './worksheet';

/** A name that a sheet may have, and that no other sheet has; the case of letters does not tell names apart. */
export function requireSheetName(state: ExcelState, given: unknown, own?: Sheet): string {
  const name = typeof given === 'string' ? given : '';
  if (
    name.trim() === '' ||
    name.length > 31 ||
    /[[\]:*?/\\]/.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'")
  ) {
    throw new HostError('InvalidArgument', `not a name for a sheet: ${String(given)}`);
  }
  if (name.toLowerCase() === 'history') throw new HostError('InvalidArgument', 'History is reserved');
  const taken = state.sheets.find((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new HostError('ItemAlreadyExists', `there is a sheet ${taken.name}`);
  return name;
}

export class WorksheetCollectionObject extends HostCollection {
  readonly apiClass = 'WorksheetCollection';
  readonly itemClass = 'Worksheet';

  #object(sheet: Sheet): WorksheetObject {
    return new WorksheetObject(this.state, sheet);
  }

  get items(): HostObject[] {
    return this.state.sheets.map((sheet) => this.#object(sheet));
  }
  itemFor(key: unknown): HostObject {
    return this.getItem(key);
  }
  getItem(key: unknown): HostObject {
    const item = this.getItemOrNullObject(key);
    if (!item) throw new HostError('ItemNotFound', `no sheet ${String(key)}`);
    return item;
  }
  getItemOrNullObject(key: unknown): HostObject | null {
    const sheet = this.state.findSheet(key);
    return sheet ? this.#object(sheet) : null;
  }
  override getCount(visibleOnly?: unknown): number {
    return (visibleOnly === true ? this.state.visibleSheets : this.state.sheets).length;
  }
  getActiveWorksheet(): HostObject {
    return this.#object(this.state.activeSheet);
  }
  getFirst(visibleOnly?: unknown): HostObject {
    return this.#end(visibleOnly, 0);
  }
  getLast(visibleOnly?: unknown): HostObject {
    return this.#end(visibleOnly, -1);
  }

  /** Adds a sheet at the end, without activating it. */
  add(name?: unknown): HostObject {
    this.state.requireUnprotectedStructure();
    const wanted = name === undefined || name === null ? this.#freeName() : requireSheetName(this.state, name);
    const sheet = this.state.workbook.addWorksheet(wanted);
    return this.#object(sheet);
  }

  _RegisterDataChangedEvent(): void {
    this.state.events.register('changed');
  }
  _UnregisterDataChangedEvent(): void {
    this.state.events.unregister('changed');
  }
  _RegisterSelectionChangedEvent(): void {
    this.state.events.register('selectionChanged');
  }
  _UnregisterSelectionChangedEvent(): void {
    this.state.events.unregister('selectionChanged');
  }

  #freeName(): string {
    for (let number = 1; ; number++) if (!this.state.findSheet(`Sheet${number}`)) return `Sheet${number}`;
  }

  #end(visibleOnly: unknown, index: number): HostObject {
    const sheet = (visibleOnly === true ? this.state.visibleSheets : this.state.sheets).at(index);
    if (!sheet) throw new HostError('ItemNotFound');
    return this.#object(sheet);
  }
}
