/** Reads the notes of cells, and counts the other things that lie over a sheet. */
import { lose, type LossKind, type OldSheet } from './book';
import type { SheetSurroundings } from './surroundings';
import { RECORD, type RecordStream, uint16 } from './records';
import { PartsReader } from './text';

const CHART = 0x05;
const NOTE = 0x19;
const LIST_ARROW = 0x14;
/** A note that goes on from the record before it (before Excel 97). */
const GOES_ON = 0xffff;
/** Buttons, boxes and the like. */
const CONTROLS: readonly number[] = [0x07, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14];

export class NoteReader {
  /** Texts by the number of what they stand in. */
  readonly #texts = new Map<number, string>();
  #object = -1;

  constructor(
    private readonly sheet: OldSheet,
    private readonly around: SheetSurroundings,
  ) {}

  /** @returns whether the record is about what lies over the sheet */
  take(records: RecordStream): boolean {
    const { data } = records;
    switch (records.type) {
      case RECORD.object:
        this.takeObject(data);
        return true;
      case RECORD.textObject:
        this.#texts.set(this.#object, textOf(records));
        return true;
      case RECORD.note:
        if (this.around.isNew) this.takeNote(data);
        else this.takeNote5(data);
        return true;
      default:
        return false;
    }
  }

  private takeObject(data: Uint8Array): void {
    // Before Excel 97 the type stands further back, and notes are no objects.
    const [type, id] = this.around.isNew ? [uint16(data, 4), uint16(data, 6)] : [uint16(data, 4), -1];
    this.#object = id;
    if (type === NOTE) return;
    // The arrows of filters and of lists to choose from come back with those.
    if (type === LIST_ARROW) return;
    const kind: LossKind = type === CHART ? 'charts' : CONTROLS.includes(type) ? 'controls' : 'drawings';
    lose(this.around.losses, kind);
  }

  private takeNote(data: Uint8Array): void {
    const author = data.length > 8 ? this.around.texts.read(data, 8, 2).text : '';
    const text = this.#texts.get(uint16(data, 6));
    if (text !== undefined) this.sheet.notes.push({ row: uint16(data, 0), column: uint16(data, 2), author, text });
  }

  private takeNote5(data: Uint8Array): void {
    const length = Math.min(uint16(data, 4), data.length - 6);
    const { text } = this.around.texts.characters(data, 6, length);
    const before = this.sheet.notes.at(-1);
    if (uint16(data, 0) !== GOES_ON) {
      this.sheet.notes.push({ row: uint16(data, 0), column: uint16(data, 2), author: '', text });
    } else if (before) this.sheet.notes.splice(-1, 1, { ...before, text: before.text + text });
  }
}

/** The text of an object: the records after it hold the characters, then what they look like. */
function textOf(records: RecordStream): string {
  const [head = new Uint8Array(), ...parts] = records.withContinuations();
  const count = head.length >= 12 ? uint16(head, 10) : 0;
  if (count === 0) return '';
  const reader = new PartsReader(parts);
  return reader.characters(count, reader.byte());
}
