/** The task pane, in Excel and over an opened file alike. */
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { FluentProvider } from '@fluentui/react-components';
import { guidanceOf } from './guidance';
import type { PaneHost } from './pane-host';
import type { PaneWork } from './pane-work';
import './pane.css';
import './messages.css';
import './findings.css';
import { ErrorBoundary } from './parts/ErrorBoundary';
import { MessageView } from './parts/MessageView';
import { StatusCard } from './parts/StatusCard';
import { Toolbar } from './parts/Toolbar';
import { PaneSession } from './session';
import { SessionContext, usePaneState, useSession } from './session-context';
import { usePaneTheme } from './theme';

const FindingsView = lazy(() =>
  import(/* webpackChunkName: "findings" */ './parts/FindingsView').then(({ FindingsView: view }) => ({
    default: view,
  })),
);
const TextFileView = lazy(() =>
  import(/* webpackChunkName: "findings" */ './parts/TextFileView').then(({ TextFileView: view }) => ({
    default: view,
  })),
);
const OriginDock = lazy(() =>
  import(/* webpackChunkName: "findings" */ './parts/OriginDock').then(({ OriginDock: view }) => ({ default: view })),
);
const HelpView = lazy(() => import(/* webpackChunkName: "guide" */ './parts/HelpView'));
const QuestionView = lazy(() =>
  import(/* webpackChunkName: "question" */ './parts/QuestionView').then(({ QuestionView: view }) => ({
    default: view,
  })),
);

interface Props {
  /** Where the pane runs. */
  readonly host: PaneHost;
  /** Does what is asked of the workbook. */
  readonly work: PaneWork;
}

export function Pane({ host, work }: Props) {
  const session = useMemo(() => new PaneSession(host, work), [host, work]);
  useEffect(() => session.start(), [session]);
  useEffect(() => {
    // Whatever nobody awaited, such as an event that Excel refused to tell of, must not pass unseen.
    const report = ({ reason }: PromiseRejectionEvent) => session.reportUnexpected(reason);
    window.addEventListener('unhandledrejection', report);
    return () => window.removeEventListener('unhandledrejection', report);
  }, [session]);
  return (
    <FluentProvider theme={usePaneTheme(host)} className="pane">
      <ErrorBoundary>
        <SessionContext value={session}>
          <PaneContent />
        </SessionContext>
      </ErrorBoundary>
    </FluentProvider>
  );
}

function PaneContent() {
  const session = useSession();
  const state = usePaneState();
  const { question, origin, isHelpShown } = state;
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    session.step(event.shiftKey ? -1 : 1);
  };
  const main = useRef<HTMLElement>(null);
  const isCovered = question !== undefined || isHelpShown;
  const wasCovered = useRef(false);
  useEffect(() => {
    // What had the focus is gone with the question or the guide: the keyboard goes on from the pane's top.
    if (wasCovered.current && !isCovered && document.activeElement === document.body) main.current?.focus();
    wasCovered.current = isCovered;
  }, [isCovered]);
  return (
    <main ref={main} tabIndex={-1} className="pane-main" onKeyDown={step}>
      <div className="pane-head">
        <StatusCard guidance={guidanceOf(state, session.host.print !== undefined)} />
        <Toolbar />
      </div>
      <div className="pane-scroll">
        <Suspense fallback={null}>{question && <QuestionView />}</Suspense>
        <MessageView />
        <Suspense fallback={null}>{isHelpShown ? <HelpView /> : <Findings />}</Suspense>
      </div>
      <Suspense fallback={null}>{origin && !isHelpShown && <OriginDock />}</Suspense>
    </main>
  );
}

/** Of the text file that is compared with the tables, else of the workbook. */
function Findings() {
  const { status, fileCheck } = usePaneState();
  if (fileCheck) return <TextFileView fileCheck={fileCheck} />;
  return status?.check.status === 'checked' ? <FindingsView check={status.check} /> : null;
}
