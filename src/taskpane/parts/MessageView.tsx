/** What came of the last action, with links to the cells it speaks of. */
import { Button, Link } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { parseCellReference, quoteSheet } from '../../worksheet/address';
import type { Problem } from '../../worksheet/problem';
import type { Message } from '../session-state';
import { usePaneState, useSession } from '../session-context';

/** More would only be scrolled past; the first ones are put right first anyway. */
const SHOWN = 50;

const ICONS = {
  success: <CheckmarkCircleRegular aria-hidden="true" />,
  warning: <WarningRegular aria-hidden="true" />,
  error: <ErrorCircleRegular aria-hidden="true" />,
  info: <InfoRegular aria-hidden="true" />,
} as const;

export function MessageView() {
  const { message } = usePaneState();
  // The live regions stand before anything is said in them: only then is it read out.
  return (
    <>
      <div role="status">{message && message.intent !== 'error' && <Told message={message} />}</div>
      <div role="alert">{message?.intent === 'error' && <Told message={message} />}</div>
    </>
  );
}

function Told({ message }: { readonly message: Message }) {
  const session = useSession();
  const { intent, title, text, problems, details, offersBrowserVersion } = message;
  return (
    <section className={`pane-message pane-message-${intent}`} aria-label={`${title}的结果`}>
      <span className="pane-message-icon">{ICONS[intent]}</span>
      <div className="pane-message-body">
        <h2>{title}</h2>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {problems.length > 0 && (
          <ol>
            {problems.slice(0, SHOWN).map((problem, index) => (
              <li key={index}>
                <ProblemLine problem={problem} />
              </li>
            ))}
          </ol>
        )}
        {problems.length > SHOWN && <p>另有 {problems.length - SHOWN} 处，请先改正以上各处。</p>}
        {offersBrowserVersion && session.host.openBrowserVersion && (
          <Button size="small" onClick={session.host.openBrowserVersion}>
            打开浏览器版
          </Button>
        )}
        {details !== '' && (
          <details>
            <summary>详情</summary>
            <pre>{details}</pre>
          </details>
        )}
      </div>
      <Button
        size="small"
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label="关闭这条消息"
        onClick={() => session.dismiss()}
      />
    </section>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const session = useSession();
  const { sheet, cell, found, message, remedy } = problem;
  const place = parseCellReference(`${quoteSheet(sheet)}!${cell === '' ? 'A1' : cell}`);
  const name = cell === '' ? sheet : `${sheet}!${cell}`;
  return (
    <>
      {place && sheet !== '' && (
        <Link inline onClick={() => void session.goTo(place)}>
          {name}
        </Link>
      )}
      {found !== '' && `（现为“${found}”）`}
      {sheet !== '' && '：'}
      {message}。{remedy}
    </>
  );
}
