/** Sets flags in a file and takes them away. */
import {
  type Area,
  contains,
  type FlagEdit,
  flagFormulas,
  flagPrompt,
  isFlagPrompt,
  keptPrint,
  ownPrompt,
  type PrintSettings,
} from '../../worksheet/workbook';
import type { StylesPart } from '../styles/styles-part';
import { addFlagFormats, type FlagFormat, flagFormatsOf, formulasAt, removeFlagFormats } from './flag-formats';
import { addFlagNote, removeFlagNotes } from './flag-notes';
import { anchorIn, mergesOf } from './merges';
import { type PagedSheet, setPrinting } from './page-setup';
import { promptOf, replacePrompt, setPrompt, type Validation, validationAt, validationsOf } from './validations';
import { isTrue } from '../xml/text';

/** Flags a cell; an earlier flag of the cell goes first. */
export function setFlag(sheet: PagedSheet, styles: StylesPart, edit: FlagEdit): void {
  const { part } = sheet;
  const print = keptPrint(flagFormatsOf(part).map(({ formula }) => formula)) ?? printSettings(sheet);
  const { row, column } = anchorIn(mergesOf(part), edit.row, edit.column);
  removeFlags(sheet, (area) => contains(area, { row, column }));
  removeFlagNotes(part, (area) => area.row === row && area.column === column);
  const validation = validationAt(part, row, column);
  const own = ownPrompt(validation ? promptOf(validation) : null, []);
  setPrompt(part, row, column, flagPrompt(edit.title, edit.message));
  addFlagFormats(part, styles, row, column, edit.severity, flagFormulas(own, print));
  addFlagNote(part, row, column, edit.title, edit.message);
  setPrint(sheet, { blackAndWhite: true, comments: 'none' });
}

/** Takes every flag from a sheet, also what is left of one whose colour someone has removed. */
export function clearFlags(sheet: PagedSheet): void {
  const { part } = sheet;
  const print = keptPrint(flagFormatsOf(part).map(({ formula }) => formula));
  removeFlags(sheet, () => true);
  for (const validation of flagPrompts(sheet)) restorePrompt(sheet, validation, []);
  removeFlagNotes(part, () => true);
  if (print) setPrint(sheet, print);
}

const COMMENTS = [
  ['none', 'none'],
  ['inPlace', 'asDisplayed'],
  ['atEnd', 'atEnd'],
] as const;

function printSettings({ part }: PagedSheet): PrintSettings {
  const setup = part.root.child('pageSetup');
  const [comments] = COMMENTS.find(([, inFile]) => inFile === setup?.get('cellComments')) ?? COMMENTS[0];
  return { blackAndWhite: isTrue(setup?.get('blackAndWhite')), comments };
}

function setPrint(sheet: PagedSheet, print: PrintSettings): void {
  const [, comments] = COMMENTS.find(([name]) => name === print.comments) ?? COMMENTS[0];
  setPrinting(sheet, print.blackAndWhite, comments === 'none' ? undefined : comments);
}

/** Takes the flags away that have an area of this kind. */
function removeFlags(sheet: PagedSheet, isMeant: (area: Area) => boolean): void {
  const formats = flagFormatsOf(sheet.part);
  const areas = formats.filter((format) => format.areas.some(isMeant)).flatMap((format) => format.areas);
  if (areas.length === 0) return;
  const isFlagged = (cell: Area) => areas.some((flagged) => contains(flagged, cell));
  for (const validation of flagPrompts(sheet)) {
    if (validation.areas.some(isFlagged)) restorePrompt(sheet, validation, formats);
  }
  removeFlagNotes(sheet.part, isFlagged);
  removeFlagFormats(sheet.part, (candidates) => candidates.some(isMeant));
}

/** Validations whose prompt is a flag's: of single cells, unless someone has copied one over others. */
function flagPrompts({ part }: PagedSheet): Validation[] {
  return validationsOf(part).filter((validation) => isFlagPrompt(promptOf(validation)));
}

function restorePrompt({ part }: PagedSheet, validation: Validation, formats: readonly FlagFormat[]): void {
  const formulas = validation.areas
    .map(({ row, column }) => formulasAt(formats, row, column))
    .find(({ length }) => length > 0);
  replacePrompt(part, validation, ownPrompt(promptOf(validation), formulas ?? []));
}
