/** A sheet, drawn as it would look in Excel, read only. Draws only the rows and columns in sight. */
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { cellAddress } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { type Area, contains } from '../worksheet/workbook';
import type { SheetView } from '../xlsx/sheet-view';
import type { OpenFile } from './file-host';
import { areasWithin, linesWithin, offsetsOf } from './grid-geometry';

interface Props {
  readonly file: OpenFile;
  readonly onSelect: (place: CellPlace) => void;
}

/** Space of the row numbers and of the column letters. */
const HEAD = { width: 44, height: 24 };
/** What is drawn beyond the edges, so that scrolling shows no gaps. */
const BEYOND = 400;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

export function SheetGrid({ file, onSelect }: Props) {
  const { book, sheet, version } = file;
  const view = useMemo(() => book.view(sheet), [book, sheet, version]);
  const tops = useMemo(() => offsetsOf(view?.rowHeights ?? []), [view]);
  const lefts = useMemo(() => offsetsOf(view?.columnWidths ?? []), [view]);
  const scroller = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState({ top: 0, left: 0, width: 1200, height: 800 });

  const look = () => {
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = scroller.current ?? {};
    if (scrollTop === undefined) return;
    setWindow({ top: scrollTop, left: scrollLeft ?? 0, width: clientWidth ?? 0, height: clientHeight ?? 0 });
  };
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const selected = areaOfCell(view, file.cell);
  const frozen = tops[Math.min(view?.frozenRows ?? 0, tops.length - 1)] ?? 0;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const [top, bottom] = [tops[selected.row] ?? 0, tops[selected.row + selected.rows] ?? 0];
    const [left, right] = [lefts[selected.column] ?? 0, lefts[selected.column + selected.columns] ?? 0];
    const [height, width] = [element.clientHeight - HEAD.height, element.clientWidth - HEAD.width];
    if (top >= frozen && top < element.scrollTop + frozen) element.scrollTop = top - frozen;
    else if (bottom > element.scrollTop + height) element.scrollTop = bottom - height;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + width) element.scrollLeft = Math.min(left, right - width);
  }, [selected.row, selected.column, view]);

  if (!view) return <div className="grid" id="grid" />;
  const area = {
    rows: linesWithin(tops, window.top - BEYOND, window.top + window.height + BEYOND),
    columns: linesWithin(lefts, window.left - BEYOND, window.left + window.width + BEYOND),
  };
  const place = (row: number, column: number) => ({
    sheet,
    row: Math.min(Math.max(row, 0), tops.length - 2),
    column: Math.min(Math.max(column, 0), lefts.length - 2),
  });
  const key = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const { row, column } = file.cell;
    if (step) {
      // A merged area is left at its far side.
      const down = step[0] > 0 ? selected.rows - 1 : 0;
      const right = step[1] > 0 ? selected.columns - 1 : 0;
      onSelect(place(row + step[0] + down, column + step[1] + right));
    } else if (event.key === 'Home') onSelect(place(event.ctrlKey ? 0 : row, 0));
    else if (event.key === 'Enter' || event.key === 'F2') document.getElementById('cell-content')?.focus();
    else return;
    event.preventDefault();
  };
  const draw = (rows: readonly [number, number]) => (
    <Cells
      view={view}
      tops={tops}
      lefts={lefts}
      rows={rows}
      columns={area.columns}
      selected={selected}
      onSelect={onSelect}
    />
  );
  const flag = view.cell(selected.row, selected.column).flag;
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        id="grid"
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={`${sheet}，方向键移动，回车修改`}
        aria-rowcount={tops.length - 1}
        aria-colcount={lefts.length - 1}
        aria-activedescendant={cellId(selected.row, selected.column)}
        onScroll={look}
        onKeyDown={key}
      >
        <div
          className="grid-canvas"
          role="presentation"
          style={{ width: (lefts.at(-1) ?? 0) + HEAD.width, height: (tops.at(-1) ?? 0) + HEAD.height }}
        >
          <div className="grid-letters" role="presentation" style={{ height: HEAD.height }}>
            {range(area.columns).map((column) => (
              <span
                key={column}
                aria-hidden
                style={{
                  left: (lefts[column] ?? 0) + HEAD.width,
                  width: view.columnWidths[column],
                  height: HEAD.height,
                }}
              >
                {cellAddress(0, column).replace('1', '')}
              </span>
            ))}
          </div>
          {view.frozenRows > 0 && (
            <div className="grid-frozen" role="presentation" style={{ top: HEAD.height, height: frozen }}>
              {draw([0, view.frozenRows - 1])}
            </div>
          )}
          <div className="grid-rows" role="presentation" style={{ top: HEAD.height }}>
            {draw([Math.max(area.rows[0], view.frozenRows), area.rows[1]])}
          </div>
        </div>
      </div>
      {flag && (
        <div className={`grid-flag grid-flag-${flag.severity}`} role="note">
          {flag.message}
        </div>
      )}
    </div>
  );
}

