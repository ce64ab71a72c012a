/** A list that is folded away until someone asks for it. */
import type { ReactNode } from 'react';

export function Fold({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="pane-unchecked">
      <summary>{summary}</summary>
      <ul>{children}</ul>
    </details>
  );
}
