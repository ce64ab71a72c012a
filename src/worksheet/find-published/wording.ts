/** How published tables word their headings and labels, whoever typed them. */
import type { CellValue } from '../workbook';

/** A heading for comparison: only its letters and digits, half-width. */
export function headingKey(text: CellValue): string {
  return String(text)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A row label for comparison: without numbering, 其中, 小计, and with 费用 as 费. */
export function labelKey(text: CellValue): string {
  return headingKey(
    String(text)
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^[(（]?[一二三四五六七八九十]+[)）]?[、.]/, '')
      .replace(/^[(（]?\d+[)）]?[、.．]?/, '')
      .replace(/^其中[:：]?/, '')
      .replace(/[(（]小计[)）]$/, ''),
  )
    .replace(/费用/g, '费')
    .replace('运行维护费', '运行费');
}

/** Other wordings of a column heading, by the heading in our own layout. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  总计: ['合计'],
  合计: ['总计', '小计'],
  预算数: ['金额', '本年预算数', '预算金额'],
  '财政拨款（补助）小计': ['小计', '财政拨款小计', '财政拨款合计'],
  一般公共预算: ['一般公共预算拨款', '一般公共预算财政拨款'],
  政府性基金预算: ['政府性基金', '政府性基金预算拨款', '政府性基金预算财政拨款'],
  国有资本经营预算: ['国有资本经营', '国有资本经营预算拨款', '国有资本经营预算财政拨款'],
  '财政专户（教育收费）': ['财政专户', '财政专户管理资金', '财政专户核拨'],
  非财政拨款结转结余: ['非财政拨款结余', '非财政拨款结转'],
  财政拨款结转: ['财政拨款结转结余'],
  项目支出合计: ['合计', '项目支出'],
  债务利息及费用支出: ['债务利息及费用'],
};

/** All keys under which a column may be headed. */
export function headingKeys(label: string): readonly string[] {
  return [label, ...(SYNONYMS[label] ?? [])].map(headingKey);
}

/** Whether a label closes a table. */
export function isTotalLabel(text: CellValue): boolean {
  return /^(合计|总计|收入总计|支出总计|收入合计|支出合计|本年合计)$/.test(headingKey(text));
}

/** Whether a text is the remark under a table. */
export function isRemark(text: CellValue): boolean {
  return (
    /^\s*(备\s*注|注)\s*[:：]/.test(String(text)) || /(为空表|本表无数据|没有使用.{2,20}安排的支出)/.test(String(text))
  );
}

/**
 * Pairs two sequences in order, as many as match: the longest common subsequence.
 *
 * @param wanted length of the first
 * @param found length of the second
 * @param same whether two of them match
 * @returns for each of the first the index of its partner, or -1
 */
export function align(wanted: number, found: number, same: (left: number, right: number) => boolean): number[] {
  const best = Array.from({ length: wanted + 1 }, () => new Array<number>(found + 1).fill(0));
  const at = (left: number, right: number) => best[left]?.[right] ?? 0;
  for (let left = wanted - 1; left >= 0; left--) {
    for (let right = found - 1; right >= 0; right--) {
      const line = best[left] as number[];
      line[right] = Math.max(
        at(left + 1, right),
        at(left, right + 1),
        same(left, right) ? at(left + 1, right + 1) + 1 : 0,
      );
    }
  }
  const partners = new Array<number>(wanted).fill(-1);
  let [left, right] = [0, 0];
  while (left < wanted && right < found) {
    if (same(left, right) && at(left, right) === at(left + 1, right + 1) + 1) partners[left++] = right++;
    else if (at(left + 1, right) >= at(left, right + 1)) left++;
    else right++;
  }
  return partners;
}
