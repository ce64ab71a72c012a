/** What money is used for, as the ledger itself says it. */
import { toPrinted } from '../../amount';
import type { Budget } from '../../budget';
import type { FundingSourceId } from '../../funding-source';
import { sumGroups } from '../../ledger';

/** No more projects than this are named. */
const NAMED_PROJECTS = 5;
/** Where a paragraph lists more classes than this, their projects are not named; above the second number, no use is. */
const FEW_CLASSES = 4;
const MANY_CLASSES = 12;

/**
 * @param budget whose ledger
 * @param functional beginning of functional codes
 * @param sources the money
 * @param classes that the paragraph lists: the more there are, the less is said of each, or nobody reads it to its end
 * @returns `，主要用于人员经费、公用经费和新能源汽车租赁费等项目`, or empty
 */
export function useOfClass(
  budget: Budget,
  functional: string,
  sources: readonly FundingSourceId[],
  classes: number,
): string {
  if (classes > MANY_CLASSES) return '';
  const sums = sumGroups(budget.ledger);
  const amounts = new Map<string, number>();
  budget.ledger.groups.forEach((group, index) => {
    if (!group.functional.startsWith(functional) || !sources.includes(group.source)) return;
    const key = group.type === 'project' ? `项目 ${group.project}` : group.type;
    amounts.set(key, (amounts.get(key) ?? 0) + (sums[index] as number));
  });
  const spent = (key: string) => toPrinted(amounts.get(key) ?? 0) !== 0;
  const basic = [...(spent('personnel') ? ['人员经费'] : []), ...(spent('publicUse') ? ['公用经费'] : [])];
  const projects = [...amounts.keys()]
    .filter((key) => key.startsWith('项目 ') && spent(key))
    .map((key) => key.slice(3));
  const named = projects
    .slice(0, NAMED_PROJECTS)
    .map((project) => `“${project}”`)
    .join('、');
  const rest = projects.length > NAMED_PROJECTS ? '等' : '';
  const spending = classes > FEW_CLASSES ? '项目支出' : `${named}${rest}项目支出`;
  const uses = [basic.join('、'), projects.length > 0 ? spending : ''].filter((text) => text !== '');
  return uses.length === 0 ? '' : `，主要用于${uses.join('和')}`;
}
