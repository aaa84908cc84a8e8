import { addDays, daysBetween, daysToPlan, isWorkingDay, mondayOf, type LocalDate } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';
import { MEETING_SERIES, type DemoAgendaItem, type DemoSeries, type DemoTurn } from './meetings-catalogue.js';

const NOTHING: DemoTurn = { objective: '', agenda: [] };

/** The meetings of the demo: what was held, one today, what is coming, and what waits for a meeting. */
export async function insertMeetings(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const series of MEETING_SERIES) {
    const id = await insertSeries(tx, world, series);
    const days = daysOf(series, world.today);
    const next = days.findIndex((day) => day >= world.today);
    const written = new Map<string, string>();
    for (const [index, day] of days.entries()) {
      const turn = series.turns[index - next] ?? NOTHING;
      const meetingId = await insertMeeting(tx, world, series, id, day, turn);
      await insertItems(tx, world, { meetingId }, turn.agenda, written);
    }
    await insertItems(tx, world, { seriesId: id }, series.backlog, written);
  }
}

/** When the series met and will meet. One that meets today does so whatever the day. */
function daysOf(series: DemoSeries, today: LocalDate): readonly LocalDate[] {
  const [from = 0, to = 0] = series.days;
  if (series.rhythm === 'on_demand') {
    return series.days.flatMap((day) => daysToPlan(rhythmOf(series, today), [], addDays(today, day), today));
  }
  const first = addDays(today, from);
  const days = daysToPlan(rhythmOf(series, today), [], first, addDays(today, to));
  if (series.weekday !== 0) return days;
  const closest = days.reduce((best, day) =>
    Math.abs(daysBetween(day, today)) < Math.abs(daysBetween(best, today)) ? day : best,
  );
  return days.map((day) => (day === closest ? today : day));
}

function rhythmOf({ rhythm, weekday, days: [from = 0] }: DemoSeries, today: LocalDate) {
  if (rhythm === 'on_demand') return { rhythm, weekday: null, firstOn: null };
  const present = isWorkingDay(today) ? daysBetween(mondayOf(today), today) : 4;
  const day = ((present + weekday) % 5) + 1;
  const monday = mondayOf(addDays(today, from + 7));
  return { rhythm, weekday: day, firstOn: addDays(monday, day - 1) };
}

async function insertSeries(tx: Transaction, world: DemoWorld, series: DemoSeries): Promise<string> {
  const { people, entities } = world;
  const { rhythm, weekday, firstOn } = rhythmOf(series, world.today);
  const [row] = await tx.query<{ id: string }>(
    `insert into meeting_series (kind, title, entity_id, rhythm, weekday, first_on, starts_at, minutes, place,
       chair_id, secretary_id, is_demo) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,true) returning id`,
    [
      series.kind,
      series.title,
      series.entity === null ? null : entities[series.entity],
      rhythm,
      weekday,
      firstOn,
      series.startsAt,
      series.minutes,
      series.place,
      people[series.chair],
      people[series.secretary],
    ],
  );
  const id = row?.id ?? '';
  await tx.query(
    'insert into meeting_series_use_case (series_id, use_case_id) select $1, unnest($2::uuid[])',
    [id, useCases(world, series)],
  );
  for (const [members, expected] of [
    [series.members, true],
    [series.copies, false],
  ] as const) {
    await tx.query(
      `insert into meeting_series_member (series_id, person_id, expected) select $1, unnest($2::uuid[]), $3`,
      [id, members.map((person) => people[person]), expected],
    );
  }
  return id;
}

async function insertMeeting(
  tx: Transaction,
  world: DemoWorld,
  series: DemoSeries,
  seriesId: string,
  day: LocalDate,
  turn: DemoTurn,
): Promise<string> {
  const { people, entities, today } = world;
  const past = day < today;
  const announced = `${addDays(day, -21) < today ? addDays(day, -21) : addDays(today, -1)}T08:00:00Z`;
  const [row] = await tx.query<{ id: string }>(
    `insert into meeting (series_id, kind, title, objective, entity_id, held_on, starts_at, minutes, place, state,
       cancel_reason, chair_id, secretary_id, is_demo, created_at, updated_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,true,$14,$14) returning id`,
    [
      seriesId,
      series.kind,
      series.title,
      turn.objective,
      series.entity === null ? null : entities[series.entity],
      day,
      series.startsAt,
      series.minutes,
      series.place,
      turn.cancelled === undefined ? (past ? 'held' : 'planned') : 'cancelled',
      turn.cancelled ?? null,
      people[series.chair],
      people[series.secretary],
      announced,
    ],
  );
  const id = row?.id ?? '';
  await tx.query('insert into meeting_use_case (meeting_id, use_case_id) select $1, unnest($2::uuid[])', [
    id,
    useCases(world, series),
  ]);
  const came = past && turn.cancelled === undefined ? 'present' : 'expected';
  const missing = new Map(turn.missing);
  const attendance = [
    ...[series.chair, series.secretary, ...series.members].map(
      (person) => [person, missing.get(person) ?? came] as const,
    ),
    ...series.copies.map((person) => [person, 'distribution'] as const),
  ];
  await tx.query(
    'insert into attendance (meeting_id, person_id, status) select $1, * from unnest($2::uuid[], $3::text[])',
    [id, attendance.map(([person]) => people[person]), attendance.map(([, status]) => status)],
  );
  return id;
}

/** `written` remembers the items of the series by their title, for those that go on with them. */
async function insertItems(
  tx: Transaction,
  world: DemoWorld,
  owner: { readonly meetingId?: string; readonly seriesId?: string },
  items: readonly DemoAgendaItem[],
  written: Map<string, string>,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const [row] = await tx.query<{ id: string }>(
      `insert into agenda_item (meeting_id, series_id, rank, title, note, owner_id, minutes, use_case_id, state,
         carried_from_id) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) returning id`,
      [
        owner.meetingId ?? null,
        owner.seriesId ?? null,
        index + 1,
        item.title,
        item.note ?? '',
        item.owner === undefined ? null : world.people[item.owner],
        item.minutes ?? null,
        item.useCase === undefined ? null : world.useCases.get(item.useCase),
        item.state ?? 'open',
        item.carried === undefined ? null : written.get(item.carried),
      ],
    );
    if (row) written.set(item.title, row.id);
  }
}

function useCases(world: DemoWorld, series: DemoSeries): string[] {
  return series.useCases.map((title) => {
    const id = world.useCases.get(title);
    if (id === undefined) throw new Error(`The demo has no use case « ${title} »`);
    return id;
  });
}
