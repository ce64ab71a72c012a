/** Every action, always in the same place. What cannot be done now says why. */
import { type ReactElement, useRef } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { DocumentArrowDownRegular } from '@fluentui/react-icons/svg/document-arrow-down';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { EraserRegular } from '@fluentui/react-icons/svg/eraser';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { TableLightningRegular } from '@fluentui/react-icons/svg/table-lightning';
import type { PaneState } from '../session-state';
import { usePaneState, useSession } from '../session-context';
import { FilePicker } from './FilePicker';

interface Entry {
  readonly label: string;
  readonly icon: ReactElement;
  readonly run: () => void;
  /** Why it cannot be done now; undefined where it can. */
  readonly blocked?: string | undefined;
}

export function Toolbar() {
  const session = useSession();
  const state = usePaneState();
  const reasons = reasonsOf(state);
  const picker = useRef<HTMLInputElement>(null);
  const entries: readonly Entry[] = [
    // One of the two can be done in any workbook, never both.
    state.status?.hasBase === false
      ? { label: '新建底稿', icon: <DocumentAddRegular />, run: () => session.askYear(), blocked: reasons.create }
      : { label: '一键生成', icon: <TableLightningRegular />, run: () => void session.fill(), blocked: reasons.fill },
    { label: '审核', icon: <ClipboardTaskListLtrRegular />, run: () => void session.check(), blocked: reasons.check },
    { label: '清除标记', icon: <EraserRegular />, run: () => void session.clearMarks(), blocked: reasons.clear },
    {
      label: '情况说明',
      icon: <DocumentTextRegular />,
      run: () => void session.writeNarrative(),
      blocked: reasons.narrative,
    },
    {
      label: '公开文本',
      icon: <DocumentArrowDownRegular />,
      run: () => void session.makeDocument(),
      blocked: reasons.document,
    },
    {
      label: '核对文字',
      icon: <DocumentSearchRegular />,
      run: () => picker.current?.click(),
      blocked: reasons.textFile,
    },
    { label: '打印准备', icon: <PrintRegular />, run: () => void session.preparePrint(), blocked: reasons.prepare },
    { label: '撤销', icon: <ArrowUndoRegular />, run: () => void session.undo(), blocked: reasons.undo },
    { label: '帮助', icon: <QuestionCircleRegular />, run: () => session.showHelp(!state.isHelpShown) },
  ];
  return (
    <nav className="pane-toolbar" aria-label="操作">
      {entries.map(({ label, icon, run, blocked }) => (
        <Button
          key={label}
          className="pane-tool"
          appearance="subtle"
          icon={icon}
          disabledFocusable={blocked !== undefined}
          title={blocked}
          aria-pressed={label === '帮助' ? state.isHelpShown : undefined}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      <FilePicker
        ref={picker}
        accept=".docx,.txt"
        label="选择要核对的 .docx 或 .txt 文件"
        onChoose={(file) => void session.checkTextFile(file)}
      />
    </nav>
  );
}

/** Why each action cannot be done now. */
function reasonsOf({ status, busy }: PaneState): Readonly<Record<string, string | undefined>> {
  const wait = busy ? `正在${busy.title}，请稍候` : status ? undefined : '正在读取工作簿，请稍候';
  const nothing = status?.check.status === 'nothing' ? '工作簿里没有可审核的底稿或公开表' : undefined;
  const noTables = status?.hasBase && !status.hasTables ? '请先一键生成' : nothing;
  const noNarrative = status?.hasBase ? undefined : '请先新建底稿并填报';
  return {
    create: wait,
    fill: wait,
    check: wait ?? nothing,
    clear: wait ?? (status?.isMarked ? undefined : '没有审核标记'),
    narrative: wait ?? noNarrative,
    document: wait ?? noNarrative,
    textFile: wait ?? nothing,
    prepare: wait ?? noTables,
    undo: wait ?? (status?.undoable === undefined ? '没有可撤销的操作' : undefined),
  };
}
