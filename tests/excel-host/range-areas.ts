import { type Area, areaText, sheetPrefix } from './area';
import type { ExcelState } from './excel-state';
import type { Sheet } from './grid';
import { HostCollection, type HostObject } from './host-object';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { SheetObject } from './sheet-object';

/** Several areas of one sheet. */
export class RangeAreasObject extends SheetObject {
  readonly apiClass = 'RangeAreas';
  #kept: string | undefined;

  constructor(
    state: ExcelState,
    sheet: Sheet,
    readonly parts: readonly Area[],
  ) {
    super(state, sheet);
  }

  override get identity(): Record<string, unknown> {
    return this.#kept === undefined ? {} : { _ReferenceId: this.#kept };
  }

  _KeepReference(): void {
    this.#kept ??= this.state.keepReference(this);
  }

  get address(): string {
    return this.parts.map((area) => sheetPrefix(this.sheet.name) + areaText(area)).join(',');
  }
  get areaCount(): number {
    return this.parts.length;
  }
  get cellCount(): number {
    return this.parts.reduce((count, area) => count + area.rows * area.columns, 0);
  }
  get areas(): HostObject {
    return new RangeCollectionObject(this.state, this.sheet, this.parts);
  }
}

class RangeCollectionObject extends HostCollection {
  readonly apiClass = 'RangeCollection';
  readonly itemClass = 'Range';

  constructor(
    state: ExcelState,
    private readonly sheet: Sheet,
    private readonly parts: readonly Area[],
  ) {
    super(state);
  }

  get items(): HostObject[] {
    return this.parts.map((area) => new RangeObject(this.state, this.sheet, area));
  }

  itemFor(): HostObject {
    throw new HostError('InvalidArgument', 'areas have no names');
  }
}
