import { type TextCheck, TEXT_BASIS } from '../text-check';
import type { Statement } from '../reading/statements';

/** Shorter reasons may well be the same. */
const SHORT = 10;

export const copiedReason: TextCheck = {
  number: 614,
  name: 'copied-reason',
  title: '原因不是照抄上一条',
  severity: 'confirm',
  basis: TEXT_BASIS,
  why: '复制上一段改数字，忘了改原因。',
  example: '第 1054 行的原因与上一条一字不差，而增减额不同。请核实。',
  run({ reading }, report) {
    let before: Statement | undefined;
    for (const statement of reading.statements) {
      const { reason, change, subject } = statement;
      if (!reason || !change) continue;
      const text = reason.passage.text.slice(reason.from, reason.to).replace(/[。;]$/, '');
      const other = before;
      before = statement;
      if (!other?.reason || !other.change || other.subject.scope !== subject.scope) continue;
      const previous = other.reason.passage.text.slice(other.reason.from, other.reason.to).replace(/[。;]$/, '');
      if (text !== previous || text.length < SHORT || change.quantity.value.equals(other.change.quantity.value))
        continue;
      report.find({
        passage: reason.passage,
        from: reason.from,
        to: reason.to,
        howMuch: `原因与上一条“${other.subject.label}”一字不差，而增减额不同`,
        remedy: '请核实是否忘了改。',
        stated: text,
      });
    }
  },
};
