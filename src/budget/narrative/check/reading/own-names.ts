/** What a unit calls itself beside its full name: 我校, 学校, 镇机关. It says whose the figures are, and changes no subject. */

/** 我院, 本镇: the unit, whatever its kind. 本级 is a level of government. */
const SELF = '[本我](?:单位|校|院|园|局|镇|乡|街道|办|站|所|中心|委|馆|队)';

/** Words for a kind of unit, by how the names of such units end. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?:学校|中学|小学|高中|初中|学院|大学|职教中心|幼儿园)$/, '学校|幼儿园'],
  [/(?:医院|卫生院|保健院|卫生服务中心|保健中心|疾控中心|疾病预防控制中心)$/, '医院|卫生院'],
  [/镇(?:人民政府|政府)$/, '全镇|镇机关|镇政府'],
  [/乡(?:人民政府|政府)$/, '全乡|乡机关|乡政府'],
  [/街道办事处$/, '街道办事处|街道办'],
];

/**
 * @param unitName in full; undefined where nothing tells
 * @returns matches at the beginning of a clause what the unit calls itself there
 */
export function selfReference(unitName: string | undefined): RegExp {
  const own = KINDS.filter(([name]) => unitName !== undefined && name.test(unitName)).map(([, words]) => words);
  return new RegExp(`^(?:${[SELF, ...own].join('|')})(?=[\\u4e00-\\u9fff])`);
}
