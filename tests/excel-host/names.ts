import { areaText, sheetPrefix } from './area';
import type { DefinedName, ExcelState } from './excel-state';
import { HostCollection, HostObject } from './host-object';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { AreaObject } from './sheet-object';

export class NamedItemObject extends HostObject {
  readonly apiClass = 'NamedItem';

  constructor(
    state: ExcelState,
    private readonly defined: DefinedName,
    private readonly among: DefinedName[],
  ) {
    super(state);
  }

  override get alive(): boolean {
    return this.among.includes(this.defined);
  }
  override get identity(): Record<string, unknown> {
    return { _Id: this.defined.name };
  }

  get name(): string {
    return this.defined.name;
  }
  get formula(): string {
    return this.defined.formula;
  }
  get value(): string {
    return this.defined.formula.replace(/^=/, '');
  }
  get type(): string {
    return this.state.referenceOf(this.defined.formula) ? 'Range' : 'String';
  }
  get scope(): string {
    return this.among === this.state.names ? 'Workbook' : 'Worksheet';
  }
  get comment(): string {
    return this.defined.comment;
  }
  set comment(comment: unknown) {
    this.defined.comment = String(comment);
  }
  get visible(): boolean {
    return this.defined.visible;
  }
  set visible(visible: unknown) {
    this.defined.visible = visible === true;
  }
  getRange(): HostObject {
    const range = this.getRangeOrNullObject();
    if (!range) throw new HostError('InvalidOperation', 'the name refers to no range');
    return range;
  }
  getRangeOrNullObject(): HostObject | null {
    const reference = this.state.referenceOf(this.defined.formula);
    return reference ? new RangeObject(this.state, reference.sheet, reference.area) : null;
  }
  delete(): void {
    this.among.splice(this.among.indexOf(this.defined), 1);
    if (this.among !== this.state.names) return;
    const definedNames = this.state.workbook.definedNames as unknown as { matrixMap: Record<string, unknown> };
    delete definedNames.matrixMap[this.defined.name];
  }
}

/** The names of the workbook, or of one sheet. A file keeps those of the workbook that refer to a range. */
export class NamedItemCollectionObject extends HostCollection {
  readonly apiClass = 'NamedItemCollection';
  readonly itemClass = 'NamedItem';

  constructor(
    state: ExcelState,
    private readonly defined: DefinedName[] = state.names,
  ) {
    super(state);
  }

  get items(): HostObject[] {
    return this.defined.map((name) => new NamedItemObject(this.state, name, this.defined));
  }
  itemFor(name: unknown): HostObject {
    return this.getItem(name);
  }
  getItem(name: unknown): HostObject {
    const item = this.getItemOrNullObject(name);
    if (!item) throw new HostError('ItemNotFound', `no name ${String(name)}`);
    return item;
  }
  getItemOrNullObject(name: unknown): HostObject | null {
    const found = this.#find(name);
    return found ? new NamedItemObject(this.state, found, this.defined) : null;
  }

  #find(name: unknown): DefinedName | undefined {
    return this.defined.find((known) => known.name.toLowerCase() === String(name).toLowerCase());
  }

  add(name: unknown, reference: unknown, comment?: unknown): HostObject {
    if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(name) || /^[A-Z]{1,3}\d+$/i.test(name)) {
      throw new HostError('InvalidArgument', `not a name: ${String(name)}`);
    }
    if (this.#find(name)) throw new HostError('ItemAlreadyExists', `there is a name ${name}`);
    const formula =
      reference instanceof AreaObject
        ? `=${sheetPrefix(reference.sheet.name)}${areaText(reference.area, '$')}`
        : String(reference);
    if (!formula.startsWith('=')) throw new HostError('InvalidArgument', 'a name refers to a range or a formula');
    const defined: DefinedName = { name, formula, comment: String(comment ?? ''), visible: true };
    this.defined.push(defined);
    const inFile = this.defined === this.state.names && this.state.referenceOf(formula);
    if (inFile) this.state.workbook.definedNames.add(formula.slice(1), name);
    return new NamedItemObject(this.state, defined, this.defined);
  }
}
