import * as fc from 'fast-check';
import { agendaTiming, carriedItems, checkAgenda, checkAgendaLength, type AgendaItem } from './agenda.js';
import { AGENDA_STATES } from './meeting.js';
import { refusal } from './testing/refusal.js';

function item(id: string, state: AgendaItem['state'] = 'open', minutes: number | null = 10): AgendaItem {
  return {
    id,
    title: `Point ${id}`,
    note: '',
    ownerId: null,
    minutes,
    useCaseId: null,
    state,
    carriedFromId: null,
  };
}
const none: ReadonlySet<string> = new Set();
const fields = (...said: readonly (readonly [string, string])[]) => ({
  code: 'invalid_value',
  fields: said.map(([path, code]) => ({ path, code })),
});

describe('carrying over', () => {
  const agenda = [item('a'), item('b', 'done'), item('c', 'carried'), item('d')];

  it('takes what is open, in the agenda’s order, and says where it comes from', () => {
    expect(carriedItems(agenda, ['d', 'a'], none)).toMatchObject([
      { title: 'Point a', carriedFromId: 'a' },
      { title: 'Point d', carriedFromId: 'd' },
    ]);
  });

  it('names each item that does not go on', () => {
    expect(refusal(() => carriedItems(agenda, ['a', 'b', 'c', 'z'], none))).toEqual(
      fields(['itemIds.1', 'item_done'], ['itemIds.2', 'already_carried'], ['itemIds.3', 'unknown']),
    );
    expect(refusal(() => carriedItems(agenda, [], none))).toEqual(fields(['itemIds', 'required']));
    expect(refusal(() => carriedItems(agenda, ['a'], new Set(['a'])))).toEqual(
      fields(['itemIds.0', 'already_carried']),
    );
  });

  it('loses no item and doubles none, however often it is asked', () => {
    const states = fc.array(fc.constantFrom(...AGENDA_STATES), { maxLength: 20 });
    const asks = fc.array(fc.array(fc.nat(25), { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(states, asks, (given, requests) => {
        let agenda = given.map((state, index) => item(String(index), state));
        const next: string[] = [];
        for (const request of requests) {
          const ids = [...new Set(request.map(String))];
          try {
            const carried = carriedItems(agenda, ids, none).map((one) => one.carriedFromId);
            next.push(...carried);
            agenda = agenda.map((one) => (carried.includes(one.id) ? { ...one, state: 'carried' } : one));
          } catch {
            // Refused as a whole: nothing moved.
          }
        }
        expect(new Set(next).size).toBe(next.length);
        for (const [index, state] of given.entries()) {
          const id = String(index);
          const stays = agenda[index]?.state === state;
          expect([id, stays || next.includes(id)]).toEqual([id, true]);
          if (next.includes(id)) expect([state, agenda[index]?.state]).toEqual(['open', 'carried']);
        }
      }),
    );
  });
});

describe('writing an agenda', () => {
  const before = [item('a'), item('b', 'carried')];

  it('keeps ids, adds and takes away', () => {
    const next = [{ id: 'b', state: 'carried' as const }, {}, { id: 'a', state: 'done' as const }];
    expect(() => checkAgenda(before, next)).not.toThrow();
    expect(() => checkAgenda(before, [])).not.toThrow();
  });

  it('refuses ids of elsewhere, ids twice, and being carried by hand', () => {
    expect(refusal(() => checkAgenda(before, [{ id: 'z' }, { id: 'a' }, { id: 'a' }]))).toEqual(
      fields(['items.0.id', 'unknown'], ['items.2.id', 'already_exists']),
    );
    expect(refusal(() => checkAgenda(before, [{ id: 'a', state: 'carried' }, { state: 'carried' }]))).toEqual(
      fields(['items.0.state', 'only_carry_over'], ['items.1.state', 'only_carry_over']),
    );
  });

  it('opens again what was carried only while nothing goes on with it', () => {
    const next = [{ id: 'b', state: 'open' as const }];
    expect(() => checkAgenda(before, next)).not.toThrow();
    expect(refusal(() => checkAgenda(before, next, new Set(['b'])))).toEqual(
      fields(['items.0.state', 'already_carried']),
    );
  });

  it('has a length', () => {
    expect(() => checkAgendaLength(60, 'agenda', 'items')).not.toThrow();
    expect(refusal(() => checkAgendaLength(61, 'agenda', 'items'))).toMatchObject({
      code: 'limit_exceeded',
      fields: [{ path: 'items', params: { max: 60 } }],
    });
    expect(() => checkAgendaLength(200, 'backlog', 'items')).not.toThrow();
  });
});

describe('the time of an agenda', () => {
  it('adds up from the beginning, and says what is left', () => {
    expect(agendaTiming('09:50', 60, [item('a', 'open', 15), item('b', 'done', 30), item('c')])).toEqual({
      starts: ['09:50', '10:05', '10:35'],
      planned: 55,
      untimed: 0,
      left: 5,
    });
  });

  it('is not known after an item nobody timed, and skips what was carried on', () => {
    const items = [item('a', 'carried', 20), item('b', 'open', null), item('c', 'open', 90)];
    expect(agendaTiming('23:30', 60, items)).toEqual({
      starts: [null, '23:30', null],
      planned: 90,
      untimed: 1,
      left: -30,
    });
  });

  it('goes past midnight', () => {
    const items = [item('a', 'open', 45), item('b')];
    expect(agendaTiming('23:30', 60, items).starts).toEqual(['23:30', '00:15']);
  });
});
