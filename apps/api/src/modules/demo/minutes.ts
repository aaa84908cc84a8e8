import { addDays, type LocalDate, type MinutesBlock, type MinutesContent } from '@jalon/domain';
import * as Y from 'yjs';
import type { Transaction } from '../../database/unit-of-work.js';
import { docOf } from '../minutes-live/index.js';
import { preparedContent } from '../minutes/index.js';
import { PEOPLE } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';
import { blocksOf, insertRows, paragraph, workingDay, type DemoMeeting } from './minutes-rows.js';
import { BEGUN, REVIEW } from './minutes-texts.js';

/**
 * The minutes of the demo's meetings: those of the past were distributed, and their rows stand in the registers; the
 * last of them is in review for the second time, with comments; today's are begun.
 */
export async function insertMinutes(tx: Transaction, world: DemoWorld): Promise<void> {
  const intern = world.people[PEOPLE.findIndex(({ role }) => role === 'intern')] ?? '';
  const manager = world.people[PEOPLE.findIndex(({ role }) => role === 'project_manager')] ?? '';
  const meetings = await heldMeetings(tx, world.today);
  const past = meetings.filter(({ heldOn }) => heldOn < world.today);
  const reviewed = past.at(-1);
  for (const [nth, meeting] of past.entries()) {
    const blocks = blocksOf(meeting, nth, manager);
    const writers = { writer: meeting.secretaryId ?? intern, manager };
    if (meeting === reviewed) await inReview(tx, meeting, blocks, writers);
    else await distributed(tx, meeting, blocks, writers, world.today);
  }
  const current = meetings.find(({ heldOn }) => heldOn === world.today);
  if (current) await begun(tx, current, current.secretaryId ?? intern);
}

interface Writers {
  readonly writer: string;
  readonly manager: string;
}

function heldMeetings(tx: Transaction, today: LocalDate): Promise<DemoMeeting[]> {
  return tx.query<DemoMeeting>(
    `select m.id, m.title, m.held_on as "heldOn", m.chair_id as "chairId",
       m.secretary_id as "secretaryId",
       array(select use_case_id from meeting_use_case where meeting_id = m.id order by use_case_id) as "useCaseIds",
       (select coalesce(json_agg(json_build_object('id', a.id, 'title', a.title, 'useCaseId', a.use_case_id,
          'ownerId', a.owner_id)
          order by a.rank, a.id), '[]') from agenda_item a where a.meeting_id = m.id) as agenda,
       (select coalesce(json_agg(json_build_object('personId', p.id, 'personName', p.name, 'entityName', e.name,
          'status', t.status) order by fold(p.name), p.id), '[]')
        from attendance t join person p on p.id = t.person_id left join partner_entity e on e.id = p.entity_id
        where t.meeting_id = m.id) as attendance
     from meeting m
     where m.is_demo and m.held_on <= $1 and m.state <> 'cancelled'
       and exists (select 1 from meeting_use_case where meeting_id = m.id)
     order by m.held_on, m.starts_at, m.id`,
    [today],
  );
}

async function distributed(
  tx: Transaction,
  meeting: DemoMeeting,
  blocks: readonly MinutesBlock[],
  { writer, manager }: Writers,
  today: LocalDate,
): Promise<void> {
  const next = workingDay(addDays(meeting.heldOn, 1));
  const decidedAt = next < today ? `${next}T08:30:00Z` : `${meeting.heldOn}T16:30:00Z`;
  const [row] = await tx.query<{ id: string }>(
    `insert into minutes (meeting_id, state, language, schema, prepared, author_id, submitted_by_id, submitted_at,
       approved_by_id, approved_at, distributed_by_id, distributed_at, distributed_edition, created_at, updated_at)
     values ($1, 'distributed', 'fr', 1, $2, $3, $3, $4, $5, $6, $5, $6, 1, $4, $6) returning id`,
    [
      meeting.id,
      JSON.stringify(preparedContent(meeting.agenda)),
      writer,
      submittedAt(meeting),
      manager,
      decidedAt,
    ],
  );
  const id = row?.id ?? '';
  await store(tx, id, docOf(content(blocks)));
  await submit(tx, id, meeting, 1, blocks, writer, {
    outcome: 'approved',
    by: manager,
    at: decidedAt,
    reason: null,
  });
  await insertRows(tx, id, meeting, blocks, today);
  await tx.query(`update agenda_item set state = 'done' where meeting_id = $1 and state = 'open'`, [
    meeting.id,
  ]);
}

