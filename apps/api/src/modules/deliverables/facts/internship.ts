import { Injectable } from '@nestjs/common';
import {
  certificateVerdict,
  countedPresence,
  DEFAULT_SIGNATORIES,
  DomainError,
  internshipCertificate,
  LAW_SETTINGS,
  parisDate,
  plannedPresence,
  requiredSignatories,
  verdictErrors,
  type AbsenceKind,
  type InternshipAgreementContent,
  type LawSetting,
  type LocalDate,
  type Signatory,
  type WeekSchedule,
} from '@jalon/domain';
import type {
  InternshipAgreementFacts,
  InternshipCertificateFacts,
  InternshipEvaluationFacts,
  SharedReview,
} from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

type Signed = InternshipAgreementFacts['signatures'][number];
type AgreementText = Omit<InternshipAgreementFacts['amendments'][number], 'endOn' | 'previousEndOn'>;

interface InternshipRow {
  readonly demo: boolean;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthOn: LocalDate | null;
  readonly school: string;
  readonly place: string;
  readonly post: string;
  readonly academicTutor: string;
  readonly tutor: string;
  readonly useCase: InternshipAgreementFacts['useCase'];
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** The real last day, when it ended early. */
  readonly endedOn: LocalDate | null;
  readonly teachingHours: number | null;
  readonly gapYear: boolean;
  readonly weekMinutes: WeekSchedule;
  readonly agreedCents: number | null;
  readonly texts: readonly {
    readonly number: number;
    readonly state: AgreementText['state'];
    readonly content: Partial<InternshipAgreementContent> &
      Partial<InternshipAgreementFacts['amendments'][number]>;
    readonly effectiveOn: LocalDate | null;
    readonly sha256: string | null;
    readonly signatures: readonly Signed[];
  }[];
  readonly reviews: readonly (Omit<SharedReview, 'sharedOn'> & { readonly sharedAt: string })[];
  readonly days: readonly {
    readonly on: LocalDate;
    readonly minutes: number;
    readonly absence: AbsenceKind | null;
    readonly agreed: boolean;
    readonly paid: boolean;
  }[];
  readonly paidCents: number;
  readonly law: readonly LawSetting[];
  readonly signatories: readonly Signatory[] | null;
}

/** Reviews that are not shared are not read at all: no document can tell of them. */
const INTERNSHIP = `select i.is_demo as demo, i.title, i.first_name as "firstName", i.last_name as "lastName",
    i.birth_on as "birthOn", i.school, i.place, i.post, i.academic_tutor as "academicTutor",
    coalesce(t.name, '') as tutor,
    case when u.id is not null then json_build_object('code', u.code, 'title', u.title) end as "useCase",
    i.starts_on as "startOn", i.ends_on as "endOn", i.ended_on as "endedOn", i.teaching_hours as "teachingHours",
    i.gap_year as "gapYear", i.week_minutes as "weekMinutes", i.agreed_cents as "agreedCents",
    (select coalesce(json_agg(json_build_object('number', a.number, 'state', a.state, 'content', a.content,
        'effectiveOn', a.effective_on, 'sha256', a.sha256, 'signatures',
        (select coalesce(json_agg(json_build_object('signatory', g.signatory, 'name', g.name, 'signedOn', g.signed_on)
           order by g.position), '[]')
         from internship_signature g where g.internship_id = a.internship_id and g.number = a.number))
      order by a.number), '[]') from internship_agreement a where a.internship_id = i.id) as texts,
    (select coalesce(json_agg(json_build_object('kind', v.kind, 'heldOn', v.held_on, 'content', v.content,
        'sharedAt', v.shared_at, 'byName', coalesce(p.name, '')) order by v.kind desc, v.held_on), '[]')
      from internship_review v left join account b on b.id = v.by_account_id left join person p on p.id = b.person_id
      where v.internship_id = i.id and v.kind in ('mid_term', 'final') and v.shared_at is not null) as reviews,
    (select coalesce(json_agg(json_build_object('on', d.on_day, 'minutes', d.minutes, 'absence', d.absence,
        'agreed', d.agreed, 'paid', d.paid) order by d.on_day), '[]')
      from internship_day d where d.internship_id = i.id) as days,
    (select coalesce(sum(m.paid_cents), 0)::float8 from internship_month m where m.internship_id = i.id) as "paidCents",
    (select coalesce(json_agg(json_build_object('key', l.key, 'from', l.valid_from, 'value', l.value,
        'source', l.source, 'basis', l.basis) order by l.key, l.valid_from), '[]') from law_setting l) as law,
    (select signatories from internship_setting) as signatories
  from internship i left join person t on t.id = i.tutor_id left join use_case u on u.id = i.use_case_id
  where i.id = $1`;

