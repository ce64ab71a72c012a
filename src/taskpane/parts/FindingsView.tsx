/** What the check found, by sheet, with a filter and the way from one to the next. */
import { Button, ToggleButton } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import type { CheckOutcome } from '../../actions/check-workbook';
import { groupFindings } from '../finding-groups';
import type { SeverityFilter } from '../session-state';
import { usePaneState, useSession } from '../session-context';
import { FindingItem } from './FindingItem';

const FILTERS: readonly (readonly [SeverityFilter, string])[] = [
  ['all', '全部'],
  ['error', '错误'],
  ['confirm', '核实'],
  ['notice', '提示'],
];

export function FindingsView({ check }: { readonly check: CheckOutcome }) {
  const session = useSession();
  const { filter, current, status } = usePaneState();
  const { findings, counts } = check;
  const groups = groupFindings(findings, filter, status?.sheetNames ?? []);
  const open = { all: counts.error + counts.confirm + counts.notice, ...counts };
  if (findings.length === 0) {
    return (
      <section className="pane-findings" aria-label="问题">
        <p className="pane-empty pane-quiet">
          {status?.hasTables
            ? '没有发现问题。在表中选中一个金额，下方会列出它由底稿的哪些行合计。'
            : '底稿没有发现问题。'}
        </p>
        {status?.hasTables && <NotChecked check={check} />}
      </section>
    );
  }
  return (
    <section className="pane-findings" aria-label="问题">
      <div className="pane-findings-bar">
        <div role="group" aria-label="按级别筛选" className="pane-filters">
          {FILTERS.map(([severity, name]) => (
            <ToggleButton
              key={severity}
              size="small"
              appearance="subtle"
              checked={filter === severity}
              onClick={() => session.setFilter(severity)}
            >
              {name} {open[severity]}
            </ToggleButton>
          ))}
        </div>
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronUpRegular />}
          aria-label="上一处问题"
          aria-keyshortcuts="Shift+F8"
          title="上一处（Shift+F8）"
          onClick={() => session.step(-1)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronDownRegular />}
          aria-label="下一处问题"
          aria-keyshortcuts="F8"
          title="下一处（F8）"
          onClick={() => session.step(1)}
        />
      </div>
      {groups.length === 0 && <p className="pane-quiet">没有这一级别的问题。</p>}
      {groups.map(({ sheet, findings: own }) => (
        <section key={sheet} aria-label={sheet === '' ? '整个工作簿' : sheet}>
          <h2 className="pane-group">
            {sheet === '' ? '整个工作簿' : sheet}
            <span className="pane-quiet"> {own.length} 处</span>
          </h2>
          <ul className="pane-list">
            {own.map((keyed) => (
              <FindingItem key={keyed.key} keyed={keyed} isCurrent={keyed.key === current} />
            ))}
          </ul>
        </section>
      ))}
      <NotChecked check={check} />
    </section>
  );
}

/** What could not be checked is said: silence would pass for consent. */
function NotChecked({ check }: { readonly check: CheckOutcome }) {
  const notes = check.recognition.notes;
  if (check.notChecked.length === 0 && notes.length === 0) return null;
  return (
    <details className="pane-unchecked">
      <summary>没有核对的规则 {check.notChecked.length} 条</summary>
      <ul>
        {check.notChecked.map(({ check: number, reason }, index) => (
          <li key={index}>
            规则 {number}：{reason}
          </li>
        ))}
        {notes.map((note, index) => (
          <li key={`note-${index}`}>{note.message}</li>
        ))}
      </ul>
    </details>
  );
}
