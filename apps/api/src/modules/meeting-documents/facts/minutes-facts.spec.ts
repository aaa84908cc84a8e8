import { randomUUID } from 'node:crypto';
import type { AttendanceStatus } from '@jalon/domain';
import { entry, point, uuid } from '../../minutes/testing/minutes-world.js';
import { DocumentWorld } from '../testing/document-world.js';
import { MinutesFactsReader } from './minutes-facts.js';

describe('the facts of minutes', () => {
  let world: DocumentWorld;
  let facts: MinutesFactsReader;

  beforeAll(async () => {
    world = await DocumentWorld.start();
    facts = new MinutesFactsReader(world.app.core.database, world.app.core.config);
  }, 60_000);

  afterAll(() => world.app.stop());

  async function anAction(
    useCaseId: string,
    number: number,
    more: Readonly<Record<string, string | null>> = {},
  ) {
    const known = {
      title: `Action ${number}`,
      due: '2026-03-10',
      closed: null,
      opened: '2026-02-01',
      ...more,
    };
    await world.app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, owner_id)
       values ($1, 'action', $2, $3, case when $4::date is null then 'todo' else 'done' end, $5, $6, $4, $7)`,
      [
        useCaseId,
        100 + number,
        known.title,
        known.closed,
        known.opened,
        known.due,
        world.manager.principal.personId,
      ],
    );
  }

  it('tell who was there, what was planned, what was agreed before, and what became of each row', async () => {
    const useCaseId = await world.aUseCase();
    await anAction(useCaseId, 1);
    await anAction(useCaseId, 2, { due: null });
    await anAction(useCaseId, 3, { closed: '2026-01-10', opened: '2026-01-02' });
    await anAction(useCaseId, 4, { opened: '2026-04-01' });
    const people = await Promise.all(['Zoé', 'Ada', 'Léa', 'Max'].map((name) => world.app.person(name)));
    const statuses: AttendanceStatus[] = ['present', 'excused', 'absent', 'distribution'];
    const { submissionId } = await world.approved(
      [
        point(null, 'Avancement'),
        entry(31, 'action', 'Ouvrir les droits', {
          ownerId: world.manager.principal.personId,
          dueOn: '2026-04-01',
        }),
        entry(32, 'risk', 'Retard', { probability: 4, impact: 5 }),
      ],
      {
        useCaseIds: [useCaseId],
        agenda: [{ title: 'Avancement' }],
        attendance: Object.fromEntries(people.map((id, index) => [id, statuses[index] ?? 'present'])),
      },
    );
    const read = await facts.read(submissionId, 'en');
    expect(read.attendance.map(({ personName, status }) => [personName, status])).toEqual([
      ['Ada', 'excused'],
      ['Léa', 'absent'],
      ['Max', 'distribution'],
      ['Zoé', 'present'],
    ]);
    expect(read).toMatchObject({ language: 'en', edition: 1, demo: false, next: null });
    expect(read.approval?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(read.agenda.map(({ title }) => title)).toEqual(['Avancement']);
    expect(read.previousActions.map(({ code, overdue, state }) => [code, overdue, state])).toEqual([
      ['A-101', true, 'todo'],
      ['A-102', false, 'todo'],
    ]);
    expect(Object.keys(read.people)).toEqual([world.manager.principal.personId]);
    expect(read.registered[uuid(31)]).toEqual({
      code: expect.stringMatching(/^UC-\d+ · A-\d+$/),
      state: 'todo',
    });
    expect(read.registered[uuid(32)]?.code).toMatch(/· R-\d+$/);
  });

  it('name the next meeting of the series, and follow what the one before it closed', async () => {
    const useCaseId = await world.aUseCase();
    const { meetingId, submissionId } = await world.approved(undefined, { useCaseIds: [useCaseId] });
    const [series] = await world.app.query<{ id: string }>(
      `insert into meeting_series (kind, title, rhythm, starts_at, minutes)
       values ('steering_committee', 'COPIL', 'monthly', '10:00', 60) returning id`,
    );
    await world.app.query('update meeting set series_id = $2 where id = $1', [meetingId, series?.id]);
    for (const [day, state] of [
      ['2026-02-18', 'held'],
      ['2026-04-15', 'cancelled'],
      ['2026-05-13', 'planned'],
    ]) {
      await world.app.query(
        `insert into meeting (series_id, kind, title, held_on, starts_at, minutes, place, state)
         values ($1, 'steering_committee', 'COPIL', $2, '14:00', 60, 'Salle B', $3)`,
        [series?.id, day, state],
      );
    }
    await anAction(useCaseId, 1, { closed: '2026-02-25' });
    await anAction(useCaseId, 2, { closed: '2026-02-10' });
    const read = await facts.read(submissionId, 'fr');
    expect(read.next).toEqual({ heldOn: '2026-05-13', startsAt: '14:00', place: 'Salle B' });
    expect(read.previousActions.map(({ code, state }) => [code, state])).toEqual([['A-101', 'done']]);
    // A partner reads nothing of a meeting that it is not held with.
    await world.app.query('update meeting set entity_id = $2 where id = $1', [meetingId, world.entityId]);
    expect((await facts.read(submissionId, 'fr')).next).toBeNull();
    const elsewhere = await world.app.entity('Caisse de l’Est');
    await world.app.query('update use_case set entity_id = $2 where id = $1', [useCaseId, elsewhere]);
    expect((await facts.read(submissionId, 'fr')).useCases).toEqual([]);
  });

  it('keep the lab’s own register from a partner: it follows what was agreed with it', async () => {
    const useCaseId = await world.aUseCase();
    const before = await world.approved(
      [
        entry(41, 'action', 'Convenue ensemble', {
          ownerId: world.manager.principal.personId,
          dueOn: '2026-04-01',
        }),
      ],
      {
        heldOn: '2026-03-11',
        entityId: world.entityId,
        useCaseIds: [useCaseId],
      },
    );
    await anAction(useCaseId, 7, { title: 'Interne au lab' });
    const { submissionId } = await world.approved(undefined, {
      entityId: world.entityId,
      useCaseIds: [useCaseId],
    });
    const titles = (await facts.read(submissionId, 'fr')).previousActions.map(({ title }) => title);
    expect(titles).toEqual(['Convenue ensemble']);
    expect((await facts.read(before.submissionId, 'fr')).previousActions).toEqual([]);
    const lab = await world.approved(undefined, { useCaseIds: [useCaseId] });
    const all = (await facts.read(lab.submissionId, 'fr')).previousActions.map(({ title }) => title);
    expect(all.sort()).toEqual(['Convenue ensemble', 'Interne au lab']);
  });

  it('are gone with the submission', async () => {
    await expect(facts.read(randomUUID(), 'fr')).rejects.toMatchObject({ code: 'not_found' });
  });
});