/** One internship: its agreement, its certificate once it has ended, its evaluations once shared. */
@Injectable()
export class InternshipFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read(subject: FactsSubject): Promise<DocumentFacts> {
    const [row] = await this.database.query<InternshipRow>(
      INTERNSHIP,
      [subject.subjectId],
      'facts-internship',
    );
    if (!row) throw new DomainError('not_found', 'No such internship');
    switch (subject.kind) {
      case 'internship_agreement':
        return { kind: subject.kind, facts: agreementFacts(row, subject) };
      case 'internship_certificate':
        return { kind: subject.kind, facts: certificateFacts(row, subject) };
      case 'internship_evaluation':
        return { kind: subject.kind, facts: evaluationFacts(row, subject) };
      default:
        throw new Error(`${subject.kind} is not made from an internship`);
    }
  }
}

const headOf = (row: InternshipRow, { language, labName, authorName, today }: FactsSubject) => ({
  language,
  labName,
  authorName,
  demo: row.demo,
  asOf: today,
  title: row.title,
  firstName: row.firstName,
  lastName: row.lastName,
  school: row.school,
});

/** An administrator's settings first: they hold where both begin on one day. */
const lawOf = (row: InternshipRow): readonly LawSetting[] => [...row.law, ...LAW_SETTINGS];

function agreementFacts(row: InternshipRow, subject: FactsSubject): InternshipAgreementFacts {
  const agreement = row.texts.find(({ number }) => number === 0);
  const state = agreement?.state ?? 'draft';
  const written = { ...NOTHING_SAID, ...agreement?.content };
  return {
    ...headOf(row, subject),
    place: row.place,
    post: row.post,
    useCase: row.useCase,
    state,
    sha256: agreement?.sha256 ?? null,
    // Frozen, it says all of it itself; a draft has its texts, and the rest as the internship has it now.
    content: state === 'draft' ? { ...written, ...fromInternship(row) } : written,
    signatures: agreement?.signatures.length ? agreement.signatures : plannedSignatures(row, subject.labName),
    amendments: row.texts
      .filter(({ number }) => number > 0)
      .map(({ number, state: amendmentState, content, effectiveOn, signatures }) => ({
        number,
        state: amendmentState,
        endOn: content.endOn ?? row.endOn,
        previousEndOn: content.previousEndOn ?? row.endOn,
        totalMinutes: content.totalMinutes ?? 0,
        reason: content.reason ?? '',
        effectiveOn,
        signatures,
      })),
  };
}

function fromInternship(row: InternshipRow): Partial<InternshipAgreementContent> {
  const weekly = row.weekMinutes.reduce((sum, minutes) => sum + minutes, 0);
  const total = plannedPresence({
    startOn: row.startOn,
    endOn: row.endOn,
    schedule: row.weekMinutes,
  }).minutes;
  return {
    curriculumHours: row.teachingHours,
    gapYear: row.gapYear,
    academicTutor: row.academicTutor,
    tutor: row.tutor,
    startOn: row.startOn,
    endOn: row.endOn,
    totalMinutes: total || null,
    weeklyMinutes: weekly || null,
    stipendCents: row.agreedCents,
  };
}

