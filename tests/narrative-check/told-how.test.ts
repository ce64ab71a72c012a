/** What a finding says beside the two amounts, so that the person knows what to do. */
import { checkText } from '../../src/budget/narrative/check/check-text';
import { OWN_WORDING, toCheck } from './documents';

async function findingsOf(change: (text: string) => string) {
  const lines = change(OWN_WORDING.lines.join('\n')).split('\n');
  return checkText(await toCheck({ ...OWN_WORDING, lines })).findings;
}

test('收支总预算 written as 1,719.34, which is 财政拨款 of 表4: the finding tells where that amount stands', async () => {
  const findings = await findingsOf((text) => text.replace('收支总预算3,927.29', '收支总预算1,719.34'));
  expect(findings[0]).toMatchObject({ stated: '1,719.34', expected: '3,927.29' });
  expect(findings[0]?.remedy).toMatch(/文中的数与“表\d.*”相同：如果说的是它，请把它的名称写明。$/);
});

test('收支总预算 written as 3,972.29, which is nowhere in the tables: nothing of the kind is said', async () => {
  const findings = await findingsOf((text) => text.replace('收支总预算3,927.29', '收支总预算3,972.29'));
  expect(findings[0]?.remedy).not.toContain('相同');
});

test('a text that writes 部门 throughout is asked once; one that writes it in a single place is told which', async () => {
  const once = (findings: Awaited<ReturnType<typeof findingsOf>>) =>
    findings.filter(({ check }) => check.name === 'unit-not-department');
  const all = once(await findingsOf((text) => text.replace(/本单位|单位(?=收支|收入|支出|整体|预算)/g, '本部门')));
  expect(all).toHaveLength(1);
  expect(all[0]?.howMuch).toMatch(/^全文有 \d+ 处写“部门”/);
  const single = once(await findingsOf((text) => `${text}\n本部门预算已经批复。`));
  expect(single.map(({ stated }) => stated)).toEqual(['本部门']);
});
