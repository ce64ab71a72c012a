import { areaOnGrid, WHOLE_SHEET } from './area';
import { colorText, fileColor } from './color';
import { FreezePanesObject } from './freeze-panes';
import { usedArea } from './grid';
import type { HostObject } from './host-object';
import { NamedItemCollectionObject } from './names';
import { PageLayoutObject } from './page-layout';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { RangeAreasObject } from './range-areas';
import { SheetObject, areaGiven } from './sheet-object';
import { WorksheetProtectionObject } from './sheet-protection';
import { requireSheetName } from './worksheets';

const visibilities: readonly (readonly [string, 'visible' | 'hidden' | 'veryHidden'])[] = [
  ['Visible', 'visible'],
  ['Hidden', 'hidden'],
  ['VeryHidden', 'veryHidden'],
];

export class WorksheetObject extends SheetObject {
  readonly apiClass = 'Worksheet';

  override get identity(): Record<string, unknown> {
    return { Id: this.id };
  }

  get id(): string {
    return this.state.idOf(this.sheet);
  }

  get name(): string {
    return this.sheet.name;
  }
  set name(name: unknown) {
    this.state.requireUnprotectedStructure();
    this.sheet.name = requireSheetName(this.state, name, this.sheet);
  }

  get visibility(): string {
    return visibilities.find(([, inFile]) => inFile === this.sheet.state)?.[0] ?? 'Visible';
  }
  set visibility(visibility: unknown) {
    this.state.requireUnprotectedStructure();
    const inFile = visibilities.find(([known]) => known === visibility)?.[1];
    if (!inFile) throw new HostError('InvalidArgument', `visibility ${String(visibility)}`);
    if (inFile !== 'visible') this.#requireAnotherVisible();
    this.sheet.state = inFile;
  }

  get position(): number {
    return this.state.sheets.indexOf(this.sheet);
  }
  set position(position: unknown) {
    this.state.requireUnprotectedStructure();
    const others = this.state.sheets.filter((sheet) => sheet !== this.sheet);
    const index = Number(position);
    if (!Number.isInteger(index) || index < 0 || index > others.length)
      throw new HostError('InvalidArgument', 'position');
    others.splice(index, 0, this.sheet);
    others.forEach((sheet, order) => ((sheet as unknown as { orderNo: number }).orderNo = order + 1));
  }

  get tabColor(): string {
    return colorText(this.sheet.properties.tabColor, '');
  }
  set tabColor(color: unknown) {
    const properties = this.sheet.properties as { tabColor?: { argb: string } | undefined };
    properties.tabColor = color === '' ? undefined : fileColor(color);
  }

  get showGridlines(): boolean {
    return this.sheet.views[0]?.showGridLines !== false;
  }
  set showGridlines(show: unknown) {
    const view = this.sheet.views[0] ?? { state: 'normal' };
    this.sheet.views = [{ ...view, showGridLines: show === true } as (typeof this.sheet.views)[number]];
  }

  get protection(): HostObject {
    return new WorksheetProtectionObject(this.state, this.sheet);
  }
  get freezePanes(): HostObject {
    return new FreezePanesObject(this.state, this.sheet);
  }
  get names(): HostObject {
    return new NamedItemCollectionObject(this.state, this.state.namesOf(this.sheet));
  }
  get pageLayout(): HostObject {
    return new PageLayoutObject(this.state, this.sheet);
  }

  activate(): void {
    this.state.activate(this.sheet);
  }

  delete(): void {
    this.state.requireUnprotectedStructure();
    if (this.sheet.state === 'veryHidden')
      throw new HostError('InvalidOperation', 'a very hidden sheet cannot be deleted');
    this.#requireAnotherVisible();
    this.state.workbook.removeWorksheet(this.sheet.id);
  }

  #requireAnotherVisible(): void {
    if (this.state.visibleSheets.every((sheet) => sheet === this.sheet)) {
      throw new HostError('InvalidOperation', 'a workbook has at least one visible sheet');
    }
  }

  getRange(address?: unknown): HostObject {
    const area =
      address === undefined || address === null || address === ''
        ? WHOLE_SHEET
        : areaGiven(this.state, this.sheet, address);
    return new RangeObject(this.state, this.sheet, area);
  }
  getRanges(address?: unknown): HostObject {
    const parts = address === undefined ? [WHOLE_SHEET] : String(address).split(',');
    const areas = parts.map((part) =>
      typeof part === 'string' ? areaGiven(this.state, this.sheet, part.trim()) : part,
    );
    return new RangeAreasObject(this.state, this.sheet, areas);
  }
  getRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): HostObject {
    return new RangeObject(this.state, this.sheet, areaOnGrid(row, column, rows, columns));
  }
  getCell(row: unknown, column: unknown): HostObject {
    return new RangeObject(this.state, this.sheet, areaOnGrid(row, column, 1, 1));
  }
  getUsedRange(valuesOnly?: unknown): HostObject {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }
  getUsedRangeOrNullObject(valuesOnly?: unknown): HostObject | null {
    const used = usedArea(this.sheet, WHOLE_SHEET, valuesOnly === true);
    return used ? new RangeObject(this.state, this.sheet, used) : null;
  }
  getNextOrNullObject(visibleOnly?: unknown): HostObject | null {
    const sheets = visibleOnly === true ? this.state.visibleSheets : this.state.sheets;
    const next = sheets.find((sheet) => this.state.sheets.indexOf(sheet) > this.position);
    return next ? new WorksheetObject(this.state, next) : null;
  }
}
