/** A finding as the command line tells it: as JSON for programs, as a line for people. */
import { SEVERITY_NAMES } from '../worksheet/findings/result-sheet';
import type { PlacedFinding } from '../worksheet/findings/placed-finding';

/** The part of a finding that programs may rely on. */
export function findingAsJson(finding: PlacedFinding) {
  const { check, name, severity, sheet, cell, stated, expected, difference, message, terms } = finding;
  return { check, name, severity, sheet, cell, stated, expected, difference, message, terms };
}

/** `【错误】201 表3!E9 …`. */
export function findingAsLine({ severity, check, message }: PlacedFinding): string {
  return `【${SEVERITY_NAMES[severity]}】${check} ${message}`;
}
