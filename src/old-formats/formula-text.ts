/** Formulas of old files, from the order in which they are calculated back to how people write them. */
import { arrayText, endAt, endFromCell, numberText, quotedText } from './formula-operands';
import { areaText, BINARY, cellText, errorOf, newFunctionName, quotedSheet } from './formula-tokens';
import { functionOf, NAMED_FUNCTION } from './function-names';
import { float64, uint16, uint8 } from './records';
import { UNICODE } from './text';

/** Excel takes no longer formula. */
const LONGEST = 8192;

/** A formula that is not carried over: it refers to another file, or has parts that cannot be written as text. */
export class FormulaLost extends Error {
  constructor(
    readonly reason: 'external' | 'unreadable',
    details: string,
  ) {
    super(details);
  }
}

/** Where a reference to sheets leads. */
export type SheetsMeant =
  | { readonly kind: 'own'; readonly first: number; readonly last: number }
  | { readonly kind: 'functions'; readonly names: readonly string[] }
  | { readonly kind: 'external' };

/** What formulas of a workbook refer to. */
export interface FormulaContext {
  /** Names of all sheets in the order of their tabs. */
  readonly sheets: readonly string[];
  readonly references: readonly SheetsMeant[];
  /** Defined names in their order; `sheet` where a name is a sheet's own. */
  readonly names: readonly { readonly name: string; readonly sheet: number | undefined }[];
}

/** The cell whose formula it is: where references are stored as distances, they count from there. */
export interface FormulaCell {
  readonly row: number;
  readonly column: number;
}

/**
 * @param tokens of the formula
 * @param extra what follows the tokens: the content of arrays
 * @throws FormulaLost where the text would not mean what the tokens mean
 */
