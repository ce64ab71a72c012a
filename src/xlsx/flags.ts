/** Sets flags in a file and takes them away. */
import type ExcelJS from 'exceljs';
import {
  type Area,
  contains,
  type FlagEdit,
  flagFormulas,
  flagPrompt,
  isFlagPrompt,
  ownPrompt,
  keptPrint,
  type PrintSettings,
  SHEET_COLUMNS,
} from '../worksheet/workbook';
import { addFlagFormats, type FlagFormat, flagFormatsOf, formulasAt, removeFlagFormats } from './flag-formats';
import { addFlagNote, removeFlagNote } from './flag-notes';
import { promptOf, replaceValidation, validationAt, validationsOf, withPrompt } from './validations';

/** Flags a cell; an earlier flag of the cell goes first. */
export function setFlag(sheet: ExcelJS.Worksheet, edit: FlagEdit): void {
  const { master } = sheet.getRow(edit.row + 1).getCell(edit.column + 1);
  const print = keptPrint(flagFormatsOf(sheet).map(({ formula }) => formula)) ?? printSettings(sheet);
  const [row, column] = [Number(master.row) - 1, Number(master.col) - 1];
  removeFlags(sheet, (area) => contains(area, { row, column }));
  removeFlagNote(master);
  const validation = validationAt(sheet, row, column);
  const own = ownPrompt(validation ? promptOf(validation) : null, []);
  replaceValidation(sheet, row, column, withPrompt(validation, flagPrompt(edit.title, edit.message)));
  addFlagFormats(sheet, row, column, edit.severity, flagFormulas(own, print));
  addFlagNote(master, edit.title, edit.message);
  setPrint(sheet, { blackAndWhite: true, comments: 'none' });
}

/** Takes every flag from a sheet, also what is left of one whose colour someone has removed. */
export function clearFlags(sheet: ExcelJS.Worksheet): void {
  const print = keptPrint(flagFormatsOf(sheet).map(({ formula }) => formula));
  removeFlags(sheet, () => true);
  for (const { area, validation } of flagPrompts(sheet)) restorePrompt(sheet, area, validation, []);
  const whole = { row: 0, column: 0, rows: sheet.rowCount, columns: SHEET_COLUMNS };
  removeNotes(sheet, whole);
  if (print) setPrint(sheet, print);
}

const COMMENTS = [
  ['none', 'None'],
  ['inPlace', 'asDisplayed'],
  ['atEnd', 'atEnd'],
] as const;

function printSettings({ pageSetup }: ExcelJS.Worksheet): PrintSettings {
  const [comments] = COMMENTS.find(([, inFile]) => inFile === pageSetup.cellComments) ?? COMMENTS[0];
  return { blackAndWhite: pageSetup.blackAndWhite === true, comments };
}

function setPrint({ pageSetup }: ExcelJS.Worksheet, print: PrintSettings): void {
  const [, comments] = COMMENTS.find(([name]) => name === print.comments) ?? COMMENTS[0];
  pageSetup.blackAndWhite = print.blackAndWhite;
  pageSetup.cellComments = comments;
}

/** Takes the flags away that have an area of this kind. */
function removeFlags(sheet: ExcelJS.Worksheet, isMeant: (area: Area) => boolean): void {
  const formats = flagFormatsOf(sheet);
  const areas = formats.filter((format) => format.areas.some(isMeant)).flatMap((format) => format.areas);
  if (areas.length === 0) return;
  for (const { area, validation } of flagPrompts(sheet)) {
    if (areas.some((flagged) => contains(flagged, area))) {
      restorePrompt(sheet, area, validation, formats);
    }
  }
  for (const area of areas) removeNotes(sheet, area);
  removeFlagFormats(sheet, (candidates) => candidates.some(isMeant));
}

/** Looks at the cells that exist; also blank ones in blank rows may have a note, which exceljs' own counts leave out. */
function removeNotes(sheet: ExcelJS.Worksheet, area: Area): void {
  const bottom = Math.min(area.row + area.rows, sheet.rowCount);
  for (let number = area.row + 1; number <= bottom; number++) {
    const row = sheet.findRow(number);
    if (!row) continue;
    const right = Math.min(area.column + area.columns, row.cellCount);
    for (let column = area.column + 1; column <= right; column++) {
      const cell = row.findCell(column);
      if (cell) removeFlagNote(cell);
    }
  }
}

const flagPrompts = (sheet: ExcelJS.Worksheet) =>
  validationsOf(sheet).filter(({ validation }) => isFlagPrompt(promptOf(validation)));

type Found = ReturnType<typeof validationsOf>[number];

function restorePrompt(
  sheet: ExcelJS.Worksheet,
  { row, column }: Area,
  validation: Found['validation'],
  formats: readonly FlagFormat[],
): void {
  const own = ownPrompt(promptOf(validation), formulasAt(formats, row, column));
  replaceValidation(sheet, row, column, withPrompt(validation, own));
}
