/** The text that was really published: what is wrong in it is found, and nothing else is said. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { DOCUMENTS, toCheck } from './documents';

/** What reading it by hand found: the check, the line, and the two figures that do not agree. */
const WRONG_IN_PUBLISHED: readonly (readonly [check: string, line: number, says: string])[] = [
  ['text-names', 555, '抗疫特别国债还本支出'],
  ['performance-allocation', 1178, '5.00 万元'],
  ['performance-allocation', 1180, '2.00 万元'],
  ['performance-allocation', 1195, '35.00 万元'],
  ['performance-allocation', 1197, '40.00 万元'],
  ['zero-base', 1248, '上年是 0'],
  ['contradictions', 1301, '第 60 行说没有下属单位'],
  ['parts-and-whole', 1305, '1,628.85 万元，少 0.01 万元，在四舍五入的范围内'],
  ['nested-counts', 1315, '100 万元以上的有 1台'],
  ['contradictions', 1318, '51.50 万元'],
  ['performance-prose', 1885, '该项目资金'],
  ['performance-prose', 1885, '其他资金'],
  ['performance-costs', 2050, '相加 186.11 万元，项目预算 186.10 万元'],
];

test.each(DOCUMENTS)('$name: what is wrong is found, and nothing else', async (document) => {
  const audit = checkText(await toCheck(document));
  const expected = document.published ? WRONG_IN_PUBLISHED : [];
  const found = audit.findings.map(({ check, text }) => `${check.name} ${text.line}`).sort();
  expect(found).toEqual(expected.map(([check, line]) => `${check} ${line}`).sort());
  for (const [check, line, says] of expected) {
    const own = audit.findings.filter(({ check: { name }, text }) => name === check && text.line === line);
    expect(own.map(messageOf).join('\n')).toContain(says);
  }
  const numbers = audit.checked.length + audit.notUnderstood.length;
  process.stdout.write(
    `${document.name}: ${audit.checked.length} of ${numbers} numbers checked; ${audit.findings.length} findings\nnot understood:\n${audit.notUnderstood.map(({ text, clause }) => `  line ${text.line} ${clause}`).join('\n')}\n`,
  );
  expect(audit.checked.length / numbers).toBeGreaterThanOrEqual(0.95);
});

test.each(DOCUMENTS)(
  '$name: without what no table has, numbers that cannot be compared are listed, not passed',
  async (document) => {
    const { lines, tables, classification } = await toCheck(document);
    const { notUnderstood } = checkText({ lines, tables, classification });
    // Posts, buildings and furniture stand in no table.
    const listed = notUnderstood.map(({ clause }) => clause).join('\n');
    for (const number of ['编制数43', '33,201.06', '11,594.67']) expect(listed).toContain(number);
  },
);

test.each(DOCUMENTS)('$name: every place is exact', async (document) => {
  const input = await toCheck(document);
  const { findings, checked, notUnderstood } = checkText(input);
  for (const { line, from, to, quote } of [...checked, ...[...findings, ...notUnderstood].map(({ text }) => text)]) {
    const text = input.lines[line - 1] ?? '';
    expect(text.slice(from, to)).not.toBe('');
    expect(quote.startsWith(text.slice(from, to))).toBe(true);
  }
});
