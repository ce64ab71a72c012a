/** Looks at what a sheet has where flags shall come or go: earlier flags, prompts and rules of cells, merged areas. */
import { type Area, isFlagFormula, type Prompt, protectedError } from '../worksheet/workbook';
import { cellKey, type SheetFlags } from './flag-plan';
import { syncTolerantly } from './tolerant-sync';

/** The validation that the cells of an area have. */
export interface FoundArea extends Area {
  /** Whether there is a rule beside the prompt. */
  readonly ruled: boolean;
  /** `null` where there is neither, or where the cells differ. */
  readonly prompt: Prompt | null;
}

/** One conditional format of an earlier flag. */
export interface FoundFormat {
  readonly id: string;
  readonly formula: string;
  readonly areas: readonly FoundArea[];
}

/** What was found on a sheet. */
export interface SheetLook {
  readonly formats: readonly FoundFormat[];
  /** By {@link cellKey}: the validation of the cells that shall be flagged. */
  readonly cells: ReadonlyMap<string, FoundArea>;
  /** By {@link cellKey}: the merged area that covers a cell that shall be flagged. */
  readonly covered: ReadonlyMap<string, Area>;
}

type Place = Pick<Area, 'row' | 'column'>;
type PendingSheet = ReturnType<typeof askSheet>;
type PendingFormat = ReturnType<typeof askFormat>;
type PendingMerges = ReturnType<typeof askMergedAreas>;

/** Cells of a copied flag that are looked at one by one where they differ. */
const MOST_SINGLE_CELLS = 2_000;
/** What is loaded of a range beside its first row. */
const AREA = ['columnIndex', 'rowCount', 'columnCount'];
const VALIDATED = [...AREA, 'dataValidation/type', 'dataValidation/prompt'];

/**
 * One round trip; a second one where there are custom formats, or where a cell to flag is blank and may be covered by a
 * merged area; a third one where it was covered, or where a flag was copied over cells of different kinds.
 *
 * @param plans of sheets that exist before the edits
 * @throws WorkbookError where a sheet is protected
 */
export async function lookAtSheets(
  context: Excel.RequestContext,
  plans: readonly SheetFlags[],
): Promise<Map<string, SheetLook>> {
  const pending = plans.map((plan) => askSheet(context, plan));
  await context.sync();
  const sheets = pending.filter(({ sheet }) => !sheet.isNullObject);
  const asks = sheets.flatMap((found): (() => PendingFormat | PendingMerges)[] => [
    ...customFormats(found).map((format) => () => askFormat(found, format)),
    ...(hasBlankCell(found) && knowsMergedAreas() ? [() => askMergedAreas(found)] : []),
  ]);
  const answers = await syncTolerantly(context, asks);
  const merged = answers.filter((answer) => 'merged' in answer);
  const flags = answers.filter((answer) => 'rule' in answer).filter(({ rule }) => isFlagFormula(rule.formula));
  refuseProtected(sheets, flags);
  const covered = new Map(sheets.map((found) => [found, coveredCells(found, merged)] as const));
  const singles = sheets.flatMap((found) => askSingleCells(found, flags, [...(covered.get(found)?.values() ?? [])]));
  if (singles.length > 0) await context.sync();
  return new Map(
    sheets.map((found) => {
      const alone = singles.filter((single) => single.found === found).map(({ range }) => foundArea(range));
      const cells = [...found.cells.map(foundArea), ...alone];
      const look: SheetLook = {
        formats: flags.filter((flag) => flag.found === found).map((flag) => foundFormat(flag, alone)),
        cells: new Map(cells.map((cell) => [cellKey(cell), cell])),
        covered: covered.get(found) ?? new Map<string, Area>(),
      };
      return [found.plan.sheet, look];
    }),
  );
}

function askSheet(context: Excel.RequestContext, plan: SheetFlags) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  sheet.load('name');
  sheet.protection.load('protected');
  const formats = sheet.getRange().conditionalFormats;
  // A formula can be asked of custom formats only: any other makes the whole batch fail (office-js #2180).
  formats.load(['items/id', 'items/type']);
  const cells = [...plan.flags.values()].map(({ row, column }) => {
    const range = sheet.getRangeByIndexes(row, column, 1, 1);
    range.load(['values', 'rowIndex', ...VALIDATED]);
    return range;
  });
  return { plan, sheet, formats, cells };
}

