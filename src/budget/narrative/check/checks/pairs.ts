/** Finds what two lists call alike: items of an allocation and cost indicators, though no name is quite the same. */
import { longestShared } from './distance';
import { largest } from '../../../long-lists';

interface Named {
  readonly name: string;
  readonly amount: number;
}

/** Words that say nothing about which item it is. */
const PLAIN = /费用|经费|支出|成本|万元|全年|购买|支付|制作|发放|缴纳|保障|控制|费|共|资金|\(|\)/g;

/**
 * @param left each is paired at most once
 * @param right the same
 * @returns pairs that share two characters or more, those that share most first; an equal amount decides between equals
 */
export function bestPairs<Left extends Named, Right extends Named>(
  left: readonly Left[],
  right: readonly Right[],
): [Left, Right][] {
  const key = (name: string) => name.replace(PLAIN, ' ');
  const scored = left.flatMap((one) =>
    right.map((other) => ({
      one,
      other,
      shared: shared(key(one.name), key(other.name)),
      same: one.amount === other.amount,
    })),
  );
  const pairs: [Left, Right][] = [];
  const taken = new Set<Left | Right>();
  for (const { one, other } of scored
    .filter((pair) => pair.shared >= 2)
    .sort((first, second) => second.shared - first.shared || Number(second.same) - Number(first.same))) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one);
    taken.add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

function shared(left: string, right: string): number {
  return largest(
    left.split(' ').map((piece) => longestShared(piece, right).length),
    0,
  );
}
