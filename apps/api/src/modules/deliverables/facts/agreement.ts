import { Injectable } from '@nestjs/common';
import {
  agreementStateOn,
  DomainError,
  parisDate,
  withAmendments,
  type AgreementContent,
  type AgreementKind,
  type AgreementState,
  type AmendmentContent,
  type LocalDate,
} from '@jalon/domain';
import type { AgreementNoteFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

interface AgreementRow {
  readonly kind: AgreementKind;
  readonly number: number;
  readonly state: AgreementState;
  readonly validTo: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly useCaseCode: string;
  readonly useCaseTitle: string;
  readonly demo: boolean;
  readonly entityName: string;
  /** Of the last frozen version, unless the text is back in draft. */
  readonly title: string;
  readonly content: AgreementContent | AmendmentContent;
  readonly versionNumber: number | null;
  readonly sha256: string | null;
  readonly frozenAt: string | null;
  readonly parentNumber: number | null;
  readonly parentTitle: string | null;
  readonly parentSignedOn: LocalDate | null;
  readonly parentContent: AgreementContent | null;
  /** Signed amendments: of an agreement all, of an amendment those before it. */
  readonly amendedBy: readonly {
    readonly number: number;
    readonly title: string;
    readonly signedOn: LocalDate | null;
    readonly after: Partial<AgreementContent>;
  }[];
  readonly signatures: AgreementNoteFacts['signatures'];
}

/** What was sent is what is drawn: the last frozen version, until the text is taken back to be written again. */
const AGREEMENT = `select a.kind, a.number, a.state, a.valid_to as "validTo", a.signed_on as "signedOn",
    u.code as "useCaseCode", u.title as "useCaseTitle", u.is_demo as demo, e.name as "entityName",
    coalesce(v.title, a.title) as title, coalesce(v.content, a.content) as content,
    v.number as "versionNumber", v.sha256, v.at as "frozenAt",
    p.number as "parentNumber", p.title as "parentTitle", p.signed_on as "parentSignedOn", p.content as "parentContent",
    (select coalesce(json_agg(json_build_object('number', b.number, 'title', b.title, 'signedOn', b.signed_on,
        'after', b.content -> 'after') order by b.number), '[]')
     from agreement b where b.parent_id = coalesce(a.parent_id, a.id) and b.state = 'signed'
       and (a.parent_id is null or b.number < a.number)) as "amendedBy",
    (select coalesce(json_agg(json_build_object('name', s.name, 'quality', s.quality, 'party', s.party,
        'signedOn', s.signed_on) order by s.position), '[]')
     from agreement_signatory s where s.agreement_id = a.id) as signatures
  from agreement a join use_case u on u.id = a.use_case_id join partner_entity e on e.id = u.entity_id
    left join agreement p on p.id = a.parent_id
    left join lateral (select * from agreement_version f where f.agreement_id = a.id and a.state <> 'draft'
      order by f.number desc limit 1) v on true
  where a.id = $1`;

/** An agreement, or an amendment, as it was frozen; its draft while nothing is. */
@Injectable()
export class AgreementFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read(subject: FactsSubject): Promise<DocumentFacts> {
    const { kind, subjectId } = subject;
    const [row] = await this.database.query<AgreementRow>(AGREEMENT, [subjectId], 'facts-agreement');
    if (!row || (kind !== 'agreement' && kind !== 'amendment') || row.kind !== kind)
      throw new DomainError('not_found', `No such ${kind}`);
    return { kind, facts: factsOf(row, subject) };
  }
}

function factsOf(
  row: AgreementRow,
  { language, labName, authorName, today }: FactsSubject,
): AgreementNoteFacts {
  const amendment = row.kind === 'amendment' ? (row.content as AmendmentContent) : null;
  const { versionNumber, sha256, frozenAt } = row;
  return {
    language,
    labName,
    authorName,
    demo: row.demo,
    asOf: today,
    useCase: { code: row.useCaseCode, title: row.useCaseTitle },
    entityName: row.entityName,
    number: row.number,
    title: row.title,
    state: agreementStateOn(row.state, row.validTo, today),
    version:
      versionNumber === null || sha256 === null || frozenAt === null
        ? null
        : { number: versionNumber, sha256, frozenOn: parisDate(new Date(frozenAt)) },
    signedOn: row.signedOn,
    content:
      amendment && row.parentContent
        ? withAmendments(row.parentContent, [...row.amendedBy, amendment])
        : (row.content as AgreementContent),
    amendment: amendment && {
      reason: amendment.reason,
      before: amendment.before,
      after: amendment.after,
      of: {
        number: row.parentNumber ?? 0,
        title: row.parentTitle ?? '',
        signedOn: row.parentSignedOn,
      },
    },
    amendments:
      row.kind === 'agreement'
        ? row.amendedBy.map(({ number, title, signedOn }) => ({ number, title, signedOn }))
        : [],
    signatures: row.signatures,
  };
}
