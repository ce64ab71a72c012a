/** What the check found, by sheet, with a filter and the way from one to the next. */
import { shownGroups } from '../finding-groups';
import type { ShownCheck } from '../shown-status';
import { usePaneState } from '../session-context';
import { FindingList } from './FindingList';
import { Fold } from './Fold';
import { NotUnderstoodList } from './NotUnderstoodList';

export function FindingsView({ check }: { readonly check: ShownCheck }) {
  const state = usePaneState();
  const { findings, counts } = check;
  if (findings.length === 0) {
    return (
      <section className="pane-findings" aria-label="问题">
        <p className="pane-empty pane-quiet">
          {state.status?.hasTables
            ? '没有发现问题。在表中选中一个金额，下方会列出它由底稿的哪些行合计。'
            : '底稿没有发现问题。'}
        </p>
        {state.status?.hasTables && <NotChecked check={check} />}
      </section>
    );
  }
  return (
    <section className="pane-findings" aria-label="问题">
      <FindingList groups={shownGroups(state)} open={counts} />
      <NotChecked check={check} />
    </section>
  );
}

/** What could not be checked is said: silence would pass for consent. */
function NotChecked({ check }: { readonly check: ShownCheck }) {
  const { notChecked, notes, text } = check;
  return (
    <>
      {(notChecked.length > 0 || notes.length > 0) && (
        <Fold summary={`没有核对的规则 ${notChecked.length} 条`}>
          {notChecked.map(({ check: number, reason }, index) => (
            <li key={index}>
              规则 {number}：{reason}
            </li>
          ))}
          {notes.map((note, index) => (
            <li key={`note-${index}`}>{note}</li>
          ))}
        </Fold>
      )}
      <NotUnderstoodList statements={text?.notUnderstood ?? []} />
    </>
  );
}
