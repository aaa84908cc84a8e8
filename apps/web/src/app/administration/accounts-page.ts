import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { accounts as accountsContract, reference as referenceContract, type Account } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { matches } from '../ui/combobox/fold';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { Toasts } from '../ui/toast/toasts';
import { AccountForm } from './account-form';

type Key = 'name' | 'email' | 'role' | 'lastSeenAt';

/** /administration/accounts: the accounts, created, given a role, disabled. */
@Component({
  selector: 'app-accounts-page',
  imports: [AccountForm, Badge, Banner, Button, Dialog, Empty, Icon, PageHeader, Skeleton, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accounts-page.html',
})
export class AccountsPage {
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);

  protected readonly list = apiResource(accountsContract, () => '/api/accounts');
  private readonly reference = apiResource(referenceContract, () => '/api/reference');
  protected readonly loaded = keepValue(this.list);
  protected readonly entities = computed(() =>
    this.reference.hasValue() ? this.reference.value().entities : [],
  );
  protected readonly myId = computed(() => this.session.me()?.accountId);
  protected readonly failure = computed(() => {
    const error = this.list.error();
    return error ? this.problemText.of(error) : null;
  });

  protected readonly query = signal('');
  protected readonly sort = signal<Sort<Key>>({ key: 'name', dir: 'asc' });
  protected readonly dialogOpen = signal(false);
  protected readonly editing = signal<Account | null>(null);

  protected readonly rows = computed(() => {
    const { key, dir } = this.sort();
    const query = this.query().trim();
    const text = (account: Account) =>
      key === 'role' ? this.t(`role.${account.role}`) : (account[key] ?? '');
    const found = (this.loaded()?.items ?? []).filter(
      ({ name, email }) => !query || matches(`${name} ${email}`, query),
    );
    return found.sort((a, b) => this.format.compare(text(a), text(b)) * (dir === 'asc' ? 1 : -1));
  });

  constructor() {
    offerCommands(() => [
      {
        id: 'account.create',
        group: 'create',
        label: this.t('administration.create'),
        icon: 'user-plus',
        run: () => this.edit(null),
      },
    ]);
  }

  protected entityName(id: string | null): string {
    return id === null ? '' : (this.entities().find((entity) => entity.id === id)?.name ?? '');
  }

  protected edit(account: Account | null): void {
    this.editing.set(account);
    this.dialogOpen.set(true);
  }

  protected saved(account: Account): void {
    const key = this.editing() === null ? 'administration.created' : 'administration.saved';
    this.dialogOpen.set(false);
    this.list.reload();
    this.toasts.show(this.t(key, { name: account.name }), { tone: 'good' });
  }
}
