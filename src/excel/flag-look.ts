/** Looks at what a sheet has where flags shall come or go: earlier flags, prompts and rules of cells, how it prints. */
import { type Area, contains, isFlagFormula, type PrintSettings, type Prompt } from '../worksheet/workbook';
import { cellKey, type SheetFlags } from './flag-plan';
import { areaOf, askMarks, marksOf } from './sheet-marks';
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
  readonly print: PrintSettings;
  /** What a protected sheet allows; undefined where it is not protected. */
  readonly protection?: Excel.WorksheetProtectionOptions;
}

type Place = Pick<Area, 'row' | 'column'>;
type PendingSheet = ReturnType<typeof askSheet>;
type PendingFormat = ReturnType<typeof askFormat>;

/** Cells of a copied flag that are looked at one by one where they differ. */
const MOST_SINGLE_CELLS = 2_000;

const COMMENTS: Readonly<Record<string, PrintSettings['comments']>> = { InPlace: 'inPlace', EndSheet: 'atEnd' };

/**
 * One round trip where the plans know the sheets' marks, else two; one more where a flag was copied over cells of different
 * kinds.
 *
 * @param plans of sheets that exist before the edits
 */
export async function lookAtSheets(
  context: Excel.RequestContext,
  plans: readonly SheetFlags[],
): Promise<Map<string, SheetLook>> {
  const known = await withMarks(context, plans);
  // Nothing to clear and nothing to flag: nothing to look at.
  const worthwhile = known.filter(({ flags, marks }) => flags.size > 0 || (marks?.customFormats.length ?? 0) > 0);
  const answers = await syncTolerantly(
    context,
    worthwhile.flatMap((plan): (() => PendingSheet | PendingFormat)[] => [
      () => askSheet(context, plan),
      ...(plan.marks?.customFormats ?? []).map((id) => () => askFormat(context, plan.sheet, id)),
    ]),
  );
  const sheets = answers.filter((answer) => 'plan' in answer).filter(({ sheet }) => !sheet.isNullObject);
  const flags = answers.filter((answer) => 'rule' in answer).filter(({ rule }) => isFlagFormula(rule.formula));
  const singles = flags.flatMap((flag) => askSingleCells(context, flag));
  if (singles.length > 0) await context.sync();
  return new Map(
    sheets.map((found) => {
      const { sheet: name } = found.plan;
      const alone = singles.filter((single) => single.sheet === name).map(({ range }) => foundArea(range));
      const own = flags.filter((flag) => flag.sheet === name);
      return [name, sheetLook(found, own, alone)];
    }),
  );
}

function sheetLook(found: PendingSheet, flags: readonly PendingFormat[], alone: readonly FoundArea[]): SheetLook {
  const { sheet, covered } = found;
  const { blackAndWhite, printComments } = sheet.pageLayout;
  return {
    formats: flags.map((flag) => foundFormat(flag, alone)),
    cells: new Map([...found.cells.map(foundArea), ...alone].map((cell) => [cellKey(cell), cell])),
    covered,
    print: { blackAndWhite, comments: COMMENTS[printComments] ?? 'none' },
    ...(sheet.protection.protected ? { protection: sheet.protection.options } : {}),
  };
}

/** The plans of sheets that exist, with the marks of those that came without. */
async function withMarks(context: Excel.RequestContext, plans: readonly SheetFlags[]): Promise<SheetFlags[]> {
  const asked = plans
    .filter(({ marks }) => !marks)
    .map((plan) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
      sheet.load('name');
      return { plan, sheet, marks: askMarks(sheet) };
    });
  if (asked.length === 0) return [...plans];
  await context.sync();
  const found = asked
    .filter(({ sheet }) => !sheet.isNullObject)
    .map(({ plan, marks }) => ({ ...plan, marks: marksOf(marks) }));
  return [...plans.filter(({ marks }) => marks), ...found];
}

function askSheet(context: Excel.RequestContext, plan: SheetFlags) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  sheet.load('name');
  sheet.protection.load(['protected', 'options']);
  sheet.pageLayout.load(['blackAndWhite', 'printComments']);
  const covered = coveredCells(plan);
  const places = [...plan.flags].map(([key, flag]) => covered.get(key) ?? flag);
  const cells = places.map((place) => askCell(sheet, place));
  return { plan, sheet, cells, covered };
}

function askCell(sheet: Excel.Worksheet, { row, column }: Place): Excel.Range {
  const range = sheet.getRangeByIndexes(row, column, 1, 1);
  range.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount', 'dataValidation/type', 'dataValidation/prompt']);
  return range;
}

function askFormat(context: Excel.RequestContext, sheet: string, id: string) {
  const { conditionalFormats } = context.workbook.worksheets.getItem(sheet).getRange();
  return askRule(sheet, id, conditionalFormats.getItem(id));
}

function askRule(sheet: string, id: string, format: Excel.ConditionalFormat) {
  const { rule } = format.custom;
  rule.load('formula');
  const { areas } = format.getRanges();
  areas.load([
    'items/rowIndex',
    'items/columnIndex',
    'items/rowCount',
    'items/columnCount',
    'items/dataValidation/type',
    'items/dataValidation/prompt',
  ]);
  return { sheet, id, rule, areas };
}

function coveredCells({ flags, marks }: SheetFlags): Map<string, Area> {
  const covered = new Map<string, Area>();
  for (const flag of flags.values()) {
    const area = marks?.mergedAreas.find((candidate) => contains(candidate, flag));
    if (area && cellKey(area) !== cellKey(flag)) covered.set(cellKey(flag), area);
  }
  return covered;
}

/** Cells of a flag that was copied over cells of different kinds. */
function askSingleCells(context: Excel.RequestContext, { sheet, areas }: PendingFormat) {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  return areas.items
    .filter(isMixed)
    .flatMap(cellsOf)
    .map((place) => ({ sheet, range: askCell(worksheet, place) }));
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
    isMixed(range) ? alone.filter((cell) => contains(areaOf(range), cell)) : [foundArea(range)],
  );
  return { id, formula: rule.formula, areas: found };
}

function foundArea(range: Excel.Range): FoundArea {
  const ruled = range.dataValidation.type !== 'None';
  const { title = '', message = '', showPrompt = true } = promptOf(range) ?? {};
  const none = title === '' && message === '' && !ruled;
  return { ...areaOf(range), ruled, prompt: none ? null : { title, message, shown: showPrompt } };
}
