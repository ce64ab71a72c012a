/** Reads one table from its page or pages on a sheet. */
import type { Classification } from '../../budget/classifications';
import { type PublishedTable, remarkId, unitId, unitNameId } from '../../budget/published';
import { type TableDeclaration, tableDeclaration } from '../../budget/tables';
import { columnName } from '../address';
import { type HeaderBlock, numbersColumns } from './find-headers';
import { numberOf, type Window } from './find-titles';
import type { Grid } from './grid';
import type { HeaderMatch } from './header-columns';
import type { Identified } from './identify-table';
import { TEXT_COLUMNS } from './label-synonyms';
import { type CellPlace, noteAt, type RecognitionNote } from './note';
import { isBlankAmount } from './read-figure';
import { SectionReader } from './read-section';
import { isRemark, rowText } from './remark';
import { isUnitLine, readUnitLine, type UnitLine } from './unit-line';

/** One page of a table: a block of headings and the rows under it. */
export interface Fragment {
  readonly window: Window;
  readonly block: HeaderBlock;
  /** First row above the headings that belongs to it. */
  readonly from: number;
  /** Last row of its body. */
  readonly to: number;
  readonly identified: Identified;
}

export interface RecognisedTable {
  readonly table: PublishedTable;
  readonly sheet: string;
  /** Id of a figure, a row's label or the table → cell, counted from 0 in the sheet. */
  readonly cells: ReadonlyMap<string, CellPlace>;
}

/** `第 1 页，共 3 页`, `- 2 -`. */
const PAGE_NUMBER = /^第?-?\d+-?页?(?:[,，/]?共?\d+页)?$/;

/** A table as it is being read. */
export class TableReader {
  readonly declaration: TableDeclaration;
  readonly notes: RecognitionNote[] = [];
  readonly cells = new Map<string, CellPlace>();
  private readonly sections: readonly SectionReader[];
  private readonly unitLine: UnitLine;
  private readonly firstRowText: string;
  private remark: string | undefined;
  /** Columns without a heading that were told of. */
  private readonly strayColumns = new Set<number>();

  constructor(
    readonly grid: Grid,
    readonly first: Fragment,
    classification: Classification,
  ) {
    const { match, doubt } = first.identified;
    this.declaration = tableDeclaration(match.table);
    const { anchor } = first.window;
    const titled = anchor && first.identified.by !== 'headers' ? anchor : undefined;
    const column = grid.filled(first.block.top, first.window.left, first.window.right)[0] ?? first.window.left;
    this.cells.set(this.id, grid.place(titled?.row ?? first.block.top, titled?.column ?? column));
    if (doubt) this.note(this.cells.get(this.id), doubt);
    this.unitLine = readUnitLine(grid, first.window, first.from, first.block);
    this.placeAt(unitId(this.id), this.unitLine.unitAt);
    this.placeAt(unitNameId(this.id), this.unitLine.unitNameAt);
    if (this.unitLine.unknownUnit) {
      this.note(this.cells.get(this.id), `表${match.table}的单位“${this.unitLine.unknownUnit}”不能识别，按万元读取`);
    }
    const shared = { grid, unit: this.unitLine.unit ?? '万元', cells: this.cells, notes: this.notes };
    this.sections = this.declaration.sections.map(
      (section) => new SectionReader(this.declaration, section, classification, shared),
    );
    this.noteColumns(match);
    this.firstRowText = firstRowOf(grid, first);
    this.readBody(first);
  }

  /** Id of the table. */
  get id(): string {
    return `表${this.declaration.number}`;
  }

  /** Reads a further page, unless it is the table once more: then nothing is read. */
  continueWith(fragment: Fragment): boolean {
    const text = firstRowOf(this.grid, fragment);
    if (text === this.firstRowText || this.sections.some((section) => section.endsWithTotal)) return false;
    this.readBody(fragment);
    return true;
  }

  finish(): RecognisedTable {
    const { unit, unitName } = this.unitLine;
    const { match } = this.first.identified;
    const table: PublishedTable = {
      declaration: this.declaration,
      id: this.id,
      ...(unit ? { unit } : {}),
      ...(unitName ? { unitName } : {}),
      sections: this.sections.map((section, index) =>
        section.finish(match.sections.get(this.declaration.sections[index]?.id ?? 'main')),
      ),
      ...(this.remark === undefined ? {} : { remark: this.remark }),
    };
    return { table, sheet: this.grid.snapshot.name, cells: this.cells };
  }

