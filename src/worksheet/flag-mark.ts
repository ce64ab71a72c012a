/**
 * How a flag is marked in a workbook. The file adapter and Excel write the same marks, so that either takes back what the
 * other set: a conditional format whose formula says nothing but "this is ours" and keeps the cell's own input prompt, and
 * an input prompt whose title begins alike everywhere.
 */
import { largest } from '../budget/long-lists';

/** How grave a flag is: a wrong figure, something to confirm, something to know. */
export type FlagSeverity = 'error' | 'confirm' | 'notice';

/** The message that a cell shows when it is selected. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
  readonly shown: boolean;
}

/** How a sheet prints, as far as flags change it: while it has flags it prints in black and white, without notes. */
export interface PrintSettings {
  readonly blackAndWhite: boolean;
  readonly comments: 'none' | 'inPlace' | 'atEnd';
}

/** Fill colours of flagged cells. */
export const FLAG_FILLS: Readonly<Record<FlagSeverity, string>> = {
  error: '#FFC7CE',
  confirm: '#FFEB9C',
  notice: '#DDEBF7',
};

/** Every flag's prompt and note begin with this. */
export const FLAG_PREFIX = '【预算公开审核】';

/** A prompt that says nothing, as a cell with a drop-down list and no prompt has it. */
export const BLANK_PROMPT: Prompt = { title: '', message: '', shown: true };

const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;
/** A text in a formula holds 255 characters, and the old interfaces of Excel take no longer formula in a format. */
const PIECE_LIMIT = 200;
/** The first piece of what a flag keeps: how the sheet printed before. Older flags do not have it. */
const KEPT_PRINT = /^\[\[([01]),""?(none|inPlace|atEnd)""?\],/;
const FORMULA = /^=?\s*N\("预算公开审核 (\d+) ((?:[^"]|"")*)"\)\s*=\s*0$/;

/** The prompt of a flag, cut to what Excel holds. */
export function flagPrompt(title: string, message: string): Prompt {
  const line = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return {
    title: cut(FLAG_PREFIX + line(title), TITLE_LIMIT),
    message: cut(line(message), MESSAGE_LIMIT),
    shown: true,
  };
}

/** Whether a prompt is a flag's. */
export function isFlagPrompt(prompt: Prompt): boolean {
  return prompt.title.startsWith(FLAG_PREFIX);
}

/**
 * Formulas, without `=`, of the conditional formats of one flag. All are always true; the first carries the colour, further
 * ones (only where the cell's own prompt is long) are without effect.
 *
 * @param own the cell's own prompt, `null` where it has none and no rule either
 * @param print how the sheet prints without flags
 */
export function flagFormulas(own: Prompt | null, print: PrintSettings): string[] {
  const pieces: string[] = [''];
  const kept = [[print.blackAndWhite ? 1 : 0, print.comments], own && [own.title, own.message, own.shown]];
  for (const letter of JSON.stringify(kept)) {
    const written = letter === '"' ? '""' : letter;
    const last = pieces[pieces.length - 1] ?? '';
    if (last.length + written.length > PIECE_LIMIT) pieces.push(written);
    else pieces[pieces.length - 1] = last + written;
  }
  return pieces.map((piece, index) => `N("预算公开审核 ${index + 1} ${piece}")=0`);
}

/** Whether the formula of a conditional format is a flag's. */
export function isFlagFormula(formula: string): boolean {
  return FORMULA.test(formula);
}

/**
 * The prompt that is a cell's own.
 *
 * @param current what the cell shows now, `null` where it has neither rule nor prompt
 * @param formulas of the flags at the cell; where a flag's prompt has lost them, the cell's own is not known any more
 */
export function ownPrompt(current: Prompt | null, formulas: readonly string[]): Prompt | null {
  return current && isFlagPrompt(current) ? keptPrompt(formulas) : current;
}

/**
 * How a sheet printed before it was flagged; undefined where no flag tells.
 *
 * @param formulas of all flags of the sheet
 */
export function keptPrint(formulas: readonly string[]): PrintSettings | undefined {
  for (const formula of formulas) {
    const [, index, piece] = FORMULA.exec(formula) ?? [];
    const [, blackAndWhite, comments] = (index === '1' && KEPT_PRINT.exec(piece ?? '')) || [];
    if (comments) return { blackAndWhite: blackAndWhite === '1', comments: comments as PrintSettings['comments'] };
  }
  return undefined;
}

function keptPrompt(formulas: readonly string[]): Prompt | null {
  const pieces = new Map<number, string>();
  for (const formula of formulas) {
    const [, index, piece] = FORMULA.exec(formula) ?? [];
    if (index !== undefined && piece !== undefined) pieces.set(Number(index), piece.replaceAll('""', '"'));
  }
  const text = [...pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
  try {
    const kept = JSON.parse(text.join('')) as unknown;
    if (!Array.isArray(kept)) return null;
    // An older flag keeps the prompt alone.
    const prompt = Array.isArray(kept[0]) ? (kept[1] as unknown) : kept;
    if (!Array.isArray(prompt)) return null;
    const [title, message, shown] = prompt as unknown[];
    return { title: String(title), message: String(message), shown: shown === true };
  } catch {
    // Someone has changed the formula: what it kept is lost, the flag is still ours to take away.
    return null;
  }
}

/** Cuts at the end of a sentence, else of a clause, else anywhere; what is left out shows as `…`. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  const after = (marks: RegExp, least: number) => {
    const end = largest(
      [...head.matchAll(marks)].map((match) => match.index + 1),
      0,
    );
    return end >= limit * least ? end : 0;
  };
  const end = after(/[。；！？;]/g, 0.6) || after(/[，、：,)）]/g, 0.8) || head.length;
  return `${head.slice(0, end)}…`;
}
