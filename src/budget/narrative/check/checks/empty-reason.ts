import { type TextCheck, TEXT_BASIS } from '../text-check';

export const emptyReason: TextCheck = {
  number: 612,
  name: 'empty-reason',
  title: '主要原因写了内容',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '“主要原因是”后面空着，等于没有说明变动。',
  example: '第 943 行“主要原因是”：后面没有内容。请写明原因。',
  run({ passages }, report) {
    passages.forEach(({ text, region }, index) => {
      if (region !== 'text') return;
      for (const match of text.matchAll(/主要原因(?:是|为|在于)?[:]?(?=[。;,，]|$)|\[待补[^\]]*原因[^\]]*\]/g)) {
        const passage = passages[index];
        if (!passage) continue;
        report.find({
          passage,
          from: match.index,
          to: match.index + match[0].length,
          howMuch: '后面没有内容',
          remedy: '请写明原因；没有变化的删去这一句。',
          stated: match[0],
        });
      }
    });
  },
};
