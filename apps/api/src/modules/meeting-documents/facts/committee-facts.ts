import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  DomainError,
  healthTrend,
  parisDate,
  registerCode,
  reportDates,
  slippage,
  trendOf,
  withAmendments,
  type AgreementContent,
  type AmendmentContent,
  type Border,
  type Health,
  type LocalDate,
  type RegisterKind,
  type ReviewState,
  type RiskResponse,
} from '@jalon/domain';
import type {
  CommitteeAction,
  CommitteeAgreement,
  CommitteeDecision,
  CommitteeFacts,
  CommitteeMilestone,
  CommitteeRisk,
  CommitteeUseCase,
} from '@jalon/reporting';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { Database, type Query } from '../../../database/database.js';
import { AGENDA, HEALTHS, MEETING, MILESTONES, MOVES, REGISTER, SAID, USE_CASES } from './committee-sql.js';

/** How far back highlights go where no meeting came before. */
const BACK_DAYS = 30;

type MeetingRow = CommitteeFacts['meeting'] & {
  readonly demo: boolean;
  readonly previousOn: LocalDate | null;
  readonly nextOn: LocalDate | null;
  readonly nextAt: string | null;
  readonly nextPlace: string | null;
};

interface UseCaseRow extends Omit<
  CommitteeUseCase,
  'objective' | 'trend' | 'gate' | 'milestones' | 'agreement'
> {
  readonly id: string;
  readonly summary: string;
  readonly objective: string | null;
  readonly previousHealth: Health | null;
  readonly border: Border | null;
  readonly gateState: ReviewState | null;
  readonly requestedOn: LocalDate | null;
  readonly reviewOn: LocalDate | null;
  readonly agreementTitle: string | null;
  readonly signedOn: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly content: AgreementContent | null;
  readonly amendments: readonly AmendmentContent[] | null;
}

interface RegisterRow {
  readonly code: string;
  readonly kind: RegisterKind;
  readonly number: number;
  readonly title: string;
  readonly ownerName: string | null;
  readonly state: string;
  readonly dueOn: LocalDate | null;
  readonly decidedOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
  readonly probability: number | null;
  readonly impact: number | null;
  readonly response: RiskResponse | null;
  readonly responsePlan: string | null;
}

