/** Words of the grammar: directions, comparisons, negations, and what may stand around a subject without changing it. */

/** 增加 or 减少, said of an amount, a rate or a count. */
export type Direction = 'up' | 'down' | 'level';

const UP = '增加|略增|略升|增长|提高|上升|上涨|上调|调增|净增|增幅|涨幅|递增|多|增|升|涨';
const DOWN = '减少|压减|略降|略减|核减|下降|降低|下调|调减|净减|减幅|降幅|跌幅|递减|少|减|降';
const LEVEL = '持平|变动率|变动|不变|一致|无变化';
export const DIRECTION = new RegExp(`${UP}|${DOWN}|${LEVEL}`, 'g');

/** The last direction word of a stretch of text, with where it stands. */
export function lastDirection(
  text: string,
): { readonly direction: Direction; readonly at: number; readonly word: string } | undefined {
  const found = [...text.matchAll(DIRECTION)].at(-1);
  if (!found) return undefined;
  const word = found[0];
  return { direction: directionOf(word), at: found.index, word };
}

export function directionOf(word: string): Direction {
  return UP.split('|').includes(word) ? 'up' : DOWN.split('|').includes(word) ? 'down' : 'level';
}

/** Last year, as a comparison or as the year of an amount. */
export const LAST_YEAR = /上年|去年|上一年|同期/;
/** Says that nothing changed, without a number. 基本持平 does not quite. */
export const UNCHANGED =
  /(?<!基本|大致|总体)(?:持平|(?<!增长率)无变化|没有变化|无增减变化|无增减|没有增减|保持不变|(?<=预算|上年|相比|数)一致)/;
/** `由86.10万元减少到50.00万元`. */
export const REACHED = /(?:到|至|为)$/;
/** `比上年预算`, `较2023年执行数`: what stands between a subject and a change. */
export const COMPARISON =
  /(?:与|和|同|比|较|由|从)?(?:上年度?|去年|上一年度?|20\d\d年度?)(?:同期|同口径)?(?:的?(?:年初|预计|当年|全年|安排|财政拨款)*(?:预算|执行|决算|预计|完成|支出|收入|实际)*(?:安排)?(?:数|额|情况)?)?(?:相比较|相比|比较|相较|对比|比)?|(?:与|和|同)?同期(?:相比|比较|比)?|同比|相比|比|较/g;

/** Nothing is planned, used or there. */
export const NEGATION =
  /未安排|没有安排|无安排|不安排|未使用|没有使用|均未安排|没有|(?<![有全])无(?!变化|法|形|偿|线|障碍)/;

/** Words that leave a subject what it is. The longer ones first. */
const FILLERS = [
  '按照全口径预算的原则',
  '纳入绩效目标管理',
  '纳入',
  '绩效目标管理',
  '绩效目标',
  '功能分类',
  '经济分类',
  '功能科目',
  '经济科目',
  '资金来源',
  '相应',
  '支出功能',
  '支出性质',
  '使用',
  '设置',
  '编报',
  '开展',
  '填报',
  '实行',
  '来看',
  '构成',
  '组成',
  '比重',
  '比例',
  '比率',
  '类科目',
  '科目',
  '主要',
  '均',
  '各',
  '有',
  '额度',
  '幅度',
  '基数',
  '结转',
  '另外',
  '此外',
  '年末',
  '当中',
  '里',
  '对应',
  '合同',
  '预算编制',
  '资金总量',
  '总量',
  '一般公共预算',
  '预算绩效管理',
  '绩效管理',
  '年初预算数',
  '年预算数',
  '预算安排规模',
  '安排规模',
  '预算规模',
  '预算金额',
  '预算资金数',
  '预算资金',
  '资金总额',
  '预算总额',
  '预算数',
  '项目数',
  '资金数',
  '经费数',
  '财政拨款',
  '预算',
  '拨款',
  '合计',
  '总计',
  '共计',
  '小计',
  '总额',
  '金额',
  '资金',
  '经费',
  '安排',
  '规模',
  '涉及',
  '支出',
  '收入',
  '其中',
  '都来自',
  '来自',
  '本年度',
  '当年',
  '本年',
  '今年',
  '年度',
  '年初',
  '全年',
  '全部',
  '本单位',
  '我单位',
  '单位',
  '本部门',
  '我部门',
  '部门',
  '达到',
  '设定',
  '预计',
  '计划',
  '编制',
  '包括',
  '分别',
  '分为',
  '分成',
  '分',
  '具体来说',
  '具体为',
  '具体',
  '(类)',
  '(款)',
  '(项)',
  '方面',
  '项目',
  '关于',
  '即',
  '其',
  '的',
  '为',
  '是',
  '在',
  '共',
  '总',
  '按',
  '对',
  '从',
  '拟',
  '将',
  '约',
  '数',
  '计',
  '和',
  '与',
  '及',
  '中',
  '了',
  '由',
];
const FILLER = new RegExp(FILLERS.map((word) => word.replace(/[()]/g, '\\$&')).join('|'), 'g');

/** What is left of a text when words without weight and marks are taken away. Empty where it says nothing of its own. */
export function residue(text: string): string {
  return (
    text
      .replace(/\[[^\]]*\]/g, '')
      .replace(/比重|比例|比率/g, '')
      .replace(COMPARISON, '')
      .replace(FILLER, '')
      // The code beside a name, or the last digits of it.
      .replace(/\(\d\d\)/g, '')
      .replace(/(?<!\d)\d{3}(?:\d\d){0,2}(?!\d)/g, '')
      .replace(/[:,，;。、.\-()/+]/g, '')
  );
}

/** A name for something that no table has: without the words that lead up to a number. */
export function thingName(text: string): string {
  return text
    .replace(/\[[^\]]*\]/g, '')
    .replace(/^(?:其中|包括|分别为|分别是|以及|即|和|及|与|、|:|共有|现有|拥有|共)+:?/, '')
    .replace(/(?:预算金额|金额|预算数|预算|共计|合计|总计|分别|为|是|共|约|数|:|的)+$/, '')
    .replace(/[:,，;。]/g, '');
}
