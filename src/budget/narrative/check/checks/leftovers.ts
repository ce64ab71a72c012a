import { type TextCheck, TEXT_BASIS } from '../text-check';

/** What a template leaves to be chosen or filled in. */
const LEFTOVERS =
  /增加\((?:减少|下降)\)|减少\(增加\)|增长\((?:下降|减少)\)|下降\(增长\)|上升\(下降\)|增\(减\)|增加\/减少|增长\/下降|[Xx×]{2,}|\*{2,}|_{2,}|□{2,}|\?{2,}|\(此处.{0,20}\)|\[待补:?(?!.{0,6}原因)[^\]]*\]/g;

export const leftovers: TextCheck = {
  number: 613,
  name: 'leftovers',
  title: '没有留下模板文字',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '“增加（减少）”没有选，“XX”没有填，就公开了。',
  example: '第 941 行“增加（减少）”：是模板里待选的文字。请选定一个。',
  run({ passages }, report) {
    for (const passage of passages) {
      if (passage.region !== 'text') continue;
      for (const match of passage.text.matchAll(LEFTOVERS)) {
        report.find({
          passage,
          from: match.index,
          to: match.index + match[0].length,
          howMuch: `“${match[0]}”是模板里待选、待填的文字`,
          remedy: '请选定或填写。',
          stated: match[0],
        });
      }
    }
  },
};
