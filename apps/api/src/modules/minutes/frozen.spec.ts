import type { MinutesText } from '@jalon/contracts';
import type { TestClient } from '../../testing/app.js';
import { LiveApp } from '../minutes-live/testing/live-app.js';
import { Typist } from '../minutes-live/testing/typist.js';
import { personOf } from './testing/committee.js';
import { aMeeting, asked, bodyOf, moved, started } from './testing/minutes-world.js';

let live: LiveApp;
let intern: TestClient;
let manager: TestClient;

beforeAll(async () => {
  live = await LiveApp.start();
  intern = await live.app.signIn('intern');
  manager = await live.app.signIn('project_manager');
});
afterAll(() => live.stop());

it('what was said to be saved is in the submission, what was refused is not, whoever types meanwhile', async () => {
  const { id } = await aMeeting(live.app, {
    heldOn: '2026-03-18',
    attendance: { [personOf(intern)]: 'present' },
  });
  const minutes = await started(intern, id);
  const line = (client: TestClient) => ({
    address: live.address,
    minutesId: minutes.id,
    token: client.token,
  });
  const typists = await Promise.all([Typist.join(line(intern)), Typist.join(line(manager))]);
  const [first] = typists;
  expect((await first.answer(first.paragraph('Ouverture faite'))).type).toBe('saved');

  const outcomes = new Map<string, string>();
  let submitted = false;
  const typing = typists.map(async (typist, who) => {
    // One change after the other, until some have come too late.
    for (let count = 0, late = 0; late < 3; count++) {
      const text = `mot ${who}-${count};`;
      const answer = await typist.answer(typist.paragraph(text));
      outcomes.set(text, answer.type === 'saved' ? 'saved' : answer.code);
      if (submitted) late++;
    }
  });
  await first.wire.next('saved', ({ n }) => n > 5);
  const inReview = await moved(intern, minutes, 'submit');
  submitted = true;
  await Promise.all(typing);

  const url = `/api/minutes/${minutes.id}/submissions/1`;
  const { content } = bodyOf(await manager.get<MinutesText>(url));
  const frozen = JSON.stringify(content);
  const lost = [...outcomes].filter(([text, outcome]) => (outcome === 'saved') !== frozen.includes(text));
  expect(lost).toEqual([]);
  expect(new Set(outcomes.values())).toEqual(new Set(['saved', 'frozen']));
  expect(await live.documents.content(minutes.id)).toEqual(content);

  expect((await asked(manager, inReview, 'return', 'Encore un mot')).status).toBe(200);
  await first.wire.next('moved', ({ mayWrite }) => mayWrite);
  const again = await Typist.join(line(intern));
  expect((await again.answer(again.paragraph('Encore'))).type).toBe('saved');
  for (const typist of [...typists, again]) typist.leave();
});
