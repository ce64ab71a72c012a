/** One flag for each cell with open findings. */
import type { FlagEdit } from '../workbook';
import { type ListedFinding, SEVERITY_NAMES } from './result-sheet';

const GRAVEST_FIRST = ['error', 'confirm', 'notice'] as const;

/** @param findings listed; those that are settled are not flagged */
export function flagEdits(findings: readonly ListedFinding[]): FlagEdit[] {
  const byCell = new Map<string, ListedFinding[]>();
  for (const finding of findings) {
    if (!finding.open || !finding.place) continue;
    const key = `${finding.sheet}!${finding.cell}`;
    byCell.set(key, [...(byCell.get(key) ?? []), finding]);
  }
  return [...byCell.values()].flatMap((own): FlagEdit[] => {
    const severity = GRAVEST_FIRST.find((candidate) => own.some((finding) => finding.severity === candidate));
    const place = own[0]?.place;
    if (!severity || !place) return [];
    return [
      {
        kind: 'flag',
        ...place,
        severity,
        title: `${SEVERITY_NAMES[severity]} ${own.map((finding) => finding.check).join('、')}`,
        message: own.map((finding) => finding.message).join('\n'),
      },
    ];
  });
}