function customFormats({ formats }: PendingSheet): Excel.ConditionalFormat[] {
  return formats.items.filter(({ type }) => type === 'Custom');
}

function hasBlankCell({ cells }: PendingSheet): boolean {
  return cells.some((range) => range.values[0]?.[0] === '');
}

function askFormat(found: PendingSheet, format: Excel.ConditionalFormat) {
  const { rule } = format.custom;
  rule.load('formula');
  const { areas } = format.getRanges();
  areas.load(['items/rowIndex', ...VALIDATED.map((property) => `items/${property}`)]);
  return { found, id: format.id, rule, areas };
}

/** Asked only where it matters: some versions of Excel forget then what the user can undo (office-js #5918). */
function askMergedAreas(found: PendingSheet) {
  const merged = found.sheet.getUsedRange().getMergedAreasOrNullObject();
  merged.load(['areas/items/rowIndex', ...AREA.map((property) => `areas/items/${property}`)]);
  return { found, merged };
}

function knowsMergedAreas(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.13');
}

function coveredCells(found: PendingSheet, answers: readonly PendingMerges[]): Map<string, Area> {
  const areas = answers
    .filter((answer) => answer.found === found && !answer.merged.isNullObject)
    .flatMap(({ merged }) => merged.areas.items.map(areaOf));
  const covered = new Map<string, Area>();
  for (const flag of found.plan.flags.values()) {
    const area = areas.find((candidate) => covers(candidate, flag));
    if (area && cellKey(area) !== cellKey(flag)) covered.set(cellKey(flag), area);
  }
  return covered;
}

/** Cells whose validation is not known yet: instead of covered ones, and of copied flags. */
function askSingleCells(found: PendingSheet, flags: readonly PendingFormat[], instead: readonly Place[]) {
  const mixed = flags.filter((flag) => flag.found === found).flatMap(({ areas }) => areas.items.filter(isMixed));
  const places = new Map([...instead, ...mixed.flatMap(cellsOf)].map((cell) => [cellKey(cell), cell]));
  return [...places.values()].map(({ row, column }) => {
    const range = found.sheet.getRangeByIndexes(row, column, 1, 1);
    range.load(['rowIndex', ...VALIDATED]);
    return { found, range };
  });
}

/** A prompt that differs within a range reads as null. */
const promptOf = (range: Excel.Range) => range.dataValidation.prompt as Excel.DataValidationPrompt | null;

function isMixed(range: Excel.Range): boolean {
  const { type } = range.dataValidation;
  const count = range.rowCount * range.columnCount;
  if (count === 1 || count > MOST_SINGLE_CELLS) return false;
  return promptOf(range) === null || type === 'Inconsistent' || type === 'MixedCriteria';
}

function cellsOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Place[] {
  return Array.from({ length: rowCount * columnCount }, (_, index) => ({
    row: rowIndex + Math.floor(index / columnCount),
    column: columnIndex + (index % columnCount),
  }));
}

function foundFormat({ id, rule, areas }: PendingFormat, alone: readonly FoundArea[]): FoundFormat {
  const found = areas.items.flatMap((range) =>
    isMixed(range) ? alone.filter((cell) => covers(areaOf(range), cell)) : [foundArea(range)],
  );
  return { id, formula: rule.formula, areas: found };
}

function foundArea(range: Excel.Range): FoundArea {
  const ruled = range.dataValidation.type !== 'None';
  const { title = '', message = '', showPrompt = true } = promptOf(range) ?? {};
  const none = title === '' && message === '' && !ruled;
  return { ...areaOf(range), ruled, prompt: none ? null : { title, message, shown: showPrompt } };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

/** Whether a cell lies in an area. */
export function covers(area: Area, { row, column }: Place): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

function refuseProtected(sheets: readonly PendingSheet[], flags: readonly PendingFormat[]): void {
  const refused = sheets.filter(
    (found) =>
      found.sheet.protection.protected && (found.cells.length > 0 || flags.some((flag) => flag.found === found)),
  );
  if (refused.length > 0) throw protectedError(refused.map(({ plan }) => plan.sheet));
}
