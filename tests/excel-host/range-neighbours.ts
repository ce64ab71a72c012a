import * as grids from './area';
import { type Area, areaOnGrid } from './area';
import { usedArea } from './grid';
import { HostError } from './protocol';
import { AreaObject, areaGiven } from './sheet-object';

/** The members of a range that give another range: beside it, around it, within it. */
export abstract class NeighbouringRanges<R extends AreaObject> extends AreaObject {
  /** The same kind of object for another area. No member of the API. */
  abstract derived(area: Area): R;

  getCell(row: unknown, column: unknown): R {
    return this.derived(areaOnGrid(this.area.row + Number(row), this.area.column + Number(column), 1, 1));
  }
  getRow(row: unknown): R {
    return this.derived(areaOnGrid(this.area.row + Number(row), this.area.column, 1, this.area.columns));
  }
  getColumn(column: unknown): R {
    return this.derived(areaOnGrid(this.area.row, this.area.column + Number(column), this.area.rows, 1));
  }
  getLastCell(): R {
    return this.getCell(this.area.rows - 1, this.area.columns - 1);
  }
  getLastRow(): R {
    return this.getRow(this.area.rows - 1);
  }
  getLastColumn(): R {
    return this.getColumn(this.area.columns - 1);
  }
  getEntireRow(): R {
    return this.derived({ ...this.area, column: 0, columns: grids.GRID_COLUMNS });
  }
  getEntireColumn(): R {
    return this.derived({ ...this.area, row: 0, rows: grids.GRID_ROWS });
  }
  getOffsetRange(rows: unknown, columns: unknown): R {
    const { area } = this;
    return this.derived(areaOnGrid(area.row + Number(rows), area.column + Number(columns), area.rows, area.columns));
  }
  getResizedRange(rows: unknown, columns: unknown): R {
    const { area } = this;
    return this.derived(areaOnGrid(area.row, area.column, area.rows + Number(rows), area.columns + Number(columns)));
  }
  getAbsoluteResizedRange(rows: unknown, columns: unknown): R {
    return this.derived(areaOnGrid(this.area.row, this.area.column, rows, columns));
  }
  getBoundingRect(other: unknown): R {
    return this.derived(grids.bounding(this.area, areaGiven(this.state, this.sheet, other)));
  }
  getIntersection(other: unknown): R {
    const shared = this.getIntersectionOrNullObject(other);
    if (!shared) throw new HostError('ItemNotFound', 'the ranges have no cell in common');
    return shared;
  }
  getIntersectionOrNullObject(other: unknown): R | null {
    const shared = grids.intersection(this.area, areaGiven(this.state, this.sheet, other));
    return shared ? this.derived(shared) : null;
  }
  getUsedRange(valuesOnly?: unknown): R {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }
  getUsedRangeOrNullObject(valuesOnly?: unknown): R | null {
    const used = usedArea(this.sheet, this.area, valuesOnly === true);
    return used ? this.derived(used) : null;
  }
}
