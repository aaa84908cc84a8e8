import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { squad as squadContract, squads as squadsContract, type Squad } from '@jalon/contracts';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox, type Option } from '../ui/combobox/combobox';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { TabLinks } from '../ui/tabs/tab-links';
import { Toasts } from '../ui/toast/toasts';
import { SquadCard } from './squad-card';
import { squadTabs } from './squad-tabs';

interface Draft {
  /** Null for a new one. */
  readonly squad: Squad | null;
  readonly key: string;
  readonly name: string;
  readonly referentId: string | null;
}

/** /squads: the squads with their members, made, renamed and archived. */
@Component({
  selector: 'app-squads-page',
  imports: [
    Banner,
    Button,
    Combobox,
    Dialog,
    Empty,
    Field,
    Icon,
    Input,
    PageHeader,
    Skeleton,
    SquadCard,
    TabLinks,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './squads-page.html',
})
export class SquadsPage {
  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);

  protected readonly tabs = computed(() => squadTabs(this.t));
  protected readonly mayEdit = computed(() => this.session.may('squad:edit'));
  protected readonly answer = apiResource(squadsContract, () => '/api/squads');
  /** What the server said, then what each write answered. */
  protected readonly known = linkedSignal<readonly Squad[] | undefined, readonly Squad[] | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value().items : undefined),
    computation: (items, previous) => items ?? previous?.value,
  });
  protected readonly showArchived = signal(false);
  protected readonly archivedCount = computed(
    () => (this.known() ?? []).filter((one) => one.archived).length,
  );
  protected readonly shown = computed(() =>
    (this.known() ?? []).filter((one) => this.showArchived() || !one.archived),
  );
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });
  protected readonly referents = computed<readonly Option[]>(() =>
    this.reference
      .value()
      .people.filter(({ archived, entityId }) => !archived && entityId === null)
      .map(({ id, name }) => ({ value: id, label: name })),
  );

  protected readonly draft = signal<Draft | null>(null);
  protected readonly saving = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly formFailure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('squads.conflict');
    return problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    this.reference.load().catch((failure: unknown) => {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
    });
    offerCommands(() =>
      this.mayEdit()
        ? [
            {
              id: 'squad.create',
              group: 'create',
              label: this.t('squads.create'),
              icon: 'plus',
              run: () => this.edit(null),
            },
          ]
        : [],
    );
  }

  protected error(path: string): string | null {
    return this.problemText.ofField(this.problem()?.field(path) ?? this.problem()?.field(`changes.${path}`));
  }

  protected edit(squad: Squad | null): void {
    this.problem.set(null);
    this.draft.set({
      squad,
      key: newIdempotencyKey(),
      name: squad?.name ?? '',
      referentId: squad?.functionalReferentId ?? null,
    });
  }

  protected change(fields: Partial<Pick<Draft, 'name' | 'referentId'>>): void {
    this.draft.update((draft) => draft && { ...draft, ...fields });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.saving()) return;
    const fields = { name: draft.name, functionalReferentId: draft.referentId };
    this.saving.set(true);
    this.problem.set(null);
    try {
      const saved = draft.squad
        ? await this.api.patch(
            `/api/squads/${draft.squad.id}`,
            { version: draft.squad.version, changes: fields },
            squadContract,
          )
        : await this.api.post('/api/squads', fields, squadContract, { idempotencyKey: draft.key });
      this.replace(saved);
      this.draft.set(null);
      this.toasts.show(this.t('squads.saved', { name: saved.name }), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = squadContract.safeParse(problem.current);
      if (problem.code === 'version_conflict' && current.success) {
        this.replace(current.data);
        this.draft.update((kept) => kept && { ...kept, squad: current.data });
      }
      this.problem.set(problem);
    } finally {
      this.saving.set(false);
    }
  }

  protected async archive(squad: Squad): Promise<void> {
    const { name, version } = squad;
    const archived = !squad.archived;
    if (archived) {
      const sure = await this.confirm.ask({
        heading: this.t('squads.archiveAsk', { name }),
        text: this.t('squads.archiveText'),
        confirm: this.t('squads.archive'),
        danger: true,
      });
      if (!sure) return;
    }
    try {
      this.replace(
        await this.api.patch(`/api/squads/${squad.id}`, { version, changes: { archived } }, squadContract),
      );
      this.toasts.show(this.t(archived ? 'squads.archivedDone' : 'squads.saved', { name }), { tone: 'good' });
    } catch (failure) {
      const current = squadContract.safeParse(toApiProblem(failure).current);
      if (current.success) this.replace(current.data);
      this.toasts.show(current.success ? this.t('squads.conflict') : this.problemText.of(failure), {
        tone: 'bad',
      });
    }
  }

  protected replace(squad: Squad): void {
    this.known.update((items) =>
      [...(items ?? []).filter(({ id }) => id !== squad.id), squad].sort((left, right) =>
        this.format.compare(left.name, right.name),
      ),
    );
  }
}
