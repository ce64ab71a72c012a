import { type TextCheck, type TextCheckInput, type TextReport, TEXT_BASIS } from '../text-check';
import { type Passage, placeIn } from '../reading/passages';
import type { Tables } from '../reading/subject-figures';
import type { Subject } from '../reading/subjects';
import { valuesOf } from '../reading/table-values';
import { NEGATION } from '../reading/wording';
import { money, termsOf, three } from './compare';
import { largest } from '../../../long-lists';

export const contradictions: TextCheck = {
  number: 616,
  name: 'contradictions',
  title: '说没有的，别处也没有',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '一处说“未安排”，另一处或表里却有金额。',
  example: '第 949 行“政府性基金预算未安排”：表1 有 12.00 万元。请核对，改正写错的一个。',
  run(input, report) {
    againstTables(input, report);
    allOfOneKind(input, report);
    vehicles(input, report);
    subordinates(input, report);
  },
};

/** Only administrative units and those managed like them have 机关运行经费; other institutions rightly say that they have none. */
const NO_RUNNING_EXPENSES = /事业单位|学校|医院|卫生院|不属于|不是|不在|不适用|不统计|未纳入|不纳入/;

function againstTables({ reading, tables }: TextCheckInput, report: TextReport): void {
  for (const { subject, passage, from, to } of reading.negations) {
    if (subject.topic.kind === 'running' && NO_RUNNING_EXPENSES.test(passage.text)) continue;
    const values = valuesOf(subject, tables);
    // An income of one kind is none; its kind as a whole may be some.
    const value =
      subject.topic.kind === 'source' && subject.scope === 'income'
        ? values[0]
        : values.find(({ amount }) => amount !== 0);
    if (!value || value.amount === 0) continue;
    report.find({
      passage,
      from,
      to,
      at: value.figures.find(({ amount }) => amount !== 0)?.figure?.id ?? '',
      howMuch: `说“${subject.label}”没有，${value.figures[0]?.label ?? '表里'} 有 ${money(value.amount)}`,
      remedy: '请核对，改正写错的一个。',
      ...three(0, value.amount),
      terms: termsOf(value),
    });
  }
}

/** All of it is said to be of a kind that the tables have less of. */
function allOfOneKind({ reading, tables }: TextCheckInput, report: TextReport): void {
  for (const { of, amount, kind, passage, from, to } of reading.inclusions) {
    const stated = amount?.amount ?? valuesOf(of, tables)[0]?.amount;
    const values = valuesOf(kind, tables);
    const most = largest(values.map((value) => value.amount + carriedOver(kind, tables)));
    const [value] = values;
    if (stated === undefined || !value || most + value.half >= stated) continue;
    report.find({
      passage,
      from,
      to,
      at: value.figures.find(({ figure }) => figure)?.figure?.id ?? '',
      howMuch: `说“${of.label}”${money(stated)}全部是“${kind.label}”，表里“${kind.label}”只有 ${money(most)}`,
      remedy: '请核对，改正写错的一个。',
      ...three(stated, most),
      terms: termsOf(value),
    });
  }
}

/** Money of a budget is also what was left of it last year. */
function carriedOver({ topic, scope }: Subject, tables: Tables): number {
  if (scope === 'carryover') return 0;
  const id =
    topic.kind === 'fiscalAppropriation' ? 'fiscalCarryover' : topic.kind === 'source' ? `${topic.id}Carryover` : '';
  if (id === '') return 0;
  return valuesOf({ topic: { kind: 'source', id }, scope: 'income', label: '' }, tables)[0]?.amount ?? 0;
}

const NO_VEHICLES = /(?:车辆购置|购置车辆|购车|购买车辆|购置(?:公务)?用车|公务用车购置)/;
const VEHICLE_BOUGHT = /(?:购置|购买|采购|新购|购)[^,，。;、:()]{0,8}(?:车辆|用车|轿车|客车|汽车|车款)|车辆购置|购车款/;

/** More places than these are not named. */
const MOST_NAMED = 5;

/** Nothing planned for vehicles; and yet one is bought. */
function vehicles({ reading, performance, lines, lineName }: TextCheckInput, report: TextReport): void {
  const denials = reading.negations.filter(({ subject, passage, from, to }) => {
    if (subject.topic.kind !== 'named') return false;
    const text = passage.text.slice(from, to);
    return NO_VEHICLES.test(text) && !/财政拨款/.test(text);
  });
  if (denials.length === 0) return;
  const evidence: { readonly passage: Passage; readonly from: number; readonly what: string }[] = [];
  for (const { passage, indicators } of performance) {
    for (const { name, value, cost } of indicators) {
      if (VEHICLE_BOUGHT.test(name) && cost && value?.amount)
        evidence.push({ passage, from: value.from, what: `绩效指标“${name}”${money(value.amount)}` });
    }
  }
  for (const { reason } of reading.statements) {
    const text = reason?.passage.text.slice(reason.from, reason.to) ?? '';
    const bought = VEHICLE_BOUGHT.exec(text);
    if (reason && bought && !NEGATION.test(text) && !/减少/.test(text))
      evidence.push({
        passage: reason.passage,
        from: reason.from + bought.index,
        what: `变动原因“${text.replace(/[。;]$/, '')}”`,
      });
  }
  if (evidence.length === 0) return;
  const named = evidence
    .slice(0, MOST_NAMED)
    .map((one) => `${lineName(placeIn(lines, one.passage, one.from, one.from + 1).line)}${one.what}`)
    .join('，');
  const rest = evidence.length > MOST_NAMED ? `等 ${evidence.length} 处` : '';
  for (const { passage, from, to } of denials) {
    report.find({
      passage,
      from,
      to,
      howMuch: `说没有购置车辆，${named}${rest}`,
      remedy: '请核对，改正写错的一个；只指财政拨款的请写明。',
    });
  }
}

const SUBORDINATES = /(?:及|和|所属|含|包括)?(?:下属|所属)(?:各|的)?(?:预算|二级)?(?:各)?(?:预算)?单位/g;

/** No units below; and yet they are spoken of. */
function subordinates({ passages, lines, lineName }: TextCheckInput, report: TextReport): void {
  const none: { readonly passage: Passage; readonly at: number }[] = [];
  const some: { readonly passage: Passage; readonly from: number; readonly to: number }[] = [];
  for (const passage of passages) {
    if (passage.region !== 'text') continue;
    for (const match of passage.text.matchAll(SUBORDINATES)) {
      const before = passage.text.slice(Math.max(0, match.index - 4), match.index);
      if (/(?:无|没有|未设)$/.test(before)) none.push({ passage, at: match.index });
      else if (/^(?:及|和|含|包括)/.test(match[0]))
        some.push({ passage, from: match.index, to: match.index + match[0].length });
    }
  }
  const [denial] = none;
  if (!denial) return;
  const line = placeIn(lines, denial.passage, denial.at, denial.at + 1).line;
  for (const { passage, from, to } of some) {
    report.find({
      passage,
      from,
      to,
      severity: 'confirm',
      howMuch: `${lineName(line)}说没有下属单位，这里说到下属单位`,
      remedy: '请核对；是模板文字的请删去。',
      stated: passage.text.slice(from, to),
    });
  }
}
