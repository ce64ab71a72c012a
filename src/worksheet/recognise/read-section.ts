/** Collects the rows of one section of a table, page by page. */
import type { AmountUnit } from '../../budget/amount';
import type { Classification } from '../../budget/classifications';
import type { PublishedFigure, PublishedRow, PublishedSection } from '../../budget/published';
import { type RowIdentity, type SectionDeclaration, type TableDeclaration, TOTAL_ROW } from '../../budget/tables';
import { isErrorValue } from '../base/cell-text';
import type { CellValue } from '../workbook';
import { type Grid, looksNumeric } from './grid';
import type { SectionColumns } from './header-columns';
import { type CellPlace, noteAt, type RecognitionNote } from './note';
import { createRowPlacer, hasCodes } from './place-row';
import type { RowPlacer } from './placement';
import { readFigure } from './read-figure';
import { readLabel, type RowLabel } from './row-label';

/** What the sections of a table share. */
export interface TableCells {
  readonly grid: Grid;
  readonly unit: AmountUnit;
  readonly cells: Map<string, CellPlace>;
  readonly notes: RecognitionNote[];
}

/** Whether a cell holds an amount or what was to be one; other text under the amounts is a signature or a note. */
const isAmount = (value: CellValue): boolean => looksNumeric(value) || isErrorValue(value);

/** Beyond this many rows of a section that are not read, their number is told. */
const ROWS_TOLD = 20;

/** Takes the rows of a section one after another. */
export class SectionReader {
  readonly rows: PublishedRow[] = [];
  total: PublishedRow | undefined;
  /** Whether the row read last was the total. */
  endsWithTotal = false;
  private unread = 0;
  private lastUnread: CellPlace | undefined;
  /** Id → how often it has occurred. */
  private readonly times = new Map<string, number>();
  private readonly place: RowPlacer;
  private readonly withCodes: boolean;

  constructor(
    private readonly table: TableDeclaration,
    private readonly section: SectionDeclaration,
    classification: Classification,
    private readonly to: TableCells,
  ) {
    this.place = createRowPlacer(table, section, classification);
    this.withCodes = hasCodes(section);
  }

  /** Reads the section's part of a row. */
  read(row: number, columns: SectionColumns, afterTotal: boolean): void {
    const { grid } = this.to;
    const label = readLabel(grid, row, columns, this.withCodes);
    const filled = [...columns.amounts.values()].filter((column) => isAmount(grid.value(row, column)));
    if (!label) {
      const [first] = filled;
      if (first !== undefined) this.noteRow(row, first, '这一行有金额，但没有科目或项目名称，未读取');
      return;
    }
    for (const column of label.stray) {
      this.note(row, column, `这一列是编码或名称，却写着金额 ${String(grid.value(row, column))}，未读取`);
    }
    // Under the total, text without amounts is a signature or a note, not a row.
    if (afterTotal && filled.length === 0 && label.codes.length === 0) return;
    const placed = this.place(label);
    switch (placed.kind) {
      case 'unknown':
        this.noteRow(row, label.column, `“${label.shown}”${placed.reason}，这一行未读取`);
        return;
      case 'total':
        this.addTotal(row, label, columns);
        return;
      case 'row':
        this.rows.push(this.makeRow(placed.row, row, label, columns));
        this.endsWithTotal = false;
    }
  }

  /** @param columns as found, undefined where the section is not there */
  finish(columns: SectionColumns | undefined): PublishedSection {
    if (this.lastUnread) {
      const { row, column } = this.lastUnread;
      this.note(row, column, `到这里为止，另有 ${this.unread - ROWS_TOLD} 行也认不出，未读取`);
    }
    return {
      declaration: this.section,
      rows: this.rows,
      ...(this.total ? { total: this.total } : {}),
      missingColumns: this.section.columns.map(({ id }) => id).filter((id) => !columns?.amounts.has(id)),
    };
  }

  /** The first total counts, unless a later one says 总计 where it said 合计. */
  private addTotal(row: number, label: RowLabel, columns: SectionColumns): void {
    this.endsWithTotal = true;
    const name = label.name || label.project;
    if (this.total && !(/总\s*计/.test(name) && !/总\s*计/.test(this.total.name))) {
      this.note(row, label.column, `“${label.shown}”是第二个合计行，未读取`);
      return;
    }
    if (this.total) {
      const former = this.to.cells.get(this.total.id);
      const message = `“${this.total.name}”之后又有“${name}”，以后者为合计行，前者未读取`;
      this.to.notes.push(noteAt(this.to.grid.snapshot.name, former, message));
      for (const id of [this.total.id, ...this.total.figures.flatMap((figure) => figure?.id ?? [])]) {
        this.to.cells.delete(id);
      }
    }
    const identity = { key: TOTAL_ROW, kind: 'total', code: '', name, project: '' } as const;
    this.total = this.makeRow(identity, row, label, columns);
  }

  private makeRow(identity: RowIdentity, row: number, label: RowLabel, columns: SectionColumns): PublishedRow {
    const { grid, cells, unit } = this.to;
    const id = this.freeId(`表${this.table.number}/${this.section.id}/${identity.key}`);
    cells.set(id, grid.place(row, label.column));
    const figures = this.section.columns.map((column): PublishedFigure | undefined => {
      const at = columns.amounts.get(column.id);
      if (at === undefined) return undefined;
      const figureId = `${id}/${column.id}`;
      cells.set(figureId, grid.place(row, at));
      return readFigure(figureId, grid.value(row, at), unit, grid.noAmount(row, at));
    });
    return { ...identity, id, figures };
  }

  /** The id, or with `#2` and so on where a row occurs again. */
  private freeId(id: string): string {
    const isTaken = (candidate: string) =>
      this.to.cells.has(candidate) ||
      this.section.columns.some((column) => this.to.cells.has(`${candidate}/${column.id}`));
    let times = this.times.get(id) ?? 1;
    const numbered = () => (times === 1 ? id : `${id}#${times}`);
    while (isTaken(numbered())) times++;
    this.times.set(id, times);
    return numbered();
  }

  /** Of many rows that are not read, only the first are told one by one. */
  private noteRow(row: number, column: number, message: string): void {
    this.unread++;
    if (this.unread <= ROWS_TOLD) this.note(row, column, message);
    else this.lastUnread = { row, column };
  }

  private note(row: number, column: number, message: string): void {
    this.to.notes.push(noteAt(this.to.grid.snapshot.name, this.to.grid.place(row, column), message));
  }
}
