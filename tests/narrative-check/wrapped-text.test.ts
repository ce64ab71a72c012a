/** A text copied out of a printed document says the same: broken lines, empty lines between, page numbers. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { OWN_WORDING, toCheck } from './documents';

/** Lines of at most so many characters, empty lines between, and every so often the number of a page. */
function printed(lines: readonly string[], width: number): string[] {
  const start = lines.findIndex((line) => line === '单位整体绩效目标表');
  const end = lines.findIndex((line) => line.startsWith('（五）'));
  const wrapped = lines.flatMap((line, index) => {
    // Cells of tables break where their columns end, not here.
    if (index >= start && index < end) return [line];
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
    return pieces;
  });
  return wrapped.flatMap((line, index) => (index % 30 === 29 ? [line, '', `- ${(index + 1) / 30} -`, ''] : [line, '']));
}

test.each([19, 26, 33])(
  'broken after %i characters, nothing is found and the numbers are still checked',
  async (width) => {
    const input = await toCheck(OWN_WORDING);
    const whole = checkText(input);
    const { findings, checked } = checkText({ ...input, lines: printed(input.lines, width) });
    expect(findings.map(messageOf)).toEqual([]);
    // A number in a bare label may be cut off from it; it is then listed as not understood.
    expect(checked.length).toBeGreaterThanOrEqual(whole.checked.length - 3);
  },
);

test('a wrong amount that runs over the end of a line is found, at the line where it begins', async () => {
  const input = await toCheck(OWN_WORDING);
  const text = input.lines.join('\n').replace('单位资金186.10万元', '单位资金168.10万元');
  const at = printed(text.split('\n'), 26);
  const line = at.findIndex((one) => one.startsWith('单位资金168.10'));
  const broken = [
    ...at.slice(0, line),
    '单位资金16',
    '',
    `8.10${(at[line] as string).slice(10)}`,
    ...at.slice(line + 1),
  ];
  const { findings } = checkText({ ...input, lines: broken });
  const own = findings.find(({ check }) => check.name === 'text-amounts');
  expect(own?.text).toEqual({ line: line + 1, from: 4, to: 6, quote: '168.10' });
});
