/** Names of codes that the Ministry has replaced, as far as documented: found in texts that were carried on from year to year. */
export const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['文化体育与传媒支出', '207'],
  ['医疗卫生与计划生育支出', '210'],
  ['医疗卫生支出', '210'],
  ['资源勘探信息等支出', '215'],
  ['国土海洋气象等支出', '220'],
  ['国土资源气象等事务', '220'],
  ['抗疫特别国债还本支出', '234'],
  ['行政事业单位离退休', '20805'],
  ['归口管理的行政单位离退休', '2080501'],
  ['未归口管理的行政单位离退休', '2080501'],
]);
