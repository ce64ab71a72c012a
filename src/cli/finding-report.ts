/** A finding as the command line tells it: as JSON for programs, as a line for people. */
import { SEVERITY_NAMES } from '../worksheet/findings/result-sheet';
import type { PlacedFinding } from '../worksheet/findings/placed-finding';
import type { PlacedTextFinding } from '../worksheet/text/placed-text-finding';

/** The part of a finding that programs may rely on; one about text says where in it it is. */
export function findingAsJson(finding: PlacedFinding | PlacedTextFinding) {
  const { check, name, severity, sheet, cell, stated, expected, difference, message, terms } = finding;
  const text = 'text' in finding ? { text: finding.text } : {};
  return { check, name, severity, sheet, cell, stated, expected, difference, message, terms, ...text };
}

/** `【错误】201 表3!E9 …`. */
export function findingAsLine({ severity, check, message }: PlacedFinding): string {
  return `【${SEVERITY_NAMES[severity]}】${check} ${message}`;
}
