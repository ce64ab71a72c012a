/** A text file compared with the tables: what in it does not agree, and what was not understood. */
import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Severity } from '../../budget/checks';
import { shownGroups } from '../finding-groups';
import type { FileCheck } from '../session-state';
import { usePaneState, useSession } from '../session-context';
import { FindingList } from './FindingList';
import { NotUnderstoodList } from './NotUnderstoodList';

export function TextFileView({ fileCheck: { name, outcome } }: { readonly fileCheck: FileCheck }) {
  const session = useSession();
  const state = usePaneState();
  const findings = outcome?.findings ?? [];
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const open = { error: count('error'), confirm: count('confirm'), notice: count('notice') };
  return (
    <section className="pane-findings" aria-label={`文字“${name}”的问题`}>
      <div className="pane-file">
        <p>
          核对文字“{name}”：
          {outcome
            ? `核对了 ${outcome.checked} 个数。改正文字后请重新选择文件；表改了会自动重新核对。`
            : '没有可以比较的表。'}
        </p>
        <Button
          size="small"
          appearance="transparent"
          icon={<DismissRegular />}
          aria-label="关闭文字，回到工作簿的问题"
          onClick={() => session.closeTextFile()}
        />
      </div>
      {findings.length > 0 && <FindingList groups={shownGroups(state)} open={open} />}
      {outcome && findings.length === 0 && <p className="pane-empty pane-quiet">没有发现与表不符的地方。</p>}
      <NotUnderstoodList statements={outcome?.notUnderstood ?? []} />
    </section>
  );
}
