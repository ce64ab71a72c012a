import ExcelJS from 'exceljs';
import { type Area, areaOf, splitAddress } from './area';
import { HostEvents } from './events';
import type { Sheet } from './grid';
import type { HostObject } from './host-object';
import type { PlayedHost } from './played-host';
import { HostError } from './protocol';

/** A defined name. */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
  comment: string;
  visible: boolean;
}

/** What Excel holds: the workbook, and what no file keeps. */
export class ExcelState {
  calculationMode = 'Automatic';
  /** Whether a fit to pages is forgotten, as some Excels do (office-js #1860). */
  losesFit = false;
  /** Whether print areas and titles cannot be taken away by an empty address. */
  refusesEmptyAddress = false;
  readonly events = new HostEvents();
  /** Whether what changes now is changed by the person, not by the add-in. */
  isPersonActing = false;
  structureProtection: { readonly password: string | undefined } | undefined;
  readonly names: DefinedName[] = [];
  readonly #references = new Map<string, HostObject>();
  readonly #referenceIds = new Map<HostObject, string>();
  readonly #ids = new WeakMap<Sheet, string>();
  readonly #namesOfSheets = new WeakMap<Sheet, DefinedName[]>();
  readonly #selections = new WeakMap<Sheet, Area>();
  #active: Sheet | undefined;
  #nextId = 1;

  constructor(
    readonly workbook: ExcelJS.Workbook,
    readonly played: PlayedHost,
  ) {
    // A file without a view leaves it undefined.
    workbook.views = (workbook.views as typeof workbook.views | undefined) ?? [];
    if (workbook.worksheets.length === 0) workbook.addWorksheet('Sheet1');
    for (const sheet of workbook.worksheets) {
      this.idOf(sheet);
      dissolveSharedFormulas(sheet);
    }
    this.#active = workbook.worksheets[workbook.views[0]?.activeTab ?? 0];
    for (const { name, ranges } of workbook.definedNames.model) {
      this.names.push({ name, formula: `=${ranges.join(',')}`, comment: '', visible: true });
    }
  }

  get sheets(): Sheet[] {
    return this.workbook.worksheets;
  }

  get visibleSheets(): Sheet[] {
    return this.sheets.filter((sheet) => sheet.state === 'visible');
  }

  /** Ids are not used again when a sheet is gone, as in Excel. */
  idOf(sheet: Sheet): string {
    let id = this.#ids.get(sheet);
    if (!id) {
      id = `{00000000-0001-0000-${(this.#nextId++).toString(16).toUpperCase().padStart(4, '0')}-000000000000}`;
      this.#ids.set(sheet, id);
    }
    return id;
  }

  isAlive(sheet: Sheet): boolean {
    return this.workbook.getWorksheet(sheet.id) === sheet;
  }

  /** A sheet by its name, whose case does not matter, or by its id. */
  findSheet(key: unknown): Sheet | undefined {
    const wanted = String(key).toLowerCase();
    return this.sheets.find(
      (sheet) => sheet.name.toLowerCase() === wanted || this.idOf(sheet).toLowerCase() === wanted,
    );
  }

  get activeSheet(): Sheet {
    const active = this.#active && this.isAlive(this.#active) ? this.#active : undefined;
    const sheet = active?.state === 'visible' ? active : this.visibleSheets[0];
    if (!sheet) throw new HostError('GeneralException', 'no visible sheet');
    return sheet;
  }

  activate(sheet: Sheet): void {
    if (sheet.state !== 'visible') throw new HostError('InvalidOperation', 'a hidden sheet cannot be activated');
    this.#active = sheet;
    const view = this.workbook.views[0] ?? {
      x: 0,
      y: 0,
      width: 20000,
      height: 10000,
      firstSheet: 0,
      visibility: 'visible',
    };
    this.workbook.views = [{ ...view, activeTab: this.sheets.indexOf(sheet) }];
  }

  selectionOn(sheet: Sheet): Area {
    return this.#selections.get(sheet) ?? { row: 0, column: 0, rows: 1, columns: 1 };
  }

  select(sheet: Sheet, area: Area): void {
    this.activate(sheet);
    this.#selections.set(sheet, area);
    this.events.selectionChanged(this.idOf(sheet), area);
  }

  requireUnprotectedStructure(): void {
    if (this.structureProtection) throw new HostError('AccessDenied', 'the structure of the workbook is protected');
  }

  /** What `=表1!$A$1:$B$2` refers to. */
  referenceOf(formula: string): { readonly sheet: Sheet; readonly area: Area } | undefined {
    const { sheet: name, cells } = splitAddress(formula.replace(/^=/, ''));
    const sheet = name === undefined ? undefined : this.findSheet(name);
    const area = sheet && areaOf(cells);
    return sheet && area ? { sheet, area } : undefined;
  }

  /** The names that only this sheet knows. No file keeps them. */
  namesOf(sheet: Sheet): DefinedName[] {
    let names = this.#namesOfSheets.get(sheet);
    if (!names) this.#namesOfSheets.set(sheet, (names = []));
    return names;
  }

  findName(name: unknown): DefinedName | undefined {
    return this.names.find((known) => known.name.toLowerCase() === String(name).toLowerCase());
  }

  keepReference(object: HostObject): string {
    let id = this.#referenceIds.get(object);
    if (!id) {
      id = `reference-${this.#nextId++}`;
      this.#references.set(id, object);
      this.#referenceIds.set(object, id);
    }
    return id;
  }

  referenced(id: string): HostObject {
    const object = this.#references.get(id);
    if (!object?.alive) throw new HostError('ItemNotFound', 'the tracked object is gone');
    return object;
  }

  removeReference(id: string): void {
    const object = this.#references.get(id);
    if (object) this.#referenceIds.delete(object);
    this.#references.delete(id);
  }
}

/** Gives every cell of a shared formula its own, because writing over the first one would otherwise lose the others'. */
function dissolveSharedFormulas(sheet: Sheet): void {
  const found: { cell: ExcelJS.Cell; formula: string; result: ExcelJS.CellFormulaValue['result'] }[] = [];
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      const value = cell.value;
      if (cell.type !== ExcelJS.ValueType.Formula || typeof value !== 'object' || value === null) return;
      const isShared = 'sharedFormula' in value || ('shareType' in value && value.shareType === 'shared');
      if (isShared) found.push({ cell, formula: cell.formula, result: cell.result });
    });
  });
  for (const { cell, formula, result } of found) {
    cell.value = result === undefined ? ({ formula } as ExcelJS.CellFormulaValue) : { formula, result };
  }
}
