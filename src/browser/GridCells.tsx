/** The rows of a sheet that are in sight, and their cells. */
import { memo } from 'react';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { Area } from '../worksheet/workbook';
import type { CellView } from '../xlsx/sheet-view';
import { fittedText, shrunkLetters } from './fitted-text';
import { shownLines } from './grid-geometry';
import type { SheetCells } from './sheet-cells';

/** Space of the row numbers and of the column letters. */
export const HEAD = { width: 44, height: 24 };

interface Props {
  readonly view: SheetCells;
  /** Offsets of rows and of columns. */
  readonly tops: readonly number[];
  readonly lefts: readonly number[];
  /** First and last. */
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly selected: Area;
  readonly onSelect: (place: CellPlace) => void;
}

export const cellId = (row: number, column: number) => `cell-${row}-${column}`;

export function GridCells({ view, tops, lefts, rows, columns, selected, onSelect }: Props) {
  const { name, rowHeights, columnWidths } = view.frame;
  const merges = view.mergesWithin(rows, columns);
  const drawnRows = shownLines(rowHeights, rows);
  const drawnColumns = shownLines(columnWidths, columns);
  const covered = coveredCells(merges, rows, columns);
  const isCovered = (row: number, column: number) => covered.has(cellId(row, column));
  return drawnRows.map((row, index) => (
    <div key={row} className="grid-row" role="row" aria-rowindex={row + 1}>
      <span
        className="grid-number"
        role="rowheader"
        style={{ top: tops[row], height: rowHeights[row], width: HEAD.width }}
      >
        {row + 1}
      </span>
      {[
        ...drawnColumns.flatMap((column) => (isCovered(row, column) ? [] : [{ row, column, rows: 1, columns: 1 }])),
        // A merged area is drawn once, in the first of its rows that is in sight.
        ...merges.filter((area) => reaches(area, row) && (drawnRows[index - 1] ?? -1) < area.row),
      ].map((area) => (
        <GridCell
          key={`${area.row}-${area.column}`}
          sheet={name}
          row={area.row}
          column={area.column}
          cell={view.cell(area.row, area.column)}
          top={tops[area.row] ?? 0}
          left={(lefts[area.column] ?? 0) + HEAD.width}
          width={(lefts[area.column + area.columns] ?? lefts.at(-1) ?? 0) - (lefts[area.column] ?? 0)}
          height={(tops[area.row + area.rows] ?? tops.at(-1) ?? 0) - (tops[area.row] ?? 0)}
          isSelected={area.row === selected.row && area.column === selected.column}
          onSelect={onSelect}
        />
      ))}
    </div>
  ));
}

/** Cells in sight that lie in a merged area, by their id. */
function coveredCells(merges: readonly Area[], rows: Props['rows'], columns: Props['columns']): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const area of merges) {
    const lastRow = Math.min(area.row + area.rows - 1, rows[1]);
    const lastColumn = Math.min(area.column + area.columns - 1, columns[1]);
    for (let row = Math.max(area.row, rows[0]); row <= lastRow; row++) {
      for (let column = Math.max(area.column, columns[0]); column <= lastColumn; column++) {
        covered.add(cellId(row, column));
      }
    }
  }
  return covered;
}

const reaches = (area: Area, row: number) => area.row <= row && row < area.row + area.rows;

interface CellProps {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The same object as long as the cell is the same: then it is not drawn again. */
  readonly cell: CellView;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly isSelected: boolean;
  readonly onSelect: (place: CellPlace) => void;
}

const GridCell = memo(function GridCell(props: CellProps) {
  const { sheet, row, column, cell, top, left, width, height, isSelected, onSelect } = props;
  // A merged area of hidden rows or columns alone.
  if (width === 0 || height === 0) return null;
  const text = fittedText(cell, width);
  const letters = shrunkLetters(cell, width);
  const classes = [
    'grid-cell',
    cell.wraps && 'grid-wraps',
    cell.text === '' && !cell.style['background'] && 'grid-blank',
    cell.flag && `grid-${cell.flag.severity}`,
    isSelected && 'grid-selected',
  ];
  const letterSize = letters === undefined ? {} : { fontSize: letters };
  const place = { top, left, width, height };
  // Whoever points at `####` sees the number.
  const title = [text === cell.text ? '' : cell.text, cell.flag?.message ?? '']
    .filter((line) => line !== '')
    .join('\n');
  return (
    <div
      id={cellId(row, column)}
      className={classes.filter(Boolean).join(' ')}
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isSelected}
      title={title || undefined}
      style={{ ...cell.style, ...letterSize, ...place }}
      onClick={() => onSelect({ sheet, row, column })}
      onDoubleClick={() => document.getElementById('cell-content')?.focus()}
    >
      {text !== '' && <span>{text}</span>}
    </div>
  );
});
