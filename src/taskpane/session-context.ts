/** Gives the components the session and its state. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaneSession } from './session';
import type { PaneState } from './session-state';

export const SessionContext = createContext<PaneSession | undefined>(undefined);

/** The session of the pane that a component stands in. */
export function useSession(): PaneSession {
  const session = useContext(SessionContext);
  if (!session) throw new ReferenceError('not within a pane');
  return session;
}

/** The session's state; draws the component again when it changes. */
export function usePaneState(): PaneState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}
