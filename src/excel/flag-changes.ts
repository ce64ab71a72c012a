/** Turns the flags among edits into changes of conditional formats and input prompts, and queues them. */
import {
  type Area,
  BLANK_PROMPT,
  contains,
  type Edit,
  FLAG_FILLS,
  type FlagEdit,
  flagFormulas,
  flagPrompt,
  isFlagPrompt,
  keptPrint,
  ownPrompt,
  type PrintSettings,
  type Prompt,
} from '../worksheet/workbook';
import { type FoundArea, type FoundFormat, lookAtSheets, type SheetLook } from './flag-look';
import { cellKey, planFlags, type SheetFlags } from './flag-plan';

/** Changes of one sheet that flags come to; small enough for one request. */
export interface FlagChanges {
  readonly kind: 'flag-changes';
  readonly sheet: string;
  /** Ids of conditional formats, in the order in which they are deleted. */
  readonly removed: readonly string[];
  /** `null` clears the validation. */
  readonly prompts: readonly { readonly area: Area; readonly prompt: Prompt | null }[];
  readonly added: readonly {
    readonly area: Area;
    readonly fill: string;
    readonly formulas: readonly string[];
    readonly prompt: Prompt;
  }[];
  /** How the sheet shall print; undefined where that stays. */
  readonly print?: Partial<PrintSettings>;
}

/** A sheet that is unprotected while its flags are changed, and what it allows when it is protected again. */
export interface OpenedSheet {
  readonly sheet: string;
  readonly options: Excel.WorksheetProtectionOptions;
}

/** Edits of which none looks at anything any more, and the sheets that have to be opened for them. */
export interface ResolvedEdits {
  readonly edits: readonly PlannedEdit[];
  readonly opened: readonly OpenedSheet[];
}

/** An edit that is carried out without looking at anything. */
export type PlannedEdit = Exclude<Edit, { kind: 'flag' | 'clear-flags' }> | FlagChanges;

const NEW_SHEET: PrintSettings = { blackAndWhite: false, comments: 'none' };

/** Flags of one {@link FlagChanges}: one takes about 3 KB of a request. */
const FLAGS_PER_CHANGE = 200;

/** Looks at the sheets where flags come or go, before anything is changed. */
export async function resolveFlags(context: Excel.RequestContext, edits: readonly Edit[]): Promise<ResolvedEdits> {
  const plans = planFlags(edits);
  const known = plans.filter(({ fresh }) => !fresh);
  const looks = known.length > 0 ? await lookAtSheets(context, known) : new Map<string, SheetLook>();
  const changes = new Map(plans.map((plan) => [plan.at, inPieces(changesOf(plan, looks.get(plan.sheet)))]));
  const changed = new Set([...changes.values()].flat().map(({ sheet }) => sheet));
  return {
    edits: edits.flatMap((edit, index): readonly PlannedEdit[] =>
      edit.kind === 'flag' || edit.kind === 'clear-flags' ? (changes.get(index) ?? []) : [edit],
    ),
    opened: [...looks].flatMap(([sheet, { protection }]) =>
      protection && changed.has(sheet) ? [{ sheet, options: protection }] : [],
    ),
  };
}

function changesOf(plan: SheetFlags, look: SheetLook | undefined): FlagChanges {
  const formats = look?.formats ?? [];
  // By the cell that is seen: two covered cells of one merged area are the same cell.
  const flags = new Map(
    [...plan.flags].map(([key, edit]): [string, { edit: FlagEdit; area: Area }] => {
      const { row, column } = look?.covered.get(key) ?? edit;
      return [cellKey({ row, column }), { edit, area: { row, column, rows: 1, columns: 1 } }];
    }),
  );
  const isReplaced = ({ areas }: FoundFormat) =>
    areas.some((area) => [...flags.values()].some((flag) => contains(area, flag.area)));
  const removed = formats.filter((format) => plan.clear || isReplaced(format));
  // Without flags the sheet prints as it did before the first of them.
  const kept = keptPrint(formats.map(({ formula }) => formula));
  const print = kept ?? look?.print ?? NEW_SHEET;
  const areas = new Map(
    removed.flatMap((format) => format.areas.map((area) => [JSON.stringify(areaOnly(area)), area])),
  );
  return {
    kind: 'flag-changes',
    sheet: plan.sheet,
    // The last first: no deletion changes what stands before it.
    removed: removed.map(({ id }) => id).reverse(),
    prompts: [...areas.values()]
      .filter(({ prompt }) => prompt && isFlagPrompt(prompt))
      .map((area) => ({ area: areaOnly(area), prompt: restored(area, formulasAt(formats, area)) })),
    added: [...flags].map(([key, { edit, area }]) => {
      const current = look?.cells.get(key);
      return {
        area,
        fill: FLAG_FILLS[edit.severity],
        formulas: flagFormulas(current?.prompt ? restored(current, formulasAt(formats, area)) : null, print),
        prompt: flagPrompt(edit.title, edit.message),
      };
    }),
    ...printChange(plan, kept),
  };
}

