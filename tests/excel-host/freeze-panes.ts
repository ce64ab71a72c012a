import type ExcelJS from 'exceljs';
import { type Area, GRID_COLUMNS, GRID_ROWS } from './area';
import type { HostObject } from './host-object';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { SheetObject, areaGiven } from './sheet-object';

export class FreezePanesObject extends SheetObject {
  readonly apiClass = 'WorksheetFreezePanes';

  freezeRows(count: unknown = 1): void {
    this.#freeze(count, 0);
  }
  freezeColumns(count: unknown = 1): void {
    this.#freeze(0, count);
  }
  /** Everything from A1 to the end of the range is frozen. */
  freezeAt(range: unknown): void {
    if (range === null || range === undefined) return this.unfreeze();
    const area = areaGiven(this.state, this.sheet, range);
    const rows = area.rows === GRID_ROWS ? 0 : area.row + area.rows;
    const columns = area.columns === GRID_COLUMNS ? 0 : area.column + area.columns;
    this.#freeze(rows, columns);
  }
  unfreeze(): void {
    this.#freeze(0, 0);
  }
  getLocation(): HostObject {
    const location = this.getLocationOrNullObject();
    if (!location) throw new HostError('ItemNotFound', 'nothing is frozen');
    return location;
  }
  getLocationOrNullObject(): HostObject | null {
    const view = this.sheet.views[0];
    if (view?.state !== 'frozen') return null;
    const rows = view.ySplit ?? 0;
    const columns = view.xSplit ?? 0;
    if (rows === 0 && columns === 0) return null;
    const area: Area = { row: 0, column: 0, rows: rows || GRID_ROWS, columns: columns || GRID_COLUMNS };
    return new RangeObject(this.state, this.sheet, area);
  }

  #freeze(rows: unknown, columns: unknown): void {
    const [ySplit, xSplit] = [Number(rows), Number(columns)];
    if (!(ySplit >= 0 && xSplit >= 0 && ySplit < GRID_ROWS && xSplit < GRID_COLUMNS))
      throw new HostError('InvalidArgument');
    const { showGridLines, zoomScale, showRowColHeaders } = this.sheet.views[0] ?? {};
    const kept = {
      ...(showGridLines !== undefined && { showGridLines }),
      ...(zoomScale !== undefined && { zoomScale }),
      ...(showRowColHeaders !== undefined && { showRowColHeaders }),
    };
    const view = ySplit || xSplit ? { ...kept, state: 'frozen', ySplit, xSplit } : { ...kept, state: 'normal' };
    this.sheet.views = [view as ExcelJS.WorksheetView];
  }
}
