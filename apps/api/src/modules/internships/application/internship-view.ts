import type { InternshipDetail, InternshipVerdict } from '@jalon/contracts';
import {
  allowedInternshipMoves,
  may,
  type FieldError,
  type LocalDate,
  type Principal,
  type RuleVerdict,
} from '@jalon/domain';
import type { InternshipRecord } from '../persistence/internship-record.js';
import {
  agreementOf,
  amendmentsOf,
  factsOf,
  scheduledMinutes,
  textVerdicts,
  type InternshipLaw,
} from './internship-rules.js';

/** The page of one internship, for `principal`, who was found to see it. */
export function toInternshipDetail(
  record: InternshipRecord,
  law: InternshipLaw,
  principal: Principal,
  today: LocalDate,
): InternshipDetail {
  const own = record.accountId !== null && record.accountId === principal.accountId;
  const mayManage = may(principal, 'internship:manage');
  const mayFollow = may(principal, 'internship:follow');
  const agreement = agreementOf(record);
  // Rules speak of other internships too, and waivers of why: the intern reads its agreement and who signed it.
  const told = own ? [] : law.verdicts;
  return {
    id: record.id,
    title: record.title,
    template: record.template,
    firstName: record.firstName,
    lastName: record.lastName,
    birthOn: own || mayManage ? record.birthOn : null,
    post: record.post,
    place: record.place,
    school: record.school,
    academicTutor: record.academicTutor,
    tutorId: record.tutorId,
    referentId: record.referentId,
    squadId: record.squadId,
    useCaseId: record.useCaseId,
    startOn: record.startOn,
    endOn: record.endOn,
    teachingFrom: record.teachingFrom,
    teachingTo: record.teachingTo,
    teachingHours: record.teachingHours,
    faceToFaceHours: record.faceToFaceHours,
    gapYear: record.gapYear,
    weekMinutes: [...record.weekMinutes],
    agreedCents: record.agreedCents,
    payMode: record.payMode,
    purpose: { ...record.purpose, found: [...record.purpose.found] },
    state: record.state,
    offerId: record.offerId,
    applicationId: record.applicationId,
    personId: record.personId,
    tutorName: record.tutorName,
    referentName: record.referentName,
    squadName: record.squadName,
    useCase: record.useCase,
    endedOn: record.endedOn,
    initiative: record.initiative,
    schoolDecision: record.schoolDecision,
    plannedMinutes: scheduledMinutes(record, record.endedOn ?? record.endOn) ?? 0,
    minimumCents: law.minimumCents,
    agreement: {
      state: agreement?.state ?? 'draft',
      content: law.content,
      gaps: law.gaps.map((gap) => ({ ...error(gap), mention: gap.mention, number: gap.number })),
      sha256: agreement?.sha256 ?? null,
      signatures: (agreement?.signatures ?? []).map((one) => ({ ...one })),
      verdicts: law.signatures.map(verdict),
    },
    amendments: amendmentsOf(record).map((text) => ({
      number: text.number,
      state: text.state,
      endOn: text.content.endOn,
      previousEndOn: text.content.previousEndOn,
      totalMinutes: text.content.totalMinutes,
      reason: text.content.reason,
      effectiveOn: text.effectiveOn ?? text.content.endOn,
      sha256: text.sha256,
      signatures: text.signatures.map((one) => ({ ...one })),
      verdicts: textVerdicts(record, text, law.lab, today, law.settings).map(verdict),
    })),
    verdicts: told.map(verdict),
    waivers: own ? [] : record.waivers.map((waiver) => ({ ...waiver, params: { ...waiver.params } })),
    ruleErrors: own ? [] : law.errors.map(error),
    moves: record.moves.map((move) => (own ? { ...move, reason: '' } : { ...move })),
    // Who terminates says on whose initiative: that is asked, it is nothing that lacks.
    allowedMoves: mayManage
      ? allowedInternshipMoves(record.state, factsOf(record, law, today, 'agreed')).map((move) => ({
          ...move,
          missing: move.missing.map(error),
        }))
      : [],
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    version: record.version,
    mayManage,
    mayFollow,
    own,
  };
}

function verdict(one: RuleVerdict): InternshipVerdict {
  return { ...one, params: { ...one.params } };
}

function error({ path, code, params }: FieldError): InternshipDetail['ruleErrors'][number] {
  return { path, code, ...(params ? { params: { ...params } } : {}) };
}
