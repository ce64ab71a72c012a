import { type TextCheck, type TextCheckInput, TEXT_BASIS } from '../text-check';
import type { Listing } from '../reading/statements';
import type { Subject } from '../reading/subjects';
import { type TableValue, valuesOf } from '../reading/table-values';
import { money, termsOf } from './compare';

export const listings: TextCheck = {
  number: 618,
  name: 'listings',
  title: '列举的项目与表一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '表里没有的还列着，表里有的没有列，是从上年抄来的。',
  example: '第 1101 行“印刷费”：表6 没有这一项。请删去，或核对表6。',
  run(input, report) {
    for (const listing of input.reading.listings) {
      const { items, passage, count, open } = listing;
      if (count) {
        report.checked(count);
        // `甲、乙和丙` is two or three: 和 may stand in a name.
        const joined = items.at(-1)?.text.match(/以及|和|及|与/g)?.length ?? 0;
        const fits = count.value.gte(items.length) && (open || count.value.lte(items.length + joined));
        if (!fits) {
          report.find({
            passage,
            from: count.from,
            to: count.to,
            howMuch: `写作 ${count.value.toString()} 个，列出 ${items.length} 个`,
            remedy: '请核对个数和名称。',
            stated: count.value.toString(),
            expected: String(items.length),
          });
        }
        continue;
      }
      const named = new Set<string>();
      for (const { text, from } of items) {
        const subject = subjectOf(text, listing, input);
        const [value] = subject ? valuesOf(subject, input.tables) : [];
        if (!subject || !value) continue;
        for (const { figure } of value.figures) if (figure) named.add(figure.id);
        const some = valuesOf(subject, input.tables);
        for (const { figures } of some) for (const { figure } of figures) if (figure) named.add(figure.id);
        if (some.some(({ amount }) => amount !== 0)) continue;
        report.find({
          passage,
          from,
          to: from + text.length,
          at: value.figures[0]?.figure?.id ?? '',
          howMuch: `列出“${text}”，${value.figures[0]?.label ?? '表里'} 没有金额`,
          remedy: '请删去，或核对公开表。',
          stated: text,
          terms: termsOf(value),
        });
      }
      if (open) continue;
      for (const { label, value } of expectedItems(listing, input)) {
        if (value.amount === 0 || value.figures.every(({ figure }) => figure && named.has(figure.id))) continue;
        report.find({
          passage,
          from: items[0]?.from ?? 0,
          to: (items.at(-1)?.from ?? 0) + (items.at(-1)?.text.length ?? 0),
          severity: 'confirm',
          at: value.figures[0]?.figure?.id ?? '',
          howMuch: `没有列出“${label}”，${value.figures[0]?.label ?? '表里'} 有 ${money(value.amount)}`,
          remedy: '请补上，或在最后写“等”。',
          expected: label,
          terms: termsOf(value),
        });
      }
    }
  },
};

function subjectOf(text: string, { of }: Listing, { lexicon }: TextCheckInput): Subject | undefined {
  const topics = lexicon.topicsOf(
    text.replace(/(?:资金|收入)$/, (end) => (lexicon.topicsOf(text).length > 0 ? end : '')),
  );
  const wanted =
    of.topic.kind === 'personnel' || of.topic.kind === 'publicUse' || of.scope === 'generalBasic'
      ? ['economic', 'threePublic']
      : of.scope === 'expenditure'
        ? ['functional']
        : ['source', 'functional'];
  const topic = wanted.flatMap((kind) => topics.filter((candidate) => candidate.kind === kind))[0];
  if (!topic) return undefined;
  // 公务接待费 in a list of economic items is the row of 表6.
  if (topic.kind === 'threePublic') return undefined;
  const codes = topic.kind === 'functional' ? topic.codes.filter((code) => code.length === 3) : [];
  return {
    topic: codes.length > 0 ? { kind: 'functional', codes } : topic,
    scope:
      topic.kind === 'economic'
        ? 'generalBasic'
        : of.scope === 'expenditure'
          ? 'expenditure'
          : of.scope === 'overall'
            ? 'income'
            : of.scope,
    label: text,
  };
}

interface ExpectedItem {
  readonly label: string;
  readonly value: TableValue;
}

/** What a complete list would name: the rows of the tables that are not zero. */
function expectedItems({ of, lead }: Listing, { tables }: TextCheckInput): ExpectedItem[] {
  const rows = (table: 1 | 6, section: 'expenditure' | 'main', column: string, length: number): ExpectedItem[] => {
    const own = tables.get(table)?.sections.find(({ declaration }) => declaration.id === section);
    const at = own?.declaration.columns.findIndex(({ id }) => id === column) ?? -1;
    return (own?.rows ?? []).flatMap(({ code, name, figures }) => {
      const figure = figures[at];
      if (!figure || code.length !== length || name === '') return [];
      const total = table === 6 ? (figures[0] ?? figure) : figure;
      const label = `表${table} ${name}（${code}）`;
      return [
        {
          label: name,
          value: {
            amount: figure.amount,
            half: 0,
            figures: [{ label, figure: total, amount: figure.amount, weight: 1 }],
          },
        },
      ];
    });
  };
  if (of.topic.kind === 'personnel' || of.topic.kind === 'publicUse') return rows(6, 'main', of.topic.kind, 5);
  if (of.topic.kind !== 'whole') return [];
  if (of.scope === 'expenditure' && !/一般公共预算|财政拨款/.test(lead)) return rows(1, 'expenditure', 'amount', 3);
  return [];
}
