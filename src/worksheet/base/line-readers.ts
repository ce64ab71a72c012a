/** Reads the single cells of a ledger line. Each distinct content is judged once, however many rows repeat it. */
import { type Classification, levelOf } from '../../budget/classifications';
import { FUNDING_SOURCES, type FundingSourceId } from '../../budget/funding-source';
import type { ExpenditureType, Procurement } from '../../budget/ledger';
import { normaliseLabel } from '../label';
import type { CellValue } from '../workbook';
import { codeText, isErrorValue, plainText } from './cell-text';

/** A value, or why there is none; a code that is in no list is a value and a question. */
export type Reading<T> =
  | { readonly value: T; readonly unknown?: { readonly code: string; readonly what: string } }
  | { readonly message: string; readonly remedy: string };

/** The names of 支出类型, in the order of the drop-down. */
export const TYPE_NAMES: readonly (readonly [string, ExpenditureType])[] = [
  ['人员经费', 'personnel'],
  ['公用经费', 'publicUse'],
  ['项目支出', 'project'],
];

/** The names of 政府采购, in the order of the drop-down. */
export const PROCUREMENT_NAMES: readonly (readonly [string, Procurement])[] = [
  ['无', 'none'],
  ['货物', 'goods'],
  ['工程', 'works'],
  ['服务', 'services'],
];

const SOURCE_BY_LABEL = new Map<string, FundingSourceId>(
  FUNDING_SOURCES.map((source) => [normaliseLabel(source.name), source.id]),
);

/**
 * @param text what stands for a funding source
 * @returns its id, or undefined; spacing, width and the kind of dot or dash do not matter
 */
export function sourceOf(text: CellValue): FundingSourceId | undefined {
  return SOURCE_BY_LABEL.get(normaliseLabel(text));
}

/** The source names that begin like a wrong one, to propose. */
export function similarSources(text: CellValue): string {
  const beginning = normaliseLabel(text).slice(0, 2);
  const similar = FUNDING_SOURCES.filter((source) => beginning !== '' && source.name.startsWith(beginning));
  return (similar.length > 0 ? similar : FUNDING_SOURCES).map((source) => source.name).join('、');
}

function once<T>(read: (value: CellValue) => Reading<T>): (value: CellValue) => Reading<T> {
  const known = new Map<CellValue, Reading<T>>();
  return (value) => {
    let reading = known.get(value);
    if (!reading) {
      reading = isErrorValue(value) ? { message: `是错误值 ${value}`, remedy: '请改正公式或直接填写。' } : read(value);
      known.set(value, reading);
    }
    return reading;
  };
}

/** @param classification the codes that are known */
export function createLineReaders(classification: Classification) {
  const choice = <T>(names: readonly (readonly [string, T])[], what: string) =>
    once<T>((value) => {
      const found = names.find(([name]) => name === normaliseLabel(value));
      const options = names.map(([name]) => name).join('、');
      return found
        ? { value: found[1] }
        : {
            message: normaliseLabel(value) ? `没有这种${what}` : `没有填${what}`,
            remedy: `请从下拉列表选择：${options}。`,
          };
    });
  const procurement = choice(PROCUREMENT_NAMES, '政府采购类型');
  const project = once<string>((value) => ({ value: plainText(value) }));
  return {
    functional: once<string>((value) => {
      const code = codeText(value);
      if (code === '') return { message: '没有填功能科目编码', remedy: '请填 7 位项级编码。' };
      if (levelOf(code) !== 'item') {
        return { message: '功能科目编码不是 7 位项级编码', remedy: '请填到项级，如 2010303。' };
      }
      return classification.functional.has(code)
        ? { value: code }
        : { value: code, unknown: { code, what: '功能科目' } };
    }),
    economic: once<string>((value) => {
      const code = codeText(value);
      if (code === '') return { message: '没有填经济科目编码', remedy: '请填 5 位款级编码。' };
      if (levelOf(code) !== 'subclass') {
        return { message: '经济科目编码不是 5 位款级编码', remedy: '请填到款级，如 30201。' };
      }
      if (!classification.economic.has(code.slice(0, 3))) {
        return { message: `没有经济分类 ${code.slice(0, 3)} 这一类`, remedy: '请改为部门预算支出经济分类的编码。' };
      }
      return classification.economic.has(code) ? { value: code } : { value: code, unknown: { code, what: '经济科目' } };
    }),
    type: choice(TYPE_NAMES, '支出类型'),
    source: once<FundingSourceId>((value) => {
      const source = sourceOf(value);
      if (source) return { value: source };
      const message = normaliseLabel(value) ? '没有这种资金来源' : '没有填资金来源';
      return { message, remedy: `请从下拉列表选择：${similarSources(value)}。` };
    }),
    procurement: (value: CellValue): Reading<Procurement> => (value === '' ? { value: 'none' } : procurement(value)),
    project: (value: CellValue, type: ExpenditureType | undefined): Reading<string> => {
      const reading = project(value);
      return type === 'project' && 'value' in reading && reading.value === ''
        ? { message: '项目支出没有填项目名称', remedy: '请填写项目名称；如果是基本支出，请改支出类型。' }
        : reading;
    },
  };
}
