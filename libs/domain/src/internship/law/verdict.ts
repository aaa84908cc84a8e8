import type { FieldError } from '../../shared/domain-error.js';
import {
  VERDICT_KINDS,
  type ParamKind,
  type RuleId,
  type VerdictCode,
  type VerdictLevel,
} from './verdict-kinds.js';

/** What one rule says of one thing: data, put into words by `verdictText`. */
export interface RuleVerdict {
  readonly rule: RuleId;
  readonly code: VerdictCode;
  readonly verdict: VerdictLevel;
  readonly params: Readonly<Record<string, string | number>>;
  readonly waivable: boolean;
}

type ParamsOf<C extends VerdictCode> = {
  readonly [P in keyof (typeof VERDICT_KINDS)[C]['params']]: (typeof VERDICT_KINDS)[C]['params'][P] extends
    'date' | 'term'
    ? string
    : number;
};

/** The verdict of `code`, with the parameters its kind is said with. */
export function verdictOf<C extends VerdictCode>(code: C, params: ParamsOf<C>): RuleVerdict {
  const { rule, verdict, waivable } = VERDICT_KINDS[code];
  return { rule, code, verdict, params, waivable };
}

/** A verdict that somebody set aside, as it stood then, with the reason that is kept. */
export interface RuleWaiver extends Pick<RuleVerdict, 'code' | 'params'> {
  readonly reason: string;
}

export interface RuleStanding {
  /** Refused and not set aside: nothing goes on while there is one. */
  readonly blocking: readonly RuleVerdict[];
  /** Flagged and not set aside: said, but stops nothing. */
  readonly flagged: readonly RuleVerdict[];
  readonly waived: readonly RuleVerdict[];
}

/**
 * Where things stand once the waivers are taken into account. A waiver that may not be or gives no reason has no effect,
 * and none covers more than what was seen: other dates or figures ask again.
 */
export function ruleStanding(verdicts: readonly RuleVerdict[], waivers: readonly RuleWaiver[]): RuleStanding {
  const given = waivers.filter(({ reason }) => reason.trim() !== '');
  const isAside = (verdict: RuleVerdict) =>
    verdict.waivable && given.some((waiver) => waiver.code === verdict.code && sameParams(waiver, verdict));
  return {
    blocking: verdicts.filter((one) => one.verdict === 'refused' && !isAside(one)),
    flagged: verdicts.filter((one) => one.verdict === 'flagged' && !isAside(one)),
    waived: verdicts.filter(isAside),
  };
}

function sameParams(a: Pick<RuleVerdict, 'params'>, b: Pick<RuleVerdict, 'params'>): boolean {
  const names = Object.keys(a.params);
  return (
    names.length === Object.keys(b.params).length && names.every((name) => a.params[name] === b.params[name])
  );
}

/** What is wrong with the waivers, by their place: `waiver_not_allowed` or `reason_required`. */
export function waiverProblems(waivers: readonly RuleWaiver[]): readonly FieldError[] {
  return waivers.flatMap(({ code, reason }, index): FieldError[] => {
    if (!VERDICT_KINDS[code].waivable)
      return [
        {
          path: `waivers.${index}.code`,
          code: 'waiver_not_allowed',
          params: { rule: VERDICT_KINDS[code].rule },
        },
      ];
    return reason.trim() === '' ? [{ path: `waivers.${index}.reason`, code: 'reason_required' }] : [];
  });
}

/** Refused verdicts as what an answer of the server carries, each naming its rule. */
export function verdictErrors(path: string, verdicts: readonly RuleVerdict[]): readonly FieldError[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'refused')
    .map(({ rule, code, params }) => ({ path, code, params: { rule, ...params } }));
}

/** How a parameter is shown in the reader's language; a `term` is given already in words. */
export type ParamFormat = (kind: ParamKind, value: string | number) => string;

/** What a verdict says, in the words of one language. */
export function verdictText(
  { code, params }: Pick<RuleVerdict, 'code' | 'params'>,
  words: {
    readonly verdicts: Readonly<Record<VerdictCode, string>>;
    readonly terms: Readonly<Record<string, string>>;
  },
  format: ParamFormat,
): string {
  const kinds: Readonly<Record<string, ParamKind>> = VERDICT_KINDS[code].params;
  return words.verdicts[code].replace(/\{\{ (\w+) \}\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    const kind = kinds[name] ?? 'number';
    return format(kind, kind === 'term' ? (words.terms[value] ?? value) : value);
  });
}