interface CellsProps {
  readonly view: SheetView;
  readonly tops: readonly number[];
  readonly lefts: readonly number[];
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly selected: Area;
  readonly onSelect: (place: CellPlace) => void;
}

const Cells = memo(function Cells({ view, tops, lefts, rows, columns, selected, onSelect }: CellsProps) {
  const merges = areasWithin(view.merges, rows, columns);
  const covered = (row: number, column: number) => merges.some((area) => contains(area, { row, column }));
  const single = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });
  return range(rows).map((row) => (
    <div key={row} className="grid-row" role="row" aria-rowindex={row + 1}>
      <span
        className="grid-number"
        role="rowheader"
        style={{ top: tops[row], height: view.rowHeights[row], width: HEAD.width }}
      >
        {row + 1}
      </span>
      {[
        ...range(columns).flatMap((column) => (covered(row, column) ? [] : [single(row, column)])),
        ...merges.filter((area) => Math.max(area.row, rows[0]) === row),
      ].map((area) => {
        const cell = view.cell(area.row, area.column);
        const isSelected = area.row === selected.row && area.column === selected.column;
        const style = {
          ...cell.style,
          top: tops[area.row],
          left: (lefts[area.column] ?? 0) + HEAD.width,
          width: (lefts[area.column + area.columns] ?? lefts.at(-1) ?? 0) - (lefts[area.column] ?? 0),
          height: (tops[area.row + area.rows] ?? tops.at(-1) ?? 0) - (tops[area.row] ?? 0),
        };
        const classes = [
          'grid-cell',
          cell.wraps && 'grid-wraps',
          cell.text === '' && !cell.style['background'] && 'grid-blank',
          cell.flag && `grid-${cell.flag.severity}`,
          isSelected && 'grid-selected',
        ];
        return (
          <div
            key={area.column}
            id={cellId(area.row, area.column)}
            className={classes.filter(Boolean).join(' ')}
            role="gridcell"
            aria-colindex={area.column + 1}
            aria-selected={isSelected}
            title={cell.flag?.message}
            style={style}
            onClick={() => onSelect({ sheet: view.name, row: area.row, column: area.column })}
            onDoubleClick={() => document.getElementById('cell-content')?.focus()}
          >
            {cell.text !== '' && <span>{cell.text}</span>}
          </div>
        );
      })}
    </div>
  ));
});

const cellId = (row: number, column: number) => `cell-${row}-${column}`;

const range = ([first, last]: readonly [number, number]) =>
  Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);

/** The merged area that a cell lies in, or the cell itself. */
function areaOfCell(view: SheetView | undefined, { row, column }: Pick<CellPlace, 'row' | 'column'>): Area {
  const merged = view && areasWithin(view.merges, [row, row], [column, column])[0];
  return merged ?? { row, column, rows: 1, columns: 1 };
}
