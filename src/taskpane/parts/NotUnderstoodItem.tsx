/** A statement whose number nothing was compared with; a link to its cell where it stands in the workbook. */
import { Link } from '@fluentui/react-components';
import type { NotUnderstood } from '../../budget/narrative/check/check-text';
import { parseCellReference } from '../../worksheet/address';
import { useSession } from '../session-context';

export function NotUnderstoodItem({ one: { where, clause, reason } }: { readonly one: NotUnderstood }) {
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
