/** One finding: a line that leads to its cell, and opens to its sum, what else does not tie, and the explanation. */
import { useEffect, useId, useRef, useState } from 'react';
import { Button, Field, Link, Textarea } from '@fluentui/react-components';
import { parseCellReference, quoteSheet } from '../../worksheet/address';
import type { PlacedTerm } from '../../worksheet/findings/placed-finding';
import type { ListedFinding } from '../../worksheet/findings/result-sheet';
import type { KeyedFinding } from '../finding-groups';
import { usePaneState, useSession } from '../session-context';

const SEVERITIES = { error: '错误', confirm: '核实', notice: '提示' } as const;

export function FindingItem({ keyed, isCurrent }: { readonly keyed: KeyedFinding; readonly isCurrent: boolean }) {
  const session = useSession();
  const details = useId();
  const item = useRef<HTMLLIElement>(null);
  const { finding } = keyed;
  // Brought into sight, but not focused: the person may be in the sheet, or stepping through with the buttons above.
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={item} className={`pane-finding${isCurrent ? ' pane-finding-current' : ''}`}>
      <button
        type="button"
        className="pane-finding-line"
        aria-expanded={isCurrent}
        aria-controls={isCurrent ? details : undefined}
        onClick={() => session.toggle(keyed)}
      >
        <span className={`pane-badge pane-badge-${finding.open ? finding.severity : 'settled'}`}>
          {finding.open ? SEVERITIES[finding.severity] : '已说明'}
        </span>
        <span className="pane-finding-place">{keyed.label}</span>
        <span className="pane-finding-text">{withoutPlace(keyed)}</span>
      </button>
      {isCurrent && (
        <div id={details} className="pane-finding-details">
          <Amounts finding={finding} />
          {finding.terms.length > 0 && <Sum terms={finding.terms} expected={finding.expected} />}
          {finding.evidence.length > 0 && (
            <>
              <h3>同时不符</h3>
              <ul>
                {finding.evidence.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          {keyed.isExplainable && <ExplanationField finding={finding} />}
          <p className="pane-quiet">
            规则 {finding.check}：{finding.title}
          </p>
        </div>
      )}
    </li>
  );
}

/** The message begins with its place, which stands beside it already. */
function withoutPlace({ label, finding: { message, sheet, cell } }: KeyedFinding): string {
  const place = [`${sheet}!${cell}`, label].find((start) => start !== '' && message.startsWith(start));
  return place === undefined ? message : message.slice(place.length).replace(/^[\s：]+/u, '');
}

function Amounts({ finding }: { readonly finding: ListedFinding }) {
  const facts = [
    ['现为', finding.stated],
    ['应为', finding.expected],
    ['差额', finding.difference],
  ].filter(([, text]) => text !== '');
  if (facts.length === 0) return null;
  return (
    <dl className="pane-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The sum spelt out, each term a link to its cell. */
function Sum({ terms, expected }: { readonly terms: readonly PlacedTerm[]; readonly expected: string }) {
  return (
    <>
      <h3>算式</h3>
      <table className="pane-sum">
        <tbody>
          {terms.map((term, index) => (
            <tr key={index}>
              <td aria-label={term.weight < 0 ? '减' : '加'}>{term.weight < 0 ? '－' : '＋'}</td>
              <td>
                <TermName term={term} />
              </td>
              <td className="pane-amount">
                {Math.abs(term.weight) === 1 ? '' : `${Math.abs(term.weight)} × `}
                {term.amount}
              </td>
            </tr>
          ))}
        </tbody>
        {expected !== '' && (
          <tfoot>
            <tr>
              <td>＝</td>
              <td>应为</td>
              <td className="pane-amount">{expected}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}

function TermName({ term }: { readonly term: PlacedTerm }) {
  const session = useSession();
  const place = term.cell === '' ? undefined : parseCellReference(`${quoteSheet(term.sheet)}!${term.cell}`);
  if (!place) return <>{term.label}</>;
  return (
    <Link inline onClick={() => void session.goTo(place)} title={`${term.sheet}!${term.cell}`}>
      {term.label}
    </Link>
  );
}

function ExplanationField({ finding }: { readonly finding: ListedFinding }) {
  const session = useSession();
  const { busy } = usePaneState();
  const [text, setText] = useState(finding.explanation);
  const isChanged = text.trim() !== finding.explanation;
  return (
    <div className="pane-explanation">
      <Field label="说明" hint="核实无误的，写明原因，以后审核不再提示。">
        <Textarea value={text} rows={2} resize="vertical" onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Button
        size="small"
        disabledFocusable={!isChanged || busy !== undefined}
        title={busy ? `正在${busy.title}，请稍候` : isChanged ? undefined : '说明没有改动'}
        onClick={() => void session.explain(finding, text)}
      >
        保存说明
      </Button>
    </div>
  );
}