/** Reads what the deck of a committee is drawn from, all of one instant. */
@Injectable()
export class CommitteeFactsReader {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` when the meeting is gone */
  read(meetingId: string, language: 'fr' | 'en'): Promise<CommitteeFacts> {
    const asOf = today(this.clock);
    return this.database.snapshot(async (query) => {
      const [row] = await query<MeetingRow>(MEETING, [meetingId, asOf], 'committee-meeting');
      if (!row) throw new DomainError('not_found', 'The meeting is gone');
      const { demo, previousOn, nextOn, nextAt, nextPlace, ...meeting } = row;
      const sinceOn = previousOn ?? addDays(asOf, -BACK_DAYS);
      const milestones = await readMilestones(query, meetingId, asOf);
      const useCases = await query<UseCaseRow>(USE_CASES, [meetingId, asOf], 'committee-use-cases');
      return {
        language,
        labName: this.config.labName,
        demo,
        asOf,
        meeting,
        previousOn,
        sinceOn,
        next: nextOn === null ? null : { heldOn: nextOn, startsAt: nextAt ?? '', place: nextPlace ?? '' },
        agenda: await query<CommitteeFacts['agenda'][number]>(AGENDA, [meetingId], 'committee-agenda'),
        useCases: useCases.map((one) => toUseCase(one, milestones.get(one.code) ?? [])),
        moves: await query<CommitteeFacts['moves'][number]>(MOVES, [meetingId, sinceOn], 'committee-moves'),
        healthMoves: await query<CommitteeFacts['healthMoves'][number]>(
          HEALTHS,
          [meetingId, sinceOn],
          'committee-healths',
        ),
        ...register(await query<RegisterRow>(REGISTER, [meetingId, sinceOn], 'committee-register')),
      };
    });
  }
}

function toUseCase(row: UseCaseRow, milestones: readonly CommitteeMilestone[]): CommitteeUseCase {
  const { border, gateState, requestedOn } = row;
  const studied = row.objective !== null;
  return {
    code: row.code,
    title: row.title,
    objective: row.objective ?? row.summary,
    studyCode: studied ? row.studyCode : null,
    entityName: row.entityName,
    sponsorName: row.sponsorName,
    referentName: row.referentName,
    stage: row.stage,
    condition: row.condition,
    health: row.health,
    trend: healthTrend(row.previousHealth, row.health),
    healthReason: row.healthReason,
    healthDeclaredOn: row.healthDeclaredOn,
    decisionNeeded: row.decisionNeeded,
    gate:
      border === null || gateState === null || requestedOn === null
        ? null
        : { border, state: gateState, requestedOn, reviewOn: row.reviewOn },
    milestones,
    agreement: toAgreement(row),
  };
}

/** What is in force: the agreement with its signed amendments. */
function toAgreement(row: UseCaseRow): CommitteeAgreement | null {
  const { content, signedOn, agreementTitle, amendments } = row;
  if (content === null || signedOn === null) return null;
  const { charges } = withAmendments(content, amendments ?? []);
  const { financing, rebilled } = charges.fields;
  return {
    title: agreementTitle ?? '',
    signedOn,
    validTo: row.validTo,
    amendments: amendments?.length ?? 0,
    financing,
    // An amount left over from another choice of financing is not billed.
    rebilledCents: financing === 'lab' ? null : rebilled,
    days: charges.rows.reduce((sum, { days }) => sum + (days ?? 0), 0),
  };
}

async function readMilestones(
  query: Query,
  meetingId: string,
  asOf: LocalDate,
): Promise<ReadonlyMap<string, CommitteeMilestone[]>> {
  const rows = await query<
    Pick<CommitteeMilestone, 'name' | 'baselineOn' | 'forecastOn' | 'actualOn'> & {
      readonly id: string;
      readonly code: string;
    }
  >(MILESTONES, [meetingId], 'committee-milestones');
  const said = (
    await query<{ readonly milestoneId: string; readonly at: string; readonly dueOn: LocalDate }>(
      SAID,
      [meetingId],
      'committee-said',
    )
  ).map(({ milestoneId, at, dueOn }) => ({ milestoneId, dueOn, saidOn: parisDate(new Date(at)) }));
  const byMilestone = groupBy(said, ({ milestoneId }) => milestoneId);
  const found = new Map<string, CommitteeMilestone[]>();
  for (const [code, mine] of groupBy(rows, (row) => row.code)) {
    const days = mine.flatMap(({ id }) => byMilestone.get(id) ?? []);
    const first = days.reduce<LocalDate>((least, { saidOn }) => (saidOn < least ? saidOn : least), asOf);
    const reports = reportDates(first, asOf);
    found.set(
      code,
      mine.map(({ id, name, baselineOn, forecastOn, actualOn }) => {
        const { points, slips } = trendOf(byMilestone.get(id) ?? [], reports, actualOn);
        const dates = { baselineOn, forecastOn, actualOn };
        return { name, ...dates, slipDays: slippage(dates), trend: points, slips };
      }),
    );
  }
  return found;
}

function register(rows: readonly RegisterRow[]): Pick<CommitteeFacts, 'decisions' | 'actions' | 'risks'> {
  const decisions: CommitteeDecision[] = [];
  const actions: CommitteeAction[] = [];
  const risks: CommitteeRisk[] = [];
  for (const row of rows) {
    const { code, title, ownerName, dueOn, decidedOn, closedOn } = row;
    const known = { code, number: registerCode(row.kind, row.number), title, ownerName };
    if (row.kind === 'decision') {
      const state = row.state === 'taken' ? 'taken' : 'proposed';
      decisions.push({ ...known, state, dueOn, decidedOn });
    } else if (row.kind === 'action') {
      const state = row.state === 'done' || row.state === 'in_progress' ? row.state : 'todo';
      actions.push({ ...known, state, dueOn, closedOn });
    } else {
      const { probability, impact, response, responsePlan } = row;
      // The table has both of every risk: PostgreSQL checks it.
      risks.push({ ...known, probability: probability ?? 1, impact: impact ?? 1, response, responsePlan });
    }
  }
  return { decisions, actions, risks };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known) known.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
