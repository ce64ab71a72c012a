/** Findings in the order in which they are gone through: by sheet, the gravest first, then down the sheet. */
import { parseCellReference, quoteSheet } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { ListedFinding } from '../worksheet/findings/result-sheet';
import type { PlacedTextFinding } from '../worksheet/text/placed-text-finding';
import type { PaneState, SeverityFilter } from './session-state';

export interface FindingGroup {
  /** Name of a sheet, or of a text file; empty for what concerns the whole workbook. */
  readonly name: string;
  readonly findings: readonly KeyedFinding[];
}

export interface KeyedFinding {
  /** The same finding has the same key in the next check. */
  readonly key: string;
  /** Where it is, within its group: `F11`, `第 12 行`. */
  readonly label: string;
  /** Whether an explanation can be kept for it in the workbook. */
  readonly isExplainable: boolean;
  readonly finding: ListedFinding;
}

const ORDER = ['error', 'confirm', 'notice'] as const;

/**
 * @param findings of a check
 * @param filter which severity
 * @param sheetNames in the order of the workbook
 */
export function groupFindings(
  findings: readonly ListedFinding[],
  filter: SeverityFilter,
  sheetNames: readonly string[],
): FindingGroup[] {
  const groups = new Map<string, KeyedFinding[]>();
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const id = `${finding.check}|${finding.sheet}!${finding.cell}|${finding.stated}`;
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    if (filter !== 'all' && finding.severity !== filter) continue;
    const own = groups.get(finding.sheet) ?? [];
    groups.set(finding.sheet, own);
    own.push({
      key: count === 0 ? id : `${id}|${count}`,
      label: finding.cell,
      isExplainable: finding.severity === 'confirm',
      finding,
    });
  }
  const place = (sheet: string) => sheetNames.indexOf(sheet);
  return [...groups]
    .map(([name, own]) => ({ name, findings: own.sort(byWeight) }))
    .sort((a, b) => place(a.name) - place(b.name));
}

/**
 * @param name of the text file
 * @param findings about its text, whose cells are those that it contradicts
 * @param filter which severity
 * @returns one group, or none where nothing is left
 */
export function groupTextFindings(
  name: string,
  findings: readonly PlacedTextFinding[],
  filter: SeverityFilter,
): FindingGroup[] {
  const own = findings
    .filter(({ severity }) => filter === 'all' || filter === severity)
    .map((finding, index) => ({
      key: `${finding.check}|${finding.text.line}:${finding.text.from}|${index}`,
      label: `第 ${finding.text.line} 行`,
      isExplainable: false,
      finding: { ...finding, explanation: '', open: true },
    }));
  return own.length === 0 ? [] : [{ name, findings: own }];
}

/** The groups that the pane shows. */
export function shownGroups({ status, filter, fileCheck }: PaneState): FindingGroup[] {
  if (fileCheck) return groupTextFindings(fileCheck.name, fileCheck.outcome?.findings ?? [], filter);
  if (status?.check.status !== 'checked') return [];
  return groupFindings(status.check.findings, filter, status.sheetNames);
}

/** Where a finding is looked at: its cell, or the first of its sheet; undefined where the whole workbook is meant. */
export function placeOfFinding({ place, sheet, cell }: ListedFinding): CellPlace | undefined {
  if (place || sheet === '') return place;
  return parseCellReference(`${quoteSheet(sheet)}!${cell === '' ? 'A1' : cell}`);
}

function byWeight({ finding: a }: KeyedFinding, { finding: b }: KeyedFinding): number {
  return Number(b.open) - Number(a.open) || ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || downTheSheet(a, b);
}

function downTheSheet(a: ListedFinding, b: ListedFinding): number {
  const [one, other] = [placeOfFinding(a), placeOfFinding(b)];
  return (one?.row ?? 0) - (other?.row ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}

/**
 * The finding to go to.
 *
 * @param groups as shown
 * @param current key of the one that is looked at
 * @param step 1 for the next, -1 for the previous; round at the ends
 */
export function neighbour(
  groups: readonly FindingGroup[],
  current: string | undefined,
  step: 1 | -1,
): KeyedFinding | undefined {
  const all = groups.flatMap(({ findings }) => findings);
  const index = all.findIndex(({ key }) => key === current);
  if (index < 0) return step === 1 ? all[0] : all.at(-1);
  return all[(index + step + all.length) % all.length];
}
