/** Where the workbook stands, the one next thing to do, and the progress of what is under way. */
import { Button, ProgressBar } from '@fluentui/react-components';
import { type Guidance, type NextAction } from '../guidance';
import type { Phase } from '../stoppable-workbook';
import { usePaneState, useSession } from '../session-context';
import { StepPath } from './StepPath';

const NEXT: Readonly<Record<NextAction, string>> = {
  create: '新建底稿',
  'first-finding': '去第一处',
  prepare: '打印准备',
  print: '打印',
  fill: '一键生成',
  'write-narrative': '生成情况说明',
  check: '审核并标出',
};

const PHASES: Readonly<Record<Phase, string>> = {
  reading: '正在读取……',
  computing: '正在计算……',
  writing: '正在写入……',
};

/** Sums that were begun are not broken off: what comes after them is. */
const CANCELLING: Readonly<Record<Phase, string>> = {
  reading: '正在取消……',
  computing: '正在取消，算完这一步就停……',
  writing: '已经开始写入，不能取消了……',
};

export function StatusCard({ guidance }: { readonly guidance: Guidance }) {
  const session = useSession();
  const { status, busy, isOutdated, message } = usePaneState();
  const { title, text, tone, next, steps } = guidance;
  const start: Readonly<Record<NextAction, () => void>> = {
    create: () => session.askYear(),
    'first-finding': () => session.first(),
    prepare: () => void session.preparePrint(),
    print: () => void session.print(),
    fill: () => void session.fill(),
    'write-narrative': () => void session.writeNarrative(),
    check: () => void session.check(),
  };
  return (
    <section className={`pane-card pane-tone-${tone}`} aria-label="工作簿现状">
      <StepPath steps={steps} />
      <div className="pane-now">
        <div role="status" className="pane-status">
          <h1>{title}</h1>
          {text !== '' && <p>{text}</p>}
          {status && isOutdated && !busy && <p className="pane-quiet">工作簿有改动，正在重新核对……</p>}
        </div>
        {next && (
          // Not taken away meanwhile: the keyboard would lose its place.
          <Button appearance="primary" disabledFocusable={busy !== undefined} onClick={start[next]}>
            {NEXT[next]}
          </Button>
        )}
        {!status && message && <Button onClick={() => void session.refresh()}>重新读取</Button>}
      </div>
      {busy && (
        <div className="pane-busy">
          {busy.isSlow && (
            <>
              <ProgressBar aria-label={`${busy.title}的进度`} />
              <span role="status">
                {busy.title}：{busy.isCancelled ? CANCELLING[busy.phase] : PHASES[busy.phase]}
              </span>
            </>
          )}
          {busy.isSlow && busy.phase !== 'writing' && !busy.isCancelled && (
            <Button size="small" onClick={() => session.cancel()}>
              取消
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
