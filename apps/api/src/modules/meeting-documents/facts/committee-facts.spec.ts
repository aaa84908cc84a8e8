import { emptyAgreement } from '@jalon/domain';
import { TEST_TODAY } from '../../../testing/app.js';
import { aMeeting } from '../../minutes/testing/minutes-world.js';
import { DocumentWorld } from '../testing/document-world.js';
import { CommitteeFactsReader } from './committee-facts.js';

describe('the facts of a committee’s deck', () => {
  let world: DocumentWorld;
  let facts: CommitteeFactsReader;
  let followed: string;
  let other: string;
  let meetingId: string;

  const sql = (text: string, values: readonly unknown[] = []) =>
    world.app.query<{ id: string }>(text, values);

  beforeAll(async () => {
    world = await DocumentWorld.start();
    const { database, config } = world.app.core;
    facts = new CommitteeFactsReader(database, config, world.app.core.clock);
    followed = await world.aUseCase();
    other = await world.aUseCase();
    const meeting = await aMeeting(world.app, {
      title: 'Pilotage du tri',
      heldOn: '2026-03-20',
      entityId: world.entityId,
      chairId: world.manager.principal.personId,
      useCaseIds: [followed],
      agenda: [{ title: 'Extension', useCaseId: followed }, { title: 'Divers' }],
    });
    meetingId = meeting.id;
    await aSeries();
    await aLife();
    await aRegister(followed);
    await aRegister(other);
    await papers();
  }, 60_000);

  afterAll(() => world.app.stop());

  async function aSeries(): Promise<void> {
    const [series] = await sql(
      `insert into meeting_series (kind, title, rhythm, starts_at, minutes)
       values ('steering_committee', 'Pilotage', 'monthly', '10:00', 60) returning id`,
    );
    await sql('update meeting set series_id = $2 where id = $1', [meetingId, series?.id]);
    for (const [day, state, entityId = world.entityId] of [
      ['2026-02-18', 'held'],
      ['2026-03-04', 'cancelled'],
      ['2026-03-19', 'planned'],
      ['2026-04-15', 'cancelled'],
      ['2026-04-22', 'planned'],
      // The lab alone.
      ['2026-03-11', 'held', null],
      ['2026-04-08', 'planned', null],
    ] as const) {
      await sql(
        `insert into meeting (series_id, kind, title, held_on, starts_at, minutes, place, state, entity_id)
         values ($1, 'steering_committee', 'Pilotage', $2, '14:00', 60, 'Salle B', $3, $4)`,
        [series?.id, day, state, entityId],
      );
    }
  }

  /** Moves, healths and milestones before and after the meeting of 18 February. */
  async function aLife(): Promise<void> {
    for (const id of [followed, other]) {
      await sql('delete from use_case_move where use_case_id = $1', [id]);
      await sql(
        `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind, reason)
         values ($1, '2026-01-05', null, 'opportunity', 'active', 'entered', null),
           ($1, '2026-03-02', 'opportunity', 'framing', 'active', 'advanced', 'Passage prononcé')`,
        [id],
      );
      await sql(
        `insert into use_case_health (use_case_id, declared_on, health, reason)
         values ($1, '2026-01-10', 'on_track', null), ($1, '2026-02-20', 'on_track', null),
           ($1, '2026-03-05', 'at_risk', 'Données en retard')`,
        [id],
      );
    }
    await sql(
      `update use_case set stage = 'framing', health = 'at_risk', previous_health = 'on_track',
         health_reason = 'Données en retard', health_declared_on = '2026-03-05',
         decision_needed = 'Arbitrer la priorité', summary = 'En bref' where id = $1`,
      [followed],
    );
    const client = world.app;
    client.clock.set('2026-01-12T09:00:00.000Z');
    const [plan] = await sql(
      `insert into milestone (use_case_id, name, baseline_on, forecast_on) values ($1, 'Pilote', '2026-03-10', '2026-03-10')
       returning id`,
      [followed],
    );
    await sql('delete from history where row_id = $1', [plan?.id]);
    await sql(
      `insert into history (row_id, kind, use_case_id, from_at, to_at, state)
       select $1, 'milestone', $2, d.at::timestamptz, d.until::timestamptz, jsonb_build_object('forecast_on', d.due)
       from (values ('2026-01-12T09:00:00Z', '2026-02-10T09:00:00Z', '2026-03-10'),
         ('2026-02-10T09:00:00Z', '2026-03-03T09:00:00Z', '2026-03-24'),
         ('2026-03-03T09:00:00Z', null, '2026-04-07')) d(at, until, due)`,
      [plan?.id, followed],
    );
    await sql('alter table milestone disable trigger user');
    await sql(`update milestone set forecast_on = '2026-04-07' where id = $1`, [plan?.id]);
    await sql('alter table milestone enable trigger user');
    client.clock.set(`${TEST_TODAY}T09:00:00.000Z`);
  }

  async function aRegister(useCaseId: string): Promise<void> {
    const person = world.manager.principal.personId;
    await sql(
      `insert into register_item (use_case_id, kind, number, title, state, owner_id, opened_on, due_on, closed_on,
         probability, impact, response, decider_id, decided_on)
       values ($1, 'action', 101, 'Ouverte', 'in_progress', $2, '2026-01-05', '2026-03-01', null, null, null, null, null, null),
         ($1, 'action', 102, 'Faite depuis', 'done', $2, '2026-01-05', null, '2026-02-25', null, null, null, null, null),
         ($1, 'action', 103, 'Faite avant', 'done', $2, '2026-01-05', null, '2026-02-10', null, null, null, null, null),
         ($1, 'action', 104, 'Abandonnée', 'cancelled', $2, '2026-01-05', null, '2026-02-25', null, null, null, null, null),
         ($1, 'decision', 101, 'À prendre', 'proposed', null, '2026-03-01', '2026-03-31', null, null, null, null, $2, null),
         ($1, 'decision', 102, 'Prise depuis', 'taken', null, '2026-02-18', null, '2026-02-18', null, null, null, $2, '2026-02-18'),
         ($1, 'decision', 103, 'Prise avant', 'taken', null, '2026-01-18', null, '2026-01-18', null, null, null, $2, '2026-01-18'),
         ($1, 'risk', 101, 'Retard', 'open', null, '2026-01-05', null, null, 4, 5, 'reduce', null, null),
         ($1, 'risk', 102, 'Clos', 'closed', null, '2026-01-05', null, '2026-02-20', 4, 5, null, null, null)`,
      [useCaseId, person],
    );
  }

  /** A study, a gate review and an agreement whose signed amendment changes the charges. */
  async function papers(): Promise<void> {
    await sql(
      `insert into opportunity_study (title, entity_id, use_case_id, answers)
       values ('Tri', $1, $2, '{"businessCase":{"objective":" Ramener à deux jours ","costOfNotDoing":""}}')`,
      [world.entityId, followed],
    );
    await sql(
      `insert into gate_review (use_case_id, border, number, grid_id, state, requested_on, review_on)
       select $1, 'framing_delivery', 1, g.id, 'in_review', '2026-03-03', '2026-03-25'
       from gate_grid g where g.border = 'framing_delivery' order by g.number desc limit 1`,
      [followed],
    );
    const charges = (financing: string, rebilled: number | null, days: number) => ({
      fields: { financing, rebilled, terms: '' },
      rows: [
        { competence: 'data_science', days, note: '' },
        { competence: 'other', days: 2.25, note: '' },
      ],
    });
    const [agreement] = await sql(
      `insert into agreement (use_case_id, number, kind, title, state, content, valid_to, signed_on)
       values ($1, 1, 'agreement', 'Convention', 'signed', $2, '2026-12-31', '2026-01-20') returning id`,
      [followed, JSON.stringify({ ...emptyAgreement(), charges: charges('lab', null, 10) })],
    );
    await sql(
      `insert into agreement (use_case_id, number, kind, parent_id, title, state, content, signed_on)
       values ($1, 1, 'amendment', $2, 'Avenant', 'signed', $3, '2026-02-20'),
         ($1, 2, 'amendment', $2, 'Avenant', 'draft', $4, null)`,
      [
        followed,
        agreement?.id,
        JSON.stringify({ reason: '', before: {}, after: { charges: charges('shared', 4_500_000, 20) } }),
        JSON.stringify({ reason: '', before: {}, after: { charges: charges('rebilled', 9, 99) } }),
      ],
    );
  }

  it('say everything of the meeting’s use cases, and nothing of others', async () => {
    const read = await facts.read(meetingId, 'fr');
    expect(read).toMatchObject({
      language: 'fr',
      asOf: TEST_TODAY,
      previousOn: '2026-02-18',
      sinceOn: '2026-02-18',
      next: { heldOn: '2026-04-22', startsAt: '14:00', place: 'Salle B' },
      meeting: { title: 'Pilotage du tri', entityName: 'Caisse du Nord', heldOn: '2026-03-20' },
    });
    expect(read.agenda.map(({ title, useCaseCode }) => [title, useCaseCode])).toEqual([
      ['Extension', 'UC-001'],
      ['Divers', null],
    ]);
    expect(read.useCases).toHaveLength(1);
    expect(read.useCases[0]).toMatchObject({
      code: 'UC-001',
      objective: 'Ramener à deux jours',
      studyCode: 'EO-001',
      stage: 'framing',
      health: 'at_risk',
      trend: 'worsening',
      healthReason: 'Données en retard',
      decisionNeeded: 'Arbitrer la priorité',
      gate: {
        border: 'framing_delivery',
        state: 'in_review',
        requestedOn: '2026-03-03',
        reviewOn: '2026-03-25',
      },
      agreement: {
        signedOn: '2026-01-20',
        validTo: '2026-12-31',
        amendments: 1,
        financing: 'shared',
        rebilledCents: 4_500_000,
        days: 22.25,
      },
    });
    expect(read.moves.map(({ on, kind, reason }) => [on, kind, reason])).toEqual([
      ['2026-03-02', 'advanced', 'Passage prononcé'],
    ]);
    expect(read.healthMoves).toEqual([
      { code: 'UC-001', on: '2026-03-05', from: 'on_track', to: 'at_risk', reason: 'Données en retard' },
    ]);
    expect(read.actions.map(({ number, state }) => [number, state])).toEqual([
      ['A-101', 'in_progress'],
      ['A-102', 'done'],
    ]);
    expect(read.decisions.map(({ number, state, dueOn }) => [number, state, dueOn])).toEqual([
      ['D-101', 'proposed', '2026-03-31'],
      ['D-102', 'taken', null],
    ]);
    expect(read.risks).toEqual([
      {
        code: 'UC-001',
        number: 'R-101',
        title: 'Retard',
        ownerName: null,
        probability: 4,
        impact: 5,
        response: 'reduce',
        responsePlan: null,
      },
    ]);
  });

  it('follow what was said of each milestone, with the slippage of today', async () => {
    const [milestone] = (await facts.read(meetingId, 'en')).useCases[0]?.milestones ?? [];
    expect(milestone).toEqual({
      name: 'Pilote',
      baselineOn: '2026-03-10',
      forecastOn: '2026-04-07',
      actualOn: null,
      // Easter Monday, 6 April, is no working day.
      slipDays: 19,
      trend: [
        { on: '2026-01-31', dueOn: '2026-03-10' },
        { on: '2026-02-28', dueOn: '2026-03-24' },
        { on: TEST_TODAY, dueOn: '2026-04-07' },
      ],
      slips: 2,
    });
  });

  it('go back thirty days where no meeting came before, and say the summary where no study says the objective', async () => {
    const { id } = await aMeeting(world.app, { heldOn: '2026-03-25', useCaseIds: [followed, other] });
    await sql(`update use_case set summary = 'Résumé' where id = $1`, [other]);
    const read = await facts.read(id, 'fr');
    expect(read).toMatchObject({ previousOn: null, sinceOn: '2026-02-16', next: null });
    expect(
      read.useCases.map(({ objective, studyCode, agreement, gate }) => [
        objective,
        studyCode,
        agreement === null,
        gate === null,
      ]),
    ).toEqual([
      ['Ramener à deux jours', 'EO-001', false, false],
      ['Résumé', null, true, true],
    ]);
    expect(read.actions).toHaveLength(4);
  });

  it('are refused of a meeting that is gone', async () => {
    await expect(facts.read('3f2b7c1e-8d4a-4f6b-9c0d-1e2f3a4b5c6d', 'fr')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('tells a partner nothing of a use case that went to another entity since', async () => {
    await sql('update use_case set entity_id = $2 where id = $1', [followed, await world.app.entity('Sud')]);
    const { useCases, moves, risks } = await facts.read(meetingId, 'fr');
    expect([useCases, moves, risks]).toEqual([[], [], []]);
    await sql('update use_case set entity_id = $2 where id = $1', [followed, world.entityId]);
    expect((await facts.read(meetingId, 'fr')).useCases).toHaveLength(1);
  });
});
