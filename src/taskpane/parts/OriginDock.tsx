/** 穿透: the ledger rows behind the selected figure, adding up to it. */
import { useState } from 'react';
import { Button } from '@fluentui/react-components';
import { cellAddress } from '../../worksheet/address';
import type { ShownOrigin } from '../shown-status';
import { usePaneState, useSession } from '../session-context';

/** So many more rows are shown with each click. */
const MORE = 500;

export function OriginDock() {
  const { origin, current } = usePaneState();
  // Until the person says otherwise, it makes room for the finding that is looked at.
  const [wanted, setOpen] = useState<boolean>();
  const isOpen = wanted ?? current === undefined;
  return (
    <section className="pane-origin" aria-label="穿透" hidden={!origin}>
      {origin && (
        <>
          <button type="button" className="pane-origin-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span className="pane-origin-title">
              {origin.place.sheet}!{cellAddress(origin.place.row, origin.place.column)}
            </span>
            <span className="pane-amount">
              {origin.amount} {origin.unit}
            </span>
            <span className="pane-quiet">
              {origin.count === 0 ? '没有对应的行' : `由“${origin.sheet}” ${origin.count} 行合计`}
            </span>
          </button>
          {isOpen && origin.count > 0 && (
            <OriginRows key={`${origin.place.sheet} ${origin.place.row} ${origin.place.column}`} origin={origin} />
          )}
        </>
      )}
    </section>
  );
}

function OriginRows({ origin }: { readonly origin: ShownOrigin }) {
  const session = useSession();
  const left = origin.count - origin.rows.length;
  return (
    <div className="pane-origin-rows" tabIndex={0} role="group" aria-label={`“${origin.sheet}”的 ${origin.count} 行`}>
      <ol className="pane-list">
        {origin.rows.map(({ place, row, label, source, amount }) => (
          <li key={row}>
            <button type="button" className="pane-origin-row" onClick={() => void session.goTo(place)}>
              <span className="pane-quiet">第 {row} 行</span>
              <span className="pane-origin-label">{label === '' ? source : label}</span>
              <span className="pane-amount">{amount}</span>
              {label !== '' && <span className="pane-quiet pane-origin-source">{source}</span>}
            </button>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button size="small" onClick={() => void session.showOrigin(origin.rows.length + MORE)}>
          再显示 {Math.min(MORE, left)} 行
        </Button>
      )}
    </div>
  );
}
