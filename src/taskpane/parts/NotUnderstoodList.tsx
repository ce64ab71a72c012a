/** Statements whose numbers nothing was compared with; links to their cells where they stand in the workbook. */
import { Link } from '@fluentui/react-components';
import type { NotUnderstood } from '../../budget/narrative/check/check-text';
import { parseCellReference } from '../../worksheet/address';
import { useSession } from '../session-context';
import { Fold } from './Fold';

export function NotUnderstoodList({ statements }: { readonly statements: readonly NotUnderstood[] }) {
  if (statements.length === 0) return null;
  return (
    <Fold summary={`没有看懂的语句 ${statements.length} 处，请人工核对`}>
      {statements.map((one) => (
        <Statement key={`${one.text.line}:${one.text.from}`} one={one} />
      ))}
    </Fold>
  );
}

function Statement({ one: { where, clause, reason } }: { readonly one: NotUnderstood }) {
  const session = useSession();
  const place = parseCellReference(where);
  return (
    <li>
      {place ? (
        <Link inline onClick={() => void session.goTo(place)}>
          {where}
        </Link>
      ) : (
        where
      )}
      “{clause}”：{reason}
    </li>
  );
}