/** A sheet with flags prints in black and white, which leaves out all fills; its notes are the person's own. */
function printChange(plan: SheetFlags, kept: PrintSettings | undefined): Pick<FlagChanges, 'print'> {
  if (plan.flags.size > 0) return { print: { blackAndWhite: true } };
  return plan.clear && kept ? { print: kept } : {};
}

/** The prompt without the flag; `null` where there is nothing but the flag's. */
function restored(area: FoundArea, formulas: readonly string[]): Prompt | null {
  return ownPrompt(area.prompt, formulas) ?? (area.ruled ? BLANK_PROMPT : null);
}

function formulasAt(formats: readonly FoundFormat[], cell: Pick<Area, 'row' | 'column'>): string[] {
  return formats.filter(({ areas }) => areas.some((area) => contains(area, cell))).map(({ formula }) => formula);
}

function areaOnly({ row, column, rows, columns }: Area): Area {
  return { row, column, rows, columns };
}

function inPieces(changes: FlagChanges): FlagChanges[] {
  const { kind, sheet, removed, prompts, added, print } = changes;
  const steps: FlagChanges[] = [];
  const cut = <T>(items: readonly T[], piece: (part: readonly T[]) => Partial<FlagChanges>) => {
    for (let start = 0; start < items.length; start += FLAGS_PER_CHANGE) {
      const part = items.slice(start, start + FLAGS_PER_CHANGE);
      steps.push({ kind, sheet, removed: [], prompts: [], added: [], ...piece(part) });
    }
  };
  cut(removed, (part) => ({ removed: part }));
  cut(prompts, (part) => ({ prompts: part }));
  cut(added, (part) => ({ added: part }));
  if (print) cut([print], () => ({ print }));
  return steps;
}

/** Bytes of a request that carries these changes out, at most. */
export function flagBytes({ removed, prompts, added }: FlagChanges): number {
  return 500 * removed.length + 2_000 * prompts.length + 4_000 * added.length;
}

/** Queues changes; nothing happens before the next sync. */
export function queueFlagChanges(sheet: Excel.Worksheet, { removed, prompts, added, print }: FlagChanges): void {
  const formats = sheet.getRange().conditionalFormats;
  for (const id of removed) formats.getItem(id).delete();
  for (const { area, prompt } of prompts) {
    const { dataValidation } = rangeOf(sheet, area);
    if (prompt) dataValidation.prompt = excelPrompt(prompt);
    else dataValidation.clear();
  }
  for (const { area, fill, formulas, prompt } of added) {
    const range = rangeOf(sheet, area);
    // Each new format goes above the others; the first, which carries the colour, comes last.
    for (const [index, formula] of [...formulas.entries()].reverse()) {
      const { custom } = range.conditionalFormats.add('Custom');
      custom.rule.formula = `=${formula}`;
      if (index === 0) custom.format.fill.color = fill;
    }
    range.dataValidation.prompt = excelPrompt(prompt);
  }
  if (print?.blackAndWhite !== undefined) sheet.pageLayout.blackAndWhite = print.blackAndWhite;
  if (print?.comments !== undefined) sheet.pageLayout.printComments = EXCEL_COMMENTS[print.comments];
}

const EXCEL_COMMENTS = { none: 'NoComments', inPlace: 'InPlace', atEnd: 'EndSheet' } as const;

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

function excelPrompt({ title, message, shown }: Prompt): Excel.DataValidationPrompt {
  return { title, message, showPrompt: shown };
}