/** Who will sign, before the text is frozen: as the lab has set it, a legal representative for a minor. */
function plannedSignatures(row: InternshipRow, labName: string): Signed[] {
  const names: Partial<Record<Signatory, string>> = {
    intern: `${row.firstName} ${row.lastName}`,
    host: labName,
    school: row.school,
    academic_tutor: row.academicTutor,
    tutor: row.tutor,
  };
  return requiredSignatories(
    row.signatories ?? DEFAULT_SIGNATORIES,
    row.birthOn,
    row.startOn,
    lawOf(row),
  ).map((signatory) => ({ signatory, name: names[signatory] ?? '', signedOn: null }));
}

/** @throws DomainError `not_ready` `certificate_too_early` before the last day (R18) */
function certificateFacts(row: InternshipRow, subject: FactsSubject): InternshipCertificateFacts {
  const endOn = row.endedOn ?? row.endOn;
  const ended = {
    startOn: row.startOn,
    endOn,
    countedMinutes: countedMinutes(row, endOn),
    paidCents: row.paidCents,
    today: subject.today,
  };
  const early = verdictErrors('subjectId', [certificateVerdict(ended)]);
  if (early.length > 0) throw new DomainError('not_ready', 'The internship has not ended', early);
  const content = row.texts.find(({ number }) => number === 0)?.content;
  return {
    ...headOf(row, subject),
    place: row.place,
    curriculumTitle: content?.curriculumTitle ?? '',
    tutor: row.tutor,
    certificate: internshipCertificate(ended, lawOf(row)),
  };
}

/** R1, R3: the schedule with the days that differed; absences the agreement provides for count as presence. */
function countedMinutes(row: InternshipRow, endOn: LocalDate): number {
  const planned = plannedPresence({ startOn: row.startOn, endOn, schedule: row.weekMinutes });
  const differs = new Map(row.days.map((day) => [day.on, day]));
  const scheduled = new Map(planned.days.map(({ on, minutes }) => [on, minutes]));
  let present = planned.days.reduce((sum, { on, minutes }) => sum + (differs.has(on) ? 0 : minutes), 0);
  const absences = [];
  for (const { on, minutes, absence, agreed, paid } of row.days) {
    if (on < row.startOn || on > endOn) continue;
    present += minutes;
    const missed = (scheduled.get(on) ?? 0) - minutes;
    if (absence !== null && missed > 0) absences.push({ kind: absence, minutes: missed, agreed, paid });
  }
  return countedPresence(present, absences).counted;
}

/** @throws DomainError `not_ready` `review_not_shared` while none is */
function evaluationFacts(row: InternshipRow, subject: FactsSubject): InternshipEvaluationFacts {
  if (row.reviews.length === 0) {
    throw new DomainError('not_ready', 'No evaluation is shared yet', [
      { path: 'subjectId', code: 'review_not_shared' },
    ]);
  }
  return {
    ...headOf(row, subject),
    startOn: row.startOn,
    endOn: row.endedOn ?? row.endOn,
    tutor: row.tutor,
    academicTutor: row.academicTutor,
    reviews: row.reviews.map(({ sharedAt, ...review }) => ({
      ...review,
      sharedOn: parisDate(new Date(sharedAt)),
    })),
  };
}

const NOTHING_SAID: InternshipAgreementContent = {
  curriculumTitle: '',
  curriculumHours: null,
  gapYear: false,
  academicTutor: '',
  tutor: '',
  skills: '',
  activities: '',
  startOn: null,
  endOn: null,
  totalMinutes: null,
  weeklyMinutes: null,
  unusualHours: null,
  supervision: '',
  stipendCents: null,
  paymentTerms: '',
  socialProtection: '',
  liability: '',
  authorisedAbsences: '',
  suspension: '',
  validation: '',
  benefits: '',
  houseRules: '',
  certificateTerms: '',
};
