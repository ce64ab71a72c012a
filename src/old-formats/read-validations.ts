/** Reads what may be typed into cells of an old file: drop-down lists and limits. */
import { WorkbookError } from '../worksheet/workbook';
import { lose, type OldSheet } from './book';
import { FormulaLost, formulaText } from './formula-text';
import type { SheetSurroundings } from './surroundings';
import { uint16, uint32 } from './records';

const LAST_COLUMN = 255;
const LIST = 3;
/** Excel takes no longer list, title or message. */
const LONGEST_LIST = 255;

/** One rule. A rule that cannot be read is counted as lost: the cells themselves are not touched by it. */
export function readValidation(sheet: OldSheet, data: Uint8Array, { texts, context, losses }: SheetSurroundings): void {
  try {
    const flags = uint32(data, 0);
    let at = 4;
    const text = () => {
      const { text: read, end } = texts.read(data, at, 2);
      at = end;
      // A lone zero stands for no text.
      return read.replace(/\0/g, '');
    };
    const [promptTitle, errorTitle, prompt, error] = [text(), text(), text(), text()] as const;
    const tokens = [0, 1].map(() => {
      const start = at + 4;
      at = start + uint16(data, at);
      return data.subarray(start, at);
    });
    const ranges = Array.from({ length: uint16(data, at) }, (_, index) => {
      const [top, bottom, left, right] = [2, 4, 6, 8].map((offset) => uint16(data, at + 8 * index + offset));
      return { top: top as number, bottom: bottom as number, left: left as number, right: right as number };
    });
    const [first] = ranges;
    if (!first || ranges.some(({ top, left, bottom, right }) => bottom < top || right < left || right > LAST_COLUMN)) {
      throw new FormulaLost('unreadable', 'no cells');
    }
    const type = flags & 0x0f;
    const formulas = tokens
      .filter(({ length }) => length > 0)
      .map((stored) => formulaText(stored, new Uint8Array(), context, { row: first.top, column: first.left }))
      // The items of a list that is spelt out are parted by zeros.
      .map((formula) => (type === LIST ? formula.replace(/\0/g, ',') : formula));
    if (type === LIST && formulas.some((formula) => formula.startsWith('"') && formula.length > LONGEST_LIST + 2)) {
      throw new FormulaLost('unreadable', 'a longer list than the new format takes');
    }
    sheet.validations.push({
      ranges,
      type,
      errorStyle: (flags >>> 4) & 0x07,
      allowsBlank: (flags & 0x100) !== 0,
      hidesArrow: (flags & 0x200) !== 0,
      showsPrompt: (flags & 0x40000) !== 0,
      showsError: (flags & 0x80000) !== 0,
      operator: (flags >>> 20) & 0x0f,
      promptTitle,
      errorTitle,
      prompt,
      error,
      formulas,
    });
  } catch (error) {
    if (!(error instanceof FormulaLost || error instanceof WorkbookError)) throw error;
    lose(losses, 'validations');
  }
}
