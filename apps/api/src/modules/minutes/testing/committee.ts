import type { MinutesView, Notification, Notifications, UseCaseDetail } from '@jalon/contracts';
import type { MinutesBlock } from '@jalon/domain';
import { TestApp, TEST_NOW, TEST_TODAY, type TestClient } from '../../../testing/app.js';
import { aMeeting, bodyOf, entry, moved, paragraph, point, started, typed } from './minutes-world.js';

export const personOf = (client: TestClient): string => client.principal.personId;

export const DECISION: MinutesBlock = entry(1, 'decision', 'Retenir le lot 2');

/**
 * A steering committee held today with a partner entity on two use cases: an intern writes, a manager chairs, a
 * colleague gets an action, leadership gets the minutes, the partner was excused.
 */
export class Committee {
  useCase!: UseCaseDetail;
  other!: UseCaseDetail;
  meetingId = '';
  itemIds: readonly string[] = [];
  minutes!: MinutesView;

  private constructor(
    readonly app: TestApp,
    readonly entityId: string,
    readonly intern: TestClient,
    readonly manager: TestClient,
    readonly colleague: TestClient,
    readonly leader: TestClient,
    readonly partner: TestClient,
  ) {}

  static async start(): Promise<Committee> {
    const app = await TestApp.start();
    const entityId = await app.entity('Caisse du Nord');
    return new Committee(
      app,
      entityId,
      await app.signIn('intern'),
      await app.signIn('project_manager'),
      await app.signIn('project_manager'),
      await app.signIn('leadership'),
      await app.signIn('partner', entityId),
    );
  }

  /** Another meeting, its minutes begun by the intern; nobody was told anything yet. */
  async meet(): Promise<this> {
    const { app, entityId, manager, intern } = this;
    app.clock.set(TEST_NOW);
    await app.query('delete from notification');
    const create = (title: string) => manager.post<UseCaseDetail>('/api/use-cases', { title, entityId });
    this.useCase = bodyOf(await create('Tri des courriers'));
    this.other = bodyOf(await create('Lecture des devis'));
    ({ id: this.meetingId, itemIds: this.itemIds } = await aMeeting(app, {
      title: 'COPIL courrier',
      heldOn: TEST_TODAY,
      entityId,
      chairId: personOf(manager),
      useCaseIds: [this.useCase.id, this.other.id],
      agenda: [{ title: 'Avancement', useCaseId: this.useCase.id }, { title: 'Budget' }],
      attendance: {
        [personOf(manager)]: 'present',
        [personOf(intern)]: 'present',
        [personOf(this.partner)]: 'excused',
        [personOf(this.leader)]: 'distribution',
      },
    }));
    this.minutes = await started(intern, this.meetingId);
    return this;
  }

  action(text = 'Écrire la note'): MinutesBlock {
    return entry(2, 'action', text, { ownerId: personOf(this.colleague), dueOn: '2026-03-25' });
  }

  /** A decision and an action on the first use case, a risk on the other. */
  full(...more: readonly MinutesBlock[]): readonly MinutesBlock[] {
    const risk = { probability: 3, impact: 4, useCaseId: this.other.id };
    return [
      point(this.itemIds[0] ?? null, 'Avancement'),
      paragraph('Le lot 1 est livré.'),
      DECISION,
      this.action(),
      entry(3, 'risk', 'Données en retard', risk),
      ...more,
    ];
  }

  url(rest: string): string {
    return `/api/minutes/${this.minutes.id}/${rest}`;
  }

  async submitted(): Promise<MinutesView> {
    await typed(this.app, this.minutes.id, ...this.full());
    return moved(this.intern, this.minutes, 'submit');
  }

  async approved(): Promise<MinutesView> {
    return moved(this.manager, await this.submitted(), 'approve');
  }

  /** What a reader was told, newest first. */
  async told(client: TestClient): Promise<readonly ({ kind: string } & Notification['data'])[]> {
    const { items } = bodyOf(await client.get<Notifications>('/api/notifications'));
    return items.map(({ kind, data }) => ({ kind, ...data }));
  }

  registerOf(useCaseId: string): Promise<
    {
      kind: string;
      number: number;
      title: string;
      state: string;
      due: string | null;
      owner: string | null;
    }[]
  > {
    return this.app.query(
      `select kind, number, title, state, due_on as due, coalesce(owner_id, decider_id) as owner
       from register_item where use_case_id = $1 order by kind, number`,
      [useCaseId],
    );
  }
}
