import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { partnerEntity, person, product } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { matches } from '../ui/combobox/fold';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs, type Tab } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';
import { ReferenceForm } from './reference-form';
import { KINDS, PATHS, rowsOf, type Kind, type ReferenceRow } from './reference-row';

const CONTRACTS = { person, entity: partnerEntity, product };

/** /people: the people, partner entities and products that the screens choose from; nothing is ever deleted. */
@Component({
  selector: 'app-people-page',
  imports: [Badge, Banner, Button, Dialog, Empty, Icon, PageHeader, ReferenceForm, Skeleton, Tabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styles: `
    .actions {
      display: inline-flex;
      align-items: center;
      gap: 2px;
    }
  `,
})
export class PeoplePage {
  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly reference = inject(ReferenceStore);

  protected readonly kind = signal<Kind>('person');
  protected readonly query = signal('');
  protected readonly showArchived = signal(false);
  protected readonly loaded = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly dialogOpen = signal(false);
  protected readonly editing = signal<ReferenceRow | null>(null);

  protected readonly tabs = computed<readonly Tab<Kind>[]>(() =>
    KINDS.map((id) => ({
      id,
      label: this.t(`people.tabs.${id}`),
      count: this.format.number(rowsOf(id, this.reference.value()).filter((one) => !one.archived).length),
    })),
  );
  private readonly all = computed(() => rowsOf(this.kind(), this.reference.value()));
  protected readonly anyArchived = computed(() => this.all().some(({ archived }) => archived));
  protected readonly rows = computed(() => {
    const query = this.query().trim();
    return this.all()
      .filter((row) => this.showArchived() || !row.archived)
      .filter((row) => !query || matches(`${row.name} ${this.whose(row)}`, query))
      .sort((left, right) => this.format.compare(left.name, right.name));
  });

  constructor() {
    void this.load();
    offerCommands(() => [
      {
        id: 'reference.create',
        group: 'create',
        label: this.t(`people.create.${this.kind()}`),
        icon: 'plus',
        run: () => this.edit(null),
      },
    ]);
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      await this.reference.refresh();
      this.loaded.set(true);
    } catch (failure) {
      this.failure.set(this.problemText.of(failure));
    }
  }

  /** Where a person belongs. */
  protected whose(row: ReferenceRow): string {
    if (row.kind !== 'person') return row.description ?? '';
    return this.reference.nameOf(row.entityId) ?? this.t('people.lab');
  }

  protected stateOf(row: ReferenceRow): string {
    return this.t(`people.${row.archived ? 'archived' : 'active'}${row.kind === 'product' ? 'Product' : ''}`);
  }

  protected edit(row: ReferenceRow | null): void {
    this.editing.set(row);
    this.dialogOpen.set(true);
  }

  protected async saved(name: string): Promise<void> {
    this.dialogOpen.set(false);
    await this.load();
    this.toasts.show(this.t('people.saved', { name }), { tone: 'good' });
  }

  protected async archive(row: ReferenceRow): Promise<void> {
    const { id, kind, name, version } = row;
    try {
      await this.api.patch(`${PATHS[kind]}/${id}`, { version, archived: !row.archived }, CONTRACTS[kind]);
      await this.saved(name);
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
      await this.load();
    }
  }
}
