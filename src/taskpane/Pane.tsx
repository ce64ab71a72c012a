/** The task pane, in Excel and over an opened file alike. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components';
import type { PaneHost } from './pane-host';
import { PaneSession } from './session';

/** @param props.host where the pane runs */
export function Pane({ host }: { readonly host: PaneHost }) {
  const session = useMemo(() => new PaneSession(host), [host]);
  useEffect(() => session.start(), [session]);
  const { status, message, busy } = useSyncExternalStore(session.subscribe, session.state);
  return (
    <FluentProvider theme={webLightTheme}>
      <main>
        <p>{status?.stage}</p>
        <Button disabled={busy !== undefined} onClick={() => void session.fill()}>
          一键生成
        </Button>
        <Button disabled={busy !== undefined} onClick={() => void session.check()}>
          审核
        </Button>
        <p role="status">{message?.text}</p>
      </main>
    </FluentProvider>
  );
}
