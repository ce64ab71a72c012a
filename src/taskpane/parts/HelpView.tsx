/** The guide in the place of the findings, until it is closed. */
import { useEffect, useRef } from 'react';
import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import GuideView from '../guide/GuideView';
import { useSession } from '../session-context';

export default function HelpView() {
  const session = useSession();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="pane-help"
      aria-label="帮助"
      onKeyDown={({ key }) => key === 'Escape' && session.showHelp(false)}
    >
      <Button
        className="pane-help-close"
        icon={<DismissRegular />}
        size="small"
        onClick={() => session.showHelp(false)}
      >
        关闭帮助
      </Button>
      <GuideView />
    </section>
  );
}
