/** Findings with the cells they are about. */
import { type AmountUnit, formatAmount } from '../../budget/amount';
import type { Audit } from '../../budget/checks/audit';
import type { Severity, Term } from '../../budget/checks';
import { type Finding, messageOf } from '../../budget/checks/finding';
import { incomeCellId } from '../../budget/checks/income-budget';
import { cellAddress, parseCellReference } from '../address';
import type { BudgetReading } from '../base/read-budget';
import type { Layout } from '../layouts';
import { describeProblem, type Problem } from '../problem';
import type { Recognition } from '../recognise';

/** A cell by sheet; rows and columns from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A term of a sum with its cell, where it has one. */
export interface PlacedTerm {
  readonly label: string;
  readonly sheet: string;
  readonly cell: string;
  /** As shown, in the unit of its table. */
  readonly amount: string;
  readonly weight: number;
}

/** A finding as people and programs get it. */
export interface PlacedFinding {
  /** The check's number and name. */
  readonly check: number;
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  /** Empty where the whole workbook is meant. */
  readonly sheet: string;
  readonly cell: string;
  readonly place?: CellPlace;
  readonly stated: string;
  readonly expected: string;
  readonly difference: string;
  /** 哪里：差多少。怎么改。 */
  readonly message: string;
  readonly terms: readonly PlacedTerm[];
  /** Other cells that do not tie because of this one, as sentences. */
  readonly evidence: readonly string[];
}

/** Number and name of what reading the base worksheets says. */
const BASE_CHECK = { check: 400, name: 'base-worksheets', title: '底稿填写' } as const;

/**
 * @param audited what the checks found
 * @param recognition where the tables stand
 * @param base what reading the base worksheets gave, where the workbook has them
 * @param layout names the base worksheets
 */
export function placeFindings(
  audited: Audit,
  recognition: Recognition,
  base: BudgetReading | undefined,
  layout: Layout,
): PlacedFinding[] {
  const places = new Map<string, CellPlace>();
  const units = new Map<string, AmountUnit>();
  for (const { table, sheet, cells } of recognition.tables) {
    for (const [id, cell] of cells) {
      places.set(id, { sheet, ...cell });
      units.set(id, table.unit ?? '万元');
    }
  }
  for (const [source, cell] of base?.incomeCells ?? [])
    places.set(incomeCellId(source), { sheet: layout.income.sheet, ...cell });
  const taken = new Set(
    audited.findings.flatMap(({ at }) => {
      const place = places.get(at);
      return place ? [placeName(place)] : [];
    }),
  );
  const problems = (base?.problems ?? []).filter((problem) => !taken.has(`${problem.sheet}!${problem.cell}`));
  return [
    ...problems.filter(({ severity }) => severity === 'error').map(findingFromProblem),
    ...audited.findings.map((finding) => placeFinding(finding, places, units)),
    ...problems.filter(({ severity }) => severity !== 'error').map(findingFromProblem),
  ];
}

/** `表3!E9`. */
export function placeName({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${cellAddress(row, column)}`;
}

/** What is wrong with an entry in the base worksheets, as a finding. */
export function findingFromProblem(problem: Problem): PlacedFinding {
  const place = parseCellReference(`${problem.sheet}!${problem.cell}`);
  return {
    ...BASE_CHECK,
    severity: problem.severity === 'error' ? 'error' : 'confirm',
    sheet: problem.sheet,
    cell: problem.cell,
    ...(place ? { place } : {}),
    stated: problem.found,
    expected: '',
    difference: '',
    message: describeProblem(problem),
    terms: [],
    evidence: [],
  };
}

function placeFinding(
  finding: Finding,
  places: ReadonlyMap<string, CellPlace>,
  units: ReadonlyMap<string, AmountUnit>,
): PlacedFinding {
  // What a table says of itself may be missing: then its title is shown.
  const place = places.get(finding.at) ?? places.get(finding.at.split('/')[0] ?? '');
  const { number, name, title } = finding.check;
  const unit = finding.unit ?? units.get(finding.at) ?? '万元';
  return {
    check: number,
    name,
    title,
    severity: finding.severity,
    sheet: place?.sheet ?? '',
    cell: place ? cellAddress(place.row, place.column) : '',
    ...(place ? { place } : {}),
    stated: finding.stated,
    expected: finding.expected,
    difference: finding.difference,
    message: place ? `${placeName(place)} ${messageOf(finding)}` : messageOf(finding),
    terms: finding.terms.map((term) => placeTerm(term, places, unit)),
    evidence: finding.evidence.map((tie) => `${tie.check.number} ${tie.check.title}（${tie.stated.label}）`),
  };
}

/**
 * @param term of a calculation
 * @param places of figures, by their ids
 * @param unit in which its amount is shown
 */
export function placeTerm(
  { label, figure, amount, weight }: Term,
  places: ReadonlyMap<string, CellPlace>,
  unit: AmountUnit,
): PlacedTerm {
  const at = figure === undefined ? undefined : places.get(figure);
  return {
    label,
    sheet: at?.sheet ?? '',
    cell: at ? cellAddress(at.row, at.column) : '',
    amount: formatAmount(amount, unit),
    weight,
  };
}