export function formulaText(
  tokens: Uint8Array,
  extra: Uint8Array,
  context: FormulaContext,
  cell: FormulaCell = { row: 0, column: 0 },
): string {
  const stack: string[] = [];
  let at = 0;
  let extraAt = 0;
  const pop = () => {
    const text = stack.pop();
    if (text === undefined) throw new FormulaLost('unreadable', `nothing to calculate with at ${at}`);
    return text;
  };
  const push = (text: string) => {
    if (text.length > LONGEST) throw new FormulaLost('unreadable', `longer than ${LONGEST}`);
    stack.push(text);
  };
  const call = (name: string, count: number) => {
    if (count > stack.length) throw new FormulaLost('unreadable', `${name} of ${count}`);
    const given = count === 0 ? [] : stack.splice(-count);
    push(`${name}(${given.join(',')})`);
  };
  const sheetsAt = (index: number): string => {
    const meant = context.references[index];
    if (meant?.kind === 'external') throw new FormulaLost('external', `reference ${index}`);
    if (meant?.kind !== 'own') throw new FormulaLost('unreadable', `reference ${index}`);
    const [first, last] = [context.sheets[meant.first], context.sheets[meant.last]];
    return first === undefined || last === undefined ? '' : `${quotedSheet(first, last)}!`;
  };
  /** A reference into sheets that are gone is an error. */
  const inSheets = (index: number, text: string) => {
    const sheets = sheetsAt(index);
    push(sheets === '' ? '#REF!' : sheets + text);
  };
  const nameAt = (index: number) => {
    const own = context.names[index - 1];
    if (!own) throw new FormulaLost('unreadable', `name ${index}`);
    return own;
  };

  while (at < tokens.length) {
    const id = uint8(tokens, at++);
    const kind = id >= 0x20 ? (id & 0x1f) | 0x20 : id;
    const operator = BINARY[id];
    if (operator !== undefined) {
      const right = pop();
      push(pop() + operator + right);
      continue;
    }
    switch (kind) {
      case 0x12:
        push(`+${pop()}`);
        break;
      case 0x13:
        push(`-${pop()}`);
        break;
      case 0x14:
        push(`${pop()}%`);
        break;
      case 0x15:
        push(`(${pop()})`);
        break;
      case 0x16:
        push('');
        break;
      case 0x17: {
        const { text, end } = UNICODE.read(tokens, at, 1);
        at = end;
        push(quotedText(text));
        break;
      }
      case 0x19: {
        const flags = uint8(tokens, at);
        const count = uint16(tokens, at + 1);
        at += 3 + (flags & 0x04 ? 2 * (count + 1) : 0);
        if (flags & 0x10) call('SUM', 1);
        break;
      }
      case 0x1c:
        push(errorOf(uint8(tokens, at++)));
        break;
      case 0x1d:
        push(uint8(tokens, at++) === 0 ? 'FALSE' : 'TRUE');
        break;
      case 0x1e:
        push(String(uint16(tokens, at)));
        at += 2;
        break;
      case 0x1f:
        push(numberText(float64(tokens, at)));
        at += 8;
        break;
      case 0x20: {
        const { text, end } = arrayText(extra, extraAt);
        at += 7;
        extraAt = end;
        push(text);
        break;
      }
      case 0x21: {
        const called = functionOf(uint16(tokens, at));
        at += 2;
        if (called?.argumentCount === undefined) throw new FormulaLost('unreadable', `function at ${at}`);
        call(called.name, called.argumentCount);
        break;
      }
      case 0x22: {
        const count = uint8(tokens, at) & 0x7f;
        const number = uint16(tokens, at + 1) & 0x7fff;
        at += 3;
        if (number === NAMED_FUNCTION) {
          if (count === 0 || count > stack.length) throw new FormulaLost('unreadable', `a function of ${count}`);
          const [name = '', ...given] = stack.splice(-count);
          push(`${newFunctionName(name)}(${given.join(',')})`);
          break;
        }
        const called = functionOf(number);
        if (!called) throw new FormulaLost('unreadable', `function ${number}`);
        call(called.name, count);
        break;
      }
      case 0x23:
        push(nameAt(uint16(tokens, at)).name);
        at += 4;
        break;
      case 0x24:
        push(cellText(endAt(tokens, at, at + 2)));
        at += 4;
        break;
      case 0x25:
        push(areaText(endAt(tokens, at, at + 4), endAt(tokens, at + 2, at + 6)));
        at += 8;
        break;
      // Areas that the tokens after them calculate; what they come to is kept beside the formula.
      case 0x26:
        at += 6;
        extraAt += 2 + 8 * uint16(extra, extraAt);
        break;
      case 0x27:
      case 0x28:
        at += 6;
        break;
      case 0x29:
      case 0x2e:
      case 0x2f:
        at += 2;
        break;
      case 0x2a:
      case 0x2b:
        push('#REF!');
        at += kind === 0x2a ? 4 : 8;
        break;
      case 0x2c:
        push(cellText(endFromCell(tokens, at, at + 2, cell)));
        at += 4;
        break;
      case 0x2d:
        push(areaText(endFromCell(tokens, at, at + 4, cell), endFromCell(tokens, at + 2, at + 6, cell)));
        at += 8;
        break;
      case 0x39: {
        const meant = context.references[uint16(tokens, at)];
        const index = uint16(tokens, at + 2);
        at += 6;
        if (meant?.kind === 'external') throw new FormulaLost('external', `name ${index}`);
        if (meant?.kind === 'functions') {
          const name = meant.names[index - 1];
          if (name === undefined) throw new FormulaLost('unreadable', `function ${index}`);
          push(name);
          break;
        }
        const own = nameAt(index);
        const sheet = own.sheet === undefined ? undefined : context.sheets[own.sheet];
        push(sheet === undefined ? own.name : `${quotedSheet(sheet)}!${own.name}`);
        break;
      }
      case 0x3a:
        inSheets(uint16(tokens, at), cellText(endAt(tokens, at + 2, at + 4)));
        at += 6;
        break;
      case 0x3b:
        inSheets(uint16(tokens, at), areaText(endAt(tokens, at + 2, at + 6), endAt(tokens, at + 4, at + 8)));
        at += 10;
        break;
      case 0x3c:
      case 0x3d:
        inSheets(uint16(tokens, at), '#REF!');
        at += kind === 0x3c ? 6 : 10;
        break;
      default:
        throw new FormulaLost('unreadable', `token ${id} at ${at - 1}`);
    }
  }
  const text = pop();
  if (stack.length > 0) throw new FormulaLost('unreadable', 'more than one result');
  return text;
}
