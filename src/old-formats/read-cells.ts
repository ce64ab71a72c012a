/** Reads the cells of one worksheet. Formulas become text when the sheet has been read: some are stored once for many cells. */
import { WorkbookError } from '../worksheet/workbook';
import { type CellRange, lose, type OldCell, type OldSheet, type OldValue } from './book';
import { damaged, tooLarge } from './damaged';
import { FormulaLost, formulaText } from './formula-text';
import { errorOf } from './formula-tokens';
import { fontIndex } from './read-formats';
import type { SheetSurroundings } from './surroundings';
import { float64, RECORD, type RecordStream, shortNumber, uint16, uint8 } from './records';
import { PartsReader } from './text';

/** More cells than this, or longer formulas altogether, are not converted: 16 sheets with every row and five columns. */
const MOST_CELLS = 5_000_000;
const MOST_FORMULA_CHARACTERS = 100_000_000;
const LAST_COLUMN = 255;
const STORED_ELSEWHERE = 0x01;
const DATA_TABLE = 0x02;

interface Tokens {
  readonly tokens: Uint8Array;
  readonly extra: Uint8Array;
}

interface Pending extends Tokens {
  readonly cell: OldCell;
  readonly row: number;
  readonly place: number;
}

const placeOf = (row: number, column: number) => row * (LAST_COLUMN + 1) + column;

export class CellReader {
  /** Formulas before they are text. */
  readonly #pending: Pending[] = [];
  /** Formulas that many cells share, and array formulas, by the cell that stands for all. */
  readonly #shared = new Map<number, Tokens>();
  readonly #arrays = new Map<number, Tokens & { readonly range: CellRange }>();
  /** The formula that was read last: what belongs to it follows. */
  #last: Pending | undefined;

  constructor(
    private readonly sheet: OldSheet,
    private readonly around: SheetSurroundings,
  ) {}

