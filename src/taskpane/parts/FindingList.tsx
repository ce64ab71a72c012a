/** Findings in groups, with a filter by severity and buttons from one to the next. */
import { Button, ToggleButton } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import type { Severity } from '../../budget/checks';
import type { FindingGroup } from '../finding-groups';
import type { SeverityFilter } from '../session-state';
import { usePaneState, useSession } from '../session-context';
import { FindingItem } from './FindingItem';

const FILTERS: readonly (readonly [SeverityFilter, string])[] = [
  ['all', '全部'],
  ['error', '错误'],
  ['confirm', '核实'],
  ['notice', '提示'],
];

interface Props {
  readonly groups: readonly FindingGroup[];
  /** Open findings by severity, whatever the filter. */
  readonly open: Readonly<Record<Severity, number>>;
}

export function FindingList({ groups, open }: Props) {
  const session = useSession();
  const { filter, current } = usePaneState();
  const counts = { all: open.error + open.confirm + open.notice, ...open };
  return (
    <>
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
              {name} {counts[severity]}
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
      {groups.map(({ name, findings }) => {
        const title = name === '' ? '整个工作簿' : name;
        return (
          <section key={name} aria-label={title}>
            <h2 className="pane-group">
              {title}
              <span className="pane-quiet"> {findings.length} 处</span>
            </h2>
            <ul className="pane-list">
              {findings.map((keyed) => (
                <FindingItem key={keyed.key} keyed={keyed} isCurrent={keyed.key === current} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
