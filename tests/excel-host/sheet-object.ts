import { type Area, areaOf, splitAddress } from './area';
import type { ExcelState } from './excel-state';
import type { Sheet } from './grid';
import { HostObject } from './host-object';
import { HostError } from './protocol';

/** An object that lives on a worksheet and ends with it. */
export abstract class SheetObject extends HostObject {
  constructor(
    state: ExcelState,
    readonly sheet: Sheet,
  ) {
    super(state);
  }

  override get alive(): boolean {
    return this.state.isAlive(this.sheet);
  }
}

/** An object that belongs to an area of a worksheet. */
export abstract class AreaObject extends SheetObject {
  constructor(
    state: ExcelState,
    sheet: Sheet,
    readonly area: Area,
  ) {
    super(state, sheet);
  }
}

/** What was given where Excel takes a range or its address: the area it stands for on `sheet`. */
export function areaGiven(state: ExcelState, sheet: Sheet, given: unknown): Area {
  if (given instanceof AreaObject) {
    if (given.sheet !== sheet) throw new HostError('InvalidArgument', 'a range of another sheet');
    return given.area;
  }
  if (typeof given !== 'string') throw new HostError('InvalidArgument', `no range: ${String(given)}`);
  const { sheet: name, cells } = splitAddress(given);
  if (name !== undefined && state.findSheet(name) !== sheet)
    throw new HostError('InvalidArgument', `not on this sheet: ${given}`);
  const area = areaOf(cells);
  if (area) return area;
  const defined = state.findName(cells);
  const reference = defined && state.referenceOf(defined.formula);
  if (!reference || reference.sheet !== sheet) throw new HostError('InvalidArgument', `no address: ${given}`);
  return reference.area;
}
