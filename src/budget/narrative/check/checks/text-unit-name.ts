import { type TextCheck, TEXT_BASIS } from '../text-check';
import { nearest } from './distance';

export const textUnitName: TextCheck = {
  number: 619,
  name: 'text-unit-name',
  title: '单位名称一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '借用别的单位的说明，名称没有改全。',
  example: '第 933 行“某某局”：编制单位是“示例单位”。请改正单位名称。',
  run({ passages, unitName }, report) {
    if (unitName === undefined) return;
    for (const passage of passages) {
      if (passage.region === 'glossary') continue;
      const { text } = passage;
      const named = [
        /^[一二三四五六七八九十]+、关于(.+?)20\d\d年/,
        /^(?:编制单位|预算单位|项目承担单位|单位名称(?:\(盖章\))?):?(.+?)(?:单位:.*)?$/,
        /^(?:20\d\d年,?)?(.+?)20\d\d年(?:收支|收入|支出|财政|一般|没有|所有|上年|的?机关)/,
      ]
        .map((pattern) => ({ match: pattern.exec(text), exact: pattern.source.startsWith('^[一') }))
        .find(({ match }) => match);
      const name = named?.match?.[1];
      if (!named?.match || name === undefined || name === unitName || name.endsWith(unitName)) continue;
      const near = nearest(name.slice(-unitName.length - 2), [unitName]) ?? nearest(name, [unitName]);
      if (!named.exact && near === undefined) continue;
      const from = text.indexOf(name);
      report.find({
        passage,
        from,
        to: from + name.length,
        howMuch: `写作“${name}”，编制单位是“${unitName}”`,
        remedy: '请改正单位名称。',
        stated: name,
        expected: unitName,
      });
    }
  },
};
