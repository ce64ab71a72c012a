/** Shows an error of the pane itself instead of an empty pane. */
import { Component, type ReactNode } from 'react';
import { describeFailure, isMissingPart } from '../../actions/failure';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <section className="pane-crash" role="alert">
        <h1>窗格出错了</h1>
        <p>
          工作簿没有受影响。
          {isMissingPart(error)
            ? describeFailure(error).message
            : '请重新显示窗格；仍不行时，请把下面的详情发给维护人员。'}
        </p>
        <button type="button" onClick={() => this.setState({ error: undefined })}>
          重新显示
        </button>
        <details>
          <summary>详情</summary>
          <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
        </details>
      </section>
    );
  }
}