  /** @returns whether the record is about cells */
  take(records: RecordStream): boolean {
    const { data, type } = records;
    switch (type) {
      case RECORD.number:
        this.add(data, numberValue(float64(data, 6)));
        return true;
      case RECORD.shortNumber:
        this.add(data, numberValue(shortNumber(data, 6)));
        return true;
      case RECORD.multipleNumbers:
        this.addMany(data, 6, (at) => numberValue(shortNumber(data, at + 2)));
        return true;
      case RECORD.blank:
        this.add(data, undefined);
        return true;
      case RECORD.multipleBlanks:
        this.addMany(data, 2, () => undefined);
        return true;
      case RECORD.booleanOrError:
        this.add(data, uint8(data, 7) === 0 ? booleanValue(uint8(data, 6)) : errorValue(uint8(data, 6)));
        return true;
      case RECORD.sharedLabel:
        this.add(data, this.sharedText(data));
        return true;
      case RECORD.label:
      case RECORD.richLabel:
        if (type === RECORD.richLabel) lose(this.around.losses, 'richTexts');
        this.add(data, { kind: 'text', value: this.around.texts.read(data, 6, 2).text });
        return true;
      case RECORD.formula:
        this.addFormula(data);
        return true;
      case RECORD.string:
        if (this.#last) this.#last.cell.value = { kind: 'text', value: this.resultText(records) };
        return true;
      case RECORD.sharedFormula:
        this.addSharedFormula(placeOf(uint16(data, 0), uint8(data, 4)), tokensAt(data, 8));
        return true;
      case RECORD.array: {
        const range = { top: uint16(data, 0), bottom: uint16(data, 2), left: uint8(data, 4), right: uint8(data, 5) };
        this.#arrays.set(placeOf(range.top, range.left), { ...tokensAt(data, 12), range });
        return true;
      }
      case RECORD.dataTable:
        lose(this.around.losses, 'dataTables');
        return true;
      default:
        return false;
    }
  }

  /** Writes out the formulas. To be called once, at the end of the sheet. */
  finish(): void {
    for (const pending of this.#pending) {
      try {
        this.writeOut(pending);
      } catch (error) {
        // A formula that breaks off says nothing of the cells around it.
        if (!(error instanceof FormulaLost || error instanceof WorkbookError)) throw error;
        const isExternal = error instanceof FormulaLost && error.reason === 'external';
        lose(this.around.losses, isExternal ? 'externalFormulas' : 'unreadableFormulas');
      }
      if (this.around.used.formulaCharacters > MOST_FORMULA_CHARACTERS) throw tooLarge('formulas');
    }
  }

  private writeOut({ cell, row, place: own, tokens, extra }: Pending): void {
    const { context, isNew } = this.around;
    if (!isNew) throw new FormulaLost('unreadable', 'a formula before Excel 97');
    let formula: string;
    if (tokens[0] === DATA_TABLE) return;
    if (tokens[0] === STORED_ELSEWHERE) {
      const place = placeOf(uint16(tokens, 1), uint16(tokens, 3));
      const array = this.#arrays.get(place);
      if (array) {
        // The other cells of the array hold its values; the new format says so by the range alone.
        if (place !== own) return;
        formula = formulaText(array.tokens, array.extra, context, { row, column: cell.column });
        cell.arrayRange = array.range;
      } else {
        const shared = this.#shared.get(place);
        if (!shared) throw new FormulaLost('unreadable', `no shared formula at ${place}`);
        formula = formulaText(shared.tokens, shared.extra, context, { row, column: cell.column });
      }
    } else formula = formulaText(tokens, extra, context, { row, column: cell.column });
    cell.formula = formula;
    this.around.used.formulaCharacters += formula.length;
  }

  private add(data: Uint8Array, value: OldValue | undefined): OldCell {
    return this.put(uint16(data, 0), uint16(data, 2), uint16(data, 4), value);
  }

  private put(row: number, column: number, format: number, value: OldValue | undefined): OldCell {
    if (column > LAST_COLUMN) throw damaged(`a cell in column ${column}`);
    if (++this.around.used.cells > MOST_CELLS) throw tooLarge(`more than ${MOST_CELLS} cells`);
    const cell: OldCell = { column, format, value };
    const cells = this.sheet.cells.get(row);
    if (cells) cells.push(cell);
    else this.sheet.cells.set(row, [cell]);
    return cell;
  }

  /** Cells of one row side by side: format and value of each, and at the end the last column. */
  private addMany(data: Uint8Array, size: number, valueAt: (at: number) => OldValue | undefined): void {
    const [row, first, last] = [uint16(data, 0), uint16(data, 2), uint16(data, data.length - 2)];
    if (last < first || 4 + size * (last - first + 1) > data.length - 2) throw damaged(`cells ${first} to ${last}`);
    for (let column = first, at = 4; column <= last; column++, at += size) {
      this.put(row, column, uint16(data, at), valueAt(at));
    }
  }

  private addFormula(data: Uint8Array): void {
    const cell = this.add(data, resultOf(data));
    const row = uint16(data, 0);
    this.#last = { cell, row, place: placeOf(row, cell.column), ...tokensAt(data, 20) };
    this.#pending.push(this.#last);
  }

  /** Cells name the first of them that has it; some programs name the corner of their range, which may be another one's first. */
  private addSharedFormula(corner: number, tokens: Tokens): void {
    if (!this.#shared.has(corner)) this.#shared.set(corner, tokens);
    if (this.#last) this.#shared.set(this.#last.place, tokens);
  }

  private sharedText(data: Uint8Array): OldValue {
    const index = uint16(data, 6) | (uint16(data, 8) << 16);
    const shared = this.around.sharedTexts[index];
    if (!shared) throw damaged(`text ${index} of ${this.around.sharedTexts.length}`);
    if (shared.runs.length === 0) return { kind: 'text', value: shared.text };
    const runs = shared.runs.map(({ from, font }) => ({ from, font: fontIndex(font) }));
    return { kind: 'text', value: shared.text, runs };
  }

  private resultText(records: RecordStream): string {
    if (!this.around.isNew) return this.around.texts.read(records.data, 0, 2).text;
    const reader = new PartsReader(records.withContinuations());
    const count = reader.uint16();
    return reader.characters(count, reader.byte());
  }
}

/** Tokens, after their length in bytes, and what follows them. */
function tokensAt(data: Uint8Array, at: number): Tokens {
  const end = at + 2 + uint16(data, at);
  return { tokens: data.subarray(at + 2, end), extra: data.subarray(end) };
}

function numberValue(value: number): OldValue {
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'error', value: '#NUM!' };
}

const booleanValue = (byte: number): OldValue => ({ kind: 'boolean', value: byte !== 0 });
const errorValue = (code: number): OldValue => ({ kind: 'error', value: errorOf(code) });

/** The stored result of a formula. That of a text stands in a record of its own; until then it is empty. */
function resultOf(data: Uint8Array): OldValue {
  if (uint16(data, 12) !== 0xffff) return numberValue(float64(data, 6));
  const type = uint8(data, 6);
  if (type === 1) return booleanValue(uint8(data, 8));
  if (type === 2) return errorValue(uint8(data, 8));
  return { kind: 'text', value: '' };
}