  private readBody({ window, block, to, identified }: Fragment): void {
    const { match } = identified;
    const amounts = [...match.sections.values()].flatMap((section) => [...section.amounts.values()]);
    const known = knownColumns(match);
    let inRemark = false;
    for (let row = block.bottom + 1; row <= to; row++) {
      const filled = this.grid.filled(row, window.left, window.right);
      if (filled.length === 0) {
        inRemark = false;
        continue;
      }
      if (isBetweenPages(this.grid, row, window, filled)) continue;
      if (
        amounts.every(
          (column) => isBlankAmount(this.grid.value(row, column)) || isRemark(String(this.grid.value(row, column))),
        )
      ) {
        const text = rowText(this.grid, row, window);
        if (inRemark || isRemark(text)) {
          if (this.remark === undefined) this.placeAt(remarkId(this.id), { row, column: filled[0] ?? window.left });
          this.remark = (this.remark ?? '') + text;
          inRemark = true;
          continue;
        }
      }
      inRemark = false;
      const afterTotal = this.sections.some(({ total }) => total !== undefined);
      this.declaration.sections.forEach(({ id }, index) => {
        const columns = match.sections.get(id);
        if (columns) this.sections[index]?.read(row, columns, afterTotal);
      });
      this.noteStray(row, filled, known);
    }
  }

  private placeAt(id: string, place: CellPlace | undefined): void {
    if (place) this.cells.set(id, this.grid.place(place.row, place.column));
  }

  /** Amounts in a column without a heading are told once a column. */
  private noteStray(row: number, filled: readonly number[], known: ReadonlySet<number>): void {
    for (const column of filled) {
      if (known.has(column) || this.strayColumns.has(column)) continue;
      if (typeof this.grid.value(row, column) !== 'number') continue;
      this.strayColumns.add(column);
      this.note(this.grid.place(row, column), '这一列有数字但没有表头，未读取');
    }
  }

  private noteColumns(match: HeaderMatch): void {
    for (const { column, row, text, repeated } of match.extra) {
      if (TEXT_COLUMNS.has(text)) continue;
      const { column: absolute } = this.grid.place(row, column);
      const message = repeated
        ? `${columnName(absolute)} 列“${text}”与前面的列标题重复，未读取`
        : `${columnName(absolute)} 列“${text}”不是${this.id}的列，未读取`;
      this.note(this.grid.place(row, column), message);
    }
    for (const { id, columns } of this.declaration.sections) {
      const found = match.sections.get(id)?.amounts;
      for (const column of columns) {
        if (!found?.has(column.id)) this.note(this.cells.get(this.id), `${this.id} 缺少“${column.name}”列`);
      }
    }
  }

  private note(place: CellPlace | undefined, message: string): void {
    this.notes.push(noteAt(this.grid.snapshot.name, place, message));
  }
}

function knownColumns(match: HeaderMatch): ReadonlySet<number> {
  const columns = new Set(match.extra.map(({ column }) => column));
  for (const { labels, project, amounts } of match.sections.values()) {
    for (const { column } of labels) columns.add(column);
    for (const column of amounts.values()) columns.add(column);
    if (project !== undefined) columns.add(project);
  }
  return columns;
}

/** Title, number, unit line, page number, or column numbers, as they are repeated on a further page. */
function isBetweenPages(grid: Grid, row: number, window: Window, filled: readonly number[]): boolean {
  if (numbersColumns(grid, row, window)) return true;
  return filled.every((column) => {
    const value = grid.value(row, column);
    if (typeof value !== 'string') return false;
    return (
      isUnitLine(value) ||
      numberOf(grid.word(row, column)) !== undefined ||
      (filled.length === 1 && value.includes('页') && PAGE_NUMBER.test(grid.word(row, column)))
    );
  });
}

/** The first row of the body as text, to see a table that occurs twice. */
function firstRowOf(grid: Grid, { window, block, to }: Fragment): string {
  for (let row = block.bottom + 1; row <= to; row++) {
    const filled = grid.filled(row, window.left, window.right);
    if (filled.length === 0 || isBetweenPages(grid, row, window, filled)) continue;
    return filled
      .filter((column) => typeof grid.value(row, column) !== 'number' || column === filled[0])
      .map((column) => grid.word(row, column) || String(grid.value(row, column)))
      .join('|');
  }
  return '';
}
