/** The remark under a table. */
import { plainText } from '../base/cell-text';
import type { Window } from './find-titles';
import type { Grid } from './grid';

const BEGINS = /^(?:备注|附注|注释?|说明)(?:\d|[:：、.．\s]|$)/;
const SAYS_EMPTY = /(?:本|此|该|情况|支出)表(?:为空表|无数据|没有数据|为空)|空表|^无数据|没有(?:使用|安排)|未安排/;

/** Text of a row, cell after cell. */
export function rowText(grid: Grid, row: number, window: Window): string {
  return grid
    .filled(row, window.left, window.right)
    .map((column) => plainText(grid.value(row, column)))
    .join('');
}

/** Whether a row without amounts is, or begins, a remark. */
export function isRemark(text: string): boolean {
  const compact = text.normalize('NFKC').trim();
  return BEGINS.test(compact) || SAYS_EMPTY.test(compact);
}