/** Returned once, then submitted again with what was missing. */
async function inReview(
  tx: Transaction,
  meeting: DemoMeeting,
  blocks: readonly MinutesBlock[],
  { writer, manager }: Writers,
): Promise<void> {
  const at = submittedAt(meeting);
  const [row] = await tx.query<{ id: string }>(
    `insert into minutes (meeting_id, state, language, schema, prepared, author_id, submitted_by_id, submitted_at,
       created_at, updated_at, version)
     values ($1, 'in_review', 'fr', 1, $2, $3, $3, $4, $4, $4, 4) returning id`,
    [meeting.id, JSON.stringify(preparedContent(meeting.agenda)), writer, at],
  );
  const id = row?.id ?? '';
  const first = blocks.findIndex(({ type }) => type === 'paragraph') + 1;
  const mended = [...blocks.slice(0, first), paragraph(REVIEW.added), ...blocks.slice(first)];
  const doc = docOf(content(mended));
  await store(tx, id, doc);
  const returned = { outcome: 'returned', by: manager, at, reason: REVIEW.reason };
  await submit(tx, id, meeting, 1, blocks, writer, returned);
  await submit(tx, id, meeting, 2, mended, writer, null);

  const passage = passageOf(doc);
  const question = await comment(tx, id, { ...passage, body: REVIEW.question, by: manager, at });
  await comment(tx, id, { parentId: question, body: REVIEW.answer, by: writer, at });
  await tx.query('update minutes_comment set resolved_at = $2, resolved_by_id = $3 where id = $1', [
    question,
    at,
    manager,
  ]);
  await comment(tx, id, { body: REVIEW.remark, by: manager, at });
  await tx.query(
    `insert into notification (account_id, kind, subject_id, occasion, data, at)
     select a.id, 'minutes_submitted', $1, 2, $2, $3 from account a where a.person_id in ($4::uuid, $5::uuid)
       and a.role in ('project_manager', 'admin')`,
    [
      meeting.id,
      JSON.stringify({
        title: meeting.title,
        heldOn: meeting.heldOn,
        by: meeting.attendance.find(({ personId }) => personId === writer)?.personName ?? null,
        actions: [],
        decisions: 0,
        reason: null,
      }),
      at,
      manager,
      meeting.chairId,
    ],
  );
}

async function begun(tx: Transaction, meeting: DemoMeeting, writer: string): Promise<void> {
  const prepared = preparedContent(meeting.agenda);
  const [row] = await tx.query<{ id: string }>(
    `insert into minutes (meeting_id, language, schema, prepared, author_id, created_at, updated_at)
     values ($1, 'fr', 1, $2, $3, $4, $4) returning id`,
    [meeting.id, JSON.stringify(prepared), writer, tx.now],
  );
  const [point, , ...rest] = prepared.content ?? [];
  const blocks = point?.type === 'point' ? [point, paragraph(BEGUN), ...rest] : [paragraph(BEGUN)];
  await store(tx, row?.id ?? '', docOf(content(blocks)));
}

const content = (blocks: readonly MinutesBlock[]): MinutesContent => ({ type: 'doc', content: blocks });
const submittedAt = ({ heldOn }: DemoMeeting) => `${heldOn}T15:30:00Z`;

async function store(tx: Transaction, minutesId: string, doc: Y.Doc): Promise<void> {
  await tx.query('insert into minutes_base (minutes_id, seq, state) values ($1, 1, $2)', [
    minutesId,
    Buffer.from(Y.encodeStateAsUpdate(doc)),
  ]);
  await tx.query('update minutes set seq = 1 where id = $1', [minutesId]);
}

async function submit(
  tx: Transaction,
  minutesId: string,
  meeting: DemoMeeting,
  number: number,
  blocks: readonly MinutesBlock[],
  writer: string,
  decided: {
    readonly outcome: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string | null;
  } | null,
): Promise<void> {
  await tx.query(
    `insert into minutes_submission (minutes_id, number, edition, content, attendance, submitted_by_id, submitted_at,
       outcome, reason, decided_by_id, decided_at)
     values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      minutesId,
      number,
      JSON.stringify(content(blocks)),
      JSON.stringify(meeting.attendance),
      writer,
      submittedAt(meeting),
      decided?.outcome ?? null,
      decided?.reason ?? null,
      decided?.by ?? null,
      decided?.at ?? null,
    ],
  );
}

/** The first words of the first paragraph, as two positions of the shared document. */
function passageOf(doc: Y.Doc): { readonly anchor: object | null; readonly quote: string } {
  const first = doc
    .getXmlFragment('minutes')
    .toArray()
    .find((node) => node instanceof Y.XmlElement && node.nodeName === 'paragraph');
  const text = first instanceof Y.XmlElement ? first.get(0) : null;
  if (!(text instanceof Y.XmlText)) return { anchor: null, quote: '' };
  const words = (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');
  const quote = words.split(' ').slice(0, 4).join(' ');
  const at = (index: number) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index)) as unknown;
  return { anchor: { from: at(0), to: at(quote.length) }, quote };
}

async function comment(
  tx: Transaction,
  minutesId: string,
  said: {
    readonly parentId?: string;
    readonly anchor?: object | null;
    readonly quote?: string;
    readonly body: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<string> {
  const { parentId = null, anchor = null, quote = '', body, by, at } = said;
  const [row] = await tx.query<{ id: string }>(
    // In the order they were said: replies follow.
    `insert into minutes_comment (minutes_id, parent_id, anchor, quote, body, author_id, at)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz
       + (select count(*) from minutes_comment where minutes_id = $1) * interval '10 minutes') returning id`,
    [minutesId, parentId, anchor === null ? null : JSON.stringify(anchor), quote, body, by, at],
  );
  return row?.id ?? '';
}
