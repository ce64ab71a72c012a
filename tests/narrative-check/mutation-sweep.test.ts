/** Changes one number, one direction word, one year, one name at a time, and sees whether the checker says something new. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText, type TextAudit } from '../../src/budget/narrative/check/check-text';
import { DOCUMENTS, toCheck } from './documents';
import { directionMutations, type Mutation, nameMutations, numberMutations } from './mutations';

/** What a finding says without its line, so that the same finding is the same. */
const said = ({ findings }: TextAudit) =>
  new Set(findings.map((finding) => `${finding.check.number} ${messageOf(finding)}`));

test.each(DOCUMENTS)(
  'a single change in $name is found',
  async (document) => {
    const input = await toCheck(document);
    const { lines } = input;
    const base = checkText(input);
    const known = said(base);
    const narrative = lines.findIndex((line) => /第三部分/.test(line));
    const performance = lines.findIndex((line) => /^\s*单位整体绩效目标表/.test(line));
    const outside = (line: number) => line < narrative || line > performance;
    const names = [...input.tables.values()].flatMap(({ sections }) =>
      sections.flatMap(({ rows }) =>
        rows.flatMap(({ name, project, code }) => (project ? [project] : code ? [name] : [])),
      ),
    );
    const mutations: Mutation[] = [
      ...numberMutations(lines, base.checked),
      ...directionMutations(lines, outside),
      ...nameMutations(lines, [...new Set(names.filter((name) => name.length >= 4))], outside),
    ];
    const byKind = new Map<string, { all: number; found: number }>();
    const missed: string[] = [];
    for (const mutation of mutations) {
      const audit = checkText({ ...input, lines: mutation.lines });
      // What puts a wrong figure right makes its finding go away: that is noticed, too.
      const now = said(audit);
      const found = [...now].some((message) => !known.has(message)) || [...known].some((message) => !now.has(message));
      const count = byKind.get(mutation.kind) ?? { all: 0, found: 0 };
      byKind.set(mutation.kind, { all: count.all + 1, found: count.found + (found ? 1 : 0) });
      if (!found) missed.push(`${mutation.kind} line ${mutation.line}: ${mutation.was} → ${mutation.is}`);
    }
    const rates = [...byKind].map(([kind, { all, found }]) => `${kind} ${found}/${all}`);
    const found = mutations.length - missed.length;
    process.stdout.write(
      `${document.name}: ${found}/${mutations.length} changes found (${rates.join(', ')})\nmissed:\n${missed.join('\n')}\n`,
    );
    expect(found / mutations.length).toBeGreaterThanOrEqual(0.98);
  },
  600_000,
);
