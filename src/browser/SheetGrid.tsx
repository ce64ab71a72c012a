/** A sheet, drawn as it would look in Excel, read only. Draws only the rows and columns in sight. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { columnName } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { Area } from '../worksheet/workbook';
import type { OpenFile } from './opened-file';
import { linesWithin, nextLine, offsetsOf, shownLines } from './grid-geometry';
import { cellId, GridCells, HEAD } from './GridCells';
import type { SheetCells } from './sheet-cells';

interface Props {
  readonly file: OpenFile;
  readonly onSelect: (place: CellPlace) => void;
}

/** What is drawn beyond the edges, so that scrolling shows no gaps. */
const BEYOND = 400;

/** A sheet of which nothing has come yet. */
const NOTHING_KNOWN = { rowHeights: [], columnWidths: [], frozenRows: 0 } as const;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

export function SheetGrid({ file, onSelect }: Props) {
  const { book, sheet } = file;
  const view = book?.view(sheet);
  const { rowHeights, columnWidths, frozenRows } = view?.frame ?? NOTHING_KNOWN;
  const tops = useMemo(() => offsetsOf(rowHeights), [rowHeights]);
  const lefts = useMemo(() => offsetsOf(columnWidths), [columnWidths]);
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
  }, [book === undefined]);

  const selected = areaOfCell(view, file.cell);
  const frozen = tops[Math.min(frozenRows, tops.length - 1)] ?? 0;
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
  }, [sheet, selected.row, selected.column, tops, lefts]);

  const area = {
    rows: linesWithin(tops, window.top - BEYOND, window.top + window.height + BEYOND),
    columns: linesWithin(lefts, window.left - BEYOND, window.left + window.width + BEYOND),
  };
  // After each drawing: what was drawn blank is fetched, and drawn when it has come.
  useEffect(() => {
    const { row, column } = selected;
    const parts = [area, { rows: [row, row], columns: [column, column] } as const];
    if (frozenRows > 0) parts.push({ rows: [0, frozenRows - 1], columns: area.columns });
    book?.look(sheet, parts);
  });

  if (!book) {
    return (
      <div className="grid-frame">
        <p className="grid-waiting">正在打开 {file.name}…也可以把自己的 .xlsx 文件拖到这里。</p>
      </div>
    );
  }
  const place = (row: number, column: number) => ({
    sheet,
    row: Math.min(Math.max(row, 0), tops.length - 2),
    column: Math.min(Math.max(column, 0), lefts.length - 2),
  });
  const key = (event: KeyboardEvent) => {
    if (!view) return;
    const step = STEPS[event.key];
    const { row, column } = file.cell;
    if (step) {
      // A merged area is left at its far side.
      const down = step[0] > 0 ? selected.rows - 1 : 0;
      const right = step[1] > 0 ? selected.columns - 1 : 0;
      onSelect(place(nextLine(rowHeights, row + down, step[0]), nextLine(columnWidths, column + right, step[1])));
    } else if (event.key === 'Home') onSelect(place(event.ctrlKey ? 0 : row, 0));
    else if (event.key === 'Enter' || event.key === 'F2') document.getElementById('cell-content')?.focus();
    else return;
    event.preventDefault();
  };
  const draw = (rows: readonly [number, number]) =>
    view && (
      <GridCells
        view={view}
        tops={tops}
        lefts={lefts}
        rows={rows}
        columns={area.columns}
        selected={selected}
        onSelect={onSelect}
      />
    );
  const flag = view?.cell(selected.row, selected.column).flag;
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        id="grid"
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={`${sheet}，方向键移动，回车修改`}
        aria-busy={view === undefined}
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
            {shownLines(columnWidths, area.columns).map((column) => (
              <span
                key={column}
                aria-hidden
                style={{
                  left: (lefts[column] ?? 0) + HEAD.width,
                  width: columnWidths[column],
                  height: HEAD.height,
                }}
              >
                {columnName(column)}
              </span>
            ))}
          </div>
          {frozenRows > 0 && (
            <div className="grid-frozen" role="presentation" style={{ top: HEAD.height, height: frozen }}>
              {draw([0, frozenRows - 1])}
            </div>
          )}
          <div className="grid-rows" role="presentation" style={{ top: HEAD.height }}>
            {draw([Math.max(area.rows[0], frozenRows), area.rows[1]])}
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

/** The merged area that a cell lies in, or the cell itself. */
function areaOfCell(view: SheetCells | undefined, { row, column }: Pick<CellPlace, 'row' | 'column'>): Area {
  const [merged] = view?.mergesWithin([row, row], [column, column]) ?? [];
  return merged ?? { row, column, rows: 1, columns: 1 };
}
