/** The three parts of a header or footer as a file writes them in one text: `&L…&C…&R…`. */

const PARTS = ['L', 'C', 'R'] as const;
type Part = (typeof PARTS)[number];

/** What stands in the middle. Text before the first code stands there too. */
export function middleOf(line: string): string {
  return partsOf(line).C;
}

/** The line with another middle; what stands left and right stays. */
export function withMiddle(line: string, middle: string): string {
  const parts = { ...partsOf(line), C: middle };
  return PARTS.map((part) => (parts[part] === '' ? '' : `&${part}${parts[part]}`)).join('');
}

function partsOf(line: string): Record<Part, string> {
  const parts: Record<Part, string> = { L: '', C: '', R: '' };
  let part: Part = 'C';
  // A code is an ampersand and what follows it: && is an ampersand, and its second half begins no code.
  for (const [piece] of line.matchAll(/&[\s\S]|[\s\S]/g)) {
    const named = PARTS.find((name) => piece === `&${name}`);
    if (named) part = named;
    else parts[part] += piece;
  }
  return parts;
}
