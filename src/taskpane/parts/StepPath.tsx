/** 填报 → 生成 → 审核 → 打印. */
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import type { Step } from '../guidance';

export function StepPath({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="pane-steps" aria-label="步骤">
      {steps.map(({ name, state, said }, index) => (
        <li
          key={name}
          className={`pane-step pane-step-${state}`}
          aria-current={state === 'current' || state === 'attention' ? 'step' : undefined}
        >
          <span className="pane-step-mark" aria-hidden="true">
            {state === 'done' ? <CheckmarkFilled /> : state === 'attention' ? '!' : index + 1}
          </span>
          <span>{name}</span>
          <span className="pane-unseen">（{said}）</span>
        </li>
      ))}
    </ol>
  );
}
