/** Says in Chinese what a converted file no longer holds. */
import type { Losses, LossKind } from './book';

/** In the order in which people miss things. */
const SENTENCES: Readonly<Record<LossKind, (count: number) => string>> = {
  macros: () => '宏（VBA）没有带过来',
  macroSheets: (count) => `宏表 ${count} 张没有带过来`,
  chartSheets: (count) => `图表工作表 ${count} 张没有带过来`,
  charts: (count) => `图表 ${count} 个没有带过来`,
  drawings: (count) => `图片、文本框等图形 ${count} 个没有带过来`,
  controls: (count) => `按钮、复选框等控件 ${count} 个没有带过来`,
  pivotTables: (count) => `数据透视表 ${count} 个只留下了数值`,
  externalFormulas: (count) => `引用别的工作簿的公式 ${count} 个只留下了上次算出的数`,
  dataTables: (count) => `模拟运算表 ${count} 个只留下了上次算出的数`,
  unreadableFormulas: (count) => `公式 ${count} 个只留下了上次算出的数`,
  unreadableNames: (count) => `定义的名称 ${count} 个没有带过来`,
  conditionalFormats: (count) => `条件格式 ${count} 条没有带过来`,
  validations: (count) => `数据有效性（下拉选项、输入限制）${count} 条没有带过来`,
  filters: (count) => `自动筛选 ${count} 处没有带过来`,
  hyperlinks: (count) => `超链接 ${count} 个只留下了文字`,
  richTexts: (count) => `同一格里几种字体的文字 ${count} 格改成了一种字体`,
  backgrounds: (count) => `工作表背景图 ${count} 个没有带过来`,
};

export function lossSentences(losses: Losses): string[] {
  return (Object.keys(SENTENCES) as LossKind[]).flatMap((kind) => {
    const count = losses.get(kind) ?? 0;
    return count === 0 ? [] : [SENTENCES[kind](count)];
  });
}
