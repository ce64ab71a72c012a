/** Runs all checks and turns what they found into findings: one for one wrong figure, with the other ties as evidence. */
import type { Fen } from '../amount';
import { type Check, type CheckInput, type CheckResult, NO_TABLES, type Observation, type Tie } from './check';
import { asMeant } from './as-meant';
import { correctedTables } from './corrected-tables';
import { diagnose } from './diagnose';
import { byAct, type Diagnosis } from './diagnosis';
import { FigureIndex } from './figure-index';
import type { Finding } from './finding';
import { CHECKS } from './index';
import { knownFigures, type KnownFigures } from './known-figures';
import {
  compareWithLedger,
  isLedgerTie,
  ledgerCorrection,
  LEDGER_CHECK,
  type LedgerAgreement,
} from './ledger-agreement';
import { roundingDifferences } from './rounding-differences';
import { TieSystem } from './tie-system';
import { SEVERITIES, wrongFigure, wrongFigures } from './wrong-figures';

/** What was found, and what could not be looked at. */
export interface Audit {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly { readonly check: Check; readonly reason: string }[];
  /** The tables as they are meant, with every figure put right that the findings say how to. */
  readonly corrected: CheckInput['tables'];
}

interface Result extends CheckResult {
  readonly check: Check;
}

/**
 * @param published tables, codes, and the base worksheets where there are any
 * @param checks to run; all of them where left out
 * @returns findings by severity, then in the order of the checks
 */
export function audit(published: CheckInput, checks: readonly Check[] = CHECKS): Audit {
  const input = asMeant(published);
  const results = runAll(input, checks);
  const figures = knownFigures(input.tables);
  const ties = results.flatMap((result) => result.ties);
  const system = new TieSystem(ties.filter((tie) => !isLedgerTie(tie)));
  const ledger = compareWithLedger(ties.filter(isLedgerTie), system);
  const diagnoses = byAct([...settleByLedger(system, ledger), ...diagnose(system, figures)], figures);
  const rounding = roundingDifferences(system, figures, !ledger.exists || ledger.stale.length > 0);
  const right = new Map(
    [...diagnoses, ...rounding].flatMap(({ corrections }) => corrections.map(({ figure, to }) => [figure, to])),
  );
  const wrong = diagnoses.flatMap((diagnosis) => wrongFigures(diagnosis, figures, right));
  if (ledger.stale.length > 0) wrong.push(staleTables(ledger.stale, figures));
  const observations = results
    .flatMap((result) => result.observations)
    // Rows that the tables lack are part of the same news.
    .filter(({ check }) => ledger.stale.length === 0 || check.name !== LEDGER_CHECK);
  const findings = [
    ...withObservations(wrong, observations, remainingObservations(input, results, right)),
    ...rounding.map(({ finding }) => finding),
  ];
  return {
    findings: findings.sort((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity)),
    notChecked: results.flatMap(({ check, notChecked }) =>
      reasonsOf(notChecked, input).map((reason) => ({ check, reason })),
    ),
    corrected: correctedTables(input.tables, right),
  };
}

const MISSING_TABLE = /^缺少(表\d+)$/;

/** Missing tables are one reason; where there are none at all, that is the reason. */
function reasonsOf(reasons: readonly string[], { tables }: CheckInput): string[] {
  const missing = reasons.flatMap((reason) => MISSING_TABLE.exec(reason)?.[1] ?? []);
  const others = reasons.filter((reason) => !MISSING_TABLE.test(reason));
  if (missing.length === 0) return others;
  return [tables.size === 0 ? NO_TABLES : `缺少${missing.join('、')}`, ...others];
}

function runAll(input: CheckInput, checks: readonly Check[]): Result[] {
  const index = new FigureIndex(input.tables);
  return checks.map((check) => ({ check, ...check.run(input, index) }));
}

/**
 * Lays the ledger's amounts over figures that were typed over.
 *
 * @returns them with the ties that they settle
 */
function settleByLedger(system: TieSystem, { overtyped }: LedgerAgreement): Diagnosis[] {
  if (overtyped.size === 0) return [];
  const broken = system.broken();
  system.apply([...overtyped.keys()]);
  const settled = broken.filter((index) => !system.isBroken(index)).map((index) => system.tie(index));
  return [{ broken: [...settled, ...overtyped.values()], corrections: [...overtyped.keys()], candidates: [] }];
}

/** Many figures differ from the ledger though the tables tie: the ledger was edited since they were filled. */
function staleTables(differing: readonly Tie[], figures: KnownFigures): Finding {
  const [first] = differing as [Tie, ...Tie[]];
  const finding = wrongFigure(ledgerCorrection(first), [first], figures);
  return {
    ...finding,
    howMuch: `${finding.howMuch}；共有 ${differing.length} 格与底稿不同，应是底稿在生成后改过`,
    remedy: '请重新一键生成；如果改的是公开表，请改回底稿后再生成。',
    candidates: differing.map((tie) => tie.stated.figure ?? ''),
  };
}

/** Observations that are still made once the wrong figures are right; the others are consequences of these. */
function remainingObservations(
  input: CheckInput,
  results: readonly Result[],
  amounts: ReadonlyMap<string, Fen>,
): (observation: Observation) => boolean {
  if (amounts.size === 0) return () => true;
  const observing = results.filter(({ observations }) => observations.length > 0).map(({ check }) => check);
  const corrected = runAll({ ...input, tables: correctedTables(input.tables, amounts) }, observing);
  const remaining = new Set(corrected.flatMap(({ observations }) => observations.map(keyOf)));
  return (observation) => remaining.has(keyOf(observation));
}

function keyOf({ check, at }: Observation): string {
  return `${check.number} ${at}`;
}

/**
 * Wrong figures and observations, one finding for one cell: a cell that is no number, or a negative one, is wrong once, and what
 * it should be is told with that.
 */
function withObservations(
  wrong: readonly Finding[],
  observations: readonly Observation[],
  remains: (observation: Observation) => boolean,
): Finding[] {
  const expected = new Map(wrong.map((finding) => [finding.at, finding]));
  const told = observations.flatMap((observation): Finding[] => {
    const finding = fromObservation(observation);
    const also = finding.severity === 'error' ? expected.get(finding.at) : undefined;
    if (!also) return remains(observation) ? [finding] : [];
    expected.delete(finding.at);
    const { where, terms, evidence, difference, remedy } = also;
    return [{ ...finding, where, expected: also.expected, difference, terms, evidence, remedy }];
  });
  return [...wrong.filter(({ at }) => expected.has(at)), ...told];
}

function fromObservation(observation: Observation): Finding {
  const { check, at, severity = check.severity, stated, expected, message, remedy } = observation;
  return {
    check,
    severity,
    at,
    where: observation.where ?? at.split('/')[0] ?? at,
    howMuch: message,
    remedy,
    stated,
    expected,
    difference: '',
    terms: [],
    evidence: [],
    candidates: [],
  };
}
