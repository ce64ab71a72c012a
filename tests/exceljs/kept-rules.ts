/**
 * Carries rules of a sheet through exceljs as they are. It knows seven kinds of conditional formats and of those not every
 * setting (neither "stop if true" nor duplicate values), and of a validation bounded by a cell it makes `NaN`.
 */

/** A conditional format exceljs understands as an always false formula, whose text is the rule. */
const KEPT = 'N("kept ';
const RULE = /<cfRule\s((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/cfRule>)/g;
const KEPT_RULE =
  /<cfRule type="expression"((?: dxfId="\d+")? priority="\d+")><formula>N\((?:"|&quot;)kept ([\w%.*~!()-]*)(?:"|&quot;)\)=1<\/formula><\/cfRule>/g;
/** exceljs writes these with what belongs to them elsewhere in the file. */
const WHOLE_ELSEWHERE = /\stype="(?:dataBar|colorScale|iconSet)"/;
/** Flags must be found again. */
const FLAG = '预算公开审核';

const VALIDATION = /<dataValidation\s(?:[^>"]|"[^"]*")*?(?<!\/)>[\s\S]*?<\/dataValidation>/g;
const COMPARED = / type="(whole|decimal|date|textLength)"/;
const NUMBER = /^\s*-?\d+(?:\.\d+)?(?:E[+-]?\d+)?\s*$/i;
/** Before the name of a validation's type: exceljs leaves the formulas of types alone that it does not know. */
const BY_FORMULA = 'by-formula-';

/**
 * Before exceljs reads a sheet: puts its rules into a form that exceljs keeps.
 *
 * @param text of the sheet's part
 */
export function keepRules(text: string): string {
  const formats = text.replace(RULE, (rule: string, attributes: string, content = '') => {
    if (WHOLE_ELSEWHERE.test(` ${attributes}`) || rule.includes(FLAG) || content.includes('<extLst')) return rule;
    const style = /(?:^|\s)dxfId="\d+"/.exec(attributes)?.[0].trim() ?? '';
    const priority = /(?:^|\s)priority="\d+"/.exec(attributes)?.[0].trim();
    if (!priority) return rule;
    const kept = encodeURIComponent(rule).replaceAll("'", '%27');
    return `<cfRule type="expression" ${style} ${priority}><formula>${KEPT}${kept}")=1</formula></cfRule>`;
  });
  return formats.replace(VALIDATION, (validation) => {
    const bounds = [...validation.matchAll(/<formula[12]>([\s\S]*?)<\/formula[12]>/g)];
    return bounds.every(([, bound]) => NUMBER.test(bound ?? ''))
      ? validation
      : validation.replace(COMPARED, ` type="${BY_FORMULA}$1"`);
  });
}

/**
 * After exceljs has written a sheet: gives the rules back, under the numbers that their styles have now.
 *
 * @param text of the sheet's part
 */
export function restoreRules(text: string): string {
  return text
    .replace(KEPT_RULE, (_rule, numbers: string, kept: string) =>
      decodeURIComponent(kept).replace(/^<cfRule\s(?:[^>"]|"[^"]*")*?(?=\/?>)/, (opening) =>
        opening.replace(/\s(dxfId|priority)="\d+"/g, (old, name: string) => {
          return new RegExp(` ${name}="\\d+"`).exec(numbers)?.[0] ?? old;
        }),
      ),
    )
    .replaceAll(` type="${BY_FORMULA}`, ' type="');
}
