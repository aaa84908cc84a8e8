import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedView } from '@jalon/contracts';
import { toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { whenIdle } from '../../core/idle';
import { ProblemText } from '../../core/i18n/problem-text';
import { SessionStore } from '../../core/session/session-store';
import { ViewsStore, viewParams } from '../../core/views/views-store';
import { Button } from '../../ui/button/button';
import { Confirm } from '../../ui/confirm/confirm';
import { Dialog } from '../../ui/dialog/dialog';
import { Field, Input } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { Popover } from '../../ui/popover/popover';
import { Toasts } from '../../ui/toast/toasts';
import { canonical } from './view-address';

interface Action {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

/** Saved views of the page: opens them, keeps the present one, and changes the one that is open. */
@Component({
  selector: 'app-views-menu',
  imports: [Button, Dialog, Field, Icon, Input, Popover, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './views-menu.html',
  styleUrl: './views-menu.css',
})
export class ViewsMenu {
  /** The page's query string, as view-address writes it. */
  readonly address = input.required<string>();

  private readonly i18n = inject(I18n);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(ViewsStore);
  protected readonly params = viewParams;
  private readonly popover = viewChild.required(Popover);

  protected readonly mayShare = computed(() => this.session.may('view:share'));
  /** The view on screen; else the one that was, whose filters have changed since. */
  protected readonly current = computed(() => {
    const views = this.store.items();
    const opened = views.find((view) => view.id === this.store.opened());
    if (opened && canonical(opened.query) === this.address()) return opened;
    return views.find((view) => canonical(view.query) === this.address()) ?? opened ?? null;
  });
  protected readonly asking = signal<'save' | 'rename' | null>(null);
  protected readonly name = signal('');
  protected readonly shared = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly actions = computed<readonly Action[]>(() => {
    const view = this.current();
    const word = (key: string) => this.t(`portfolio.views.${key}`, { name: view?.name ?? '' });
    const copy: Action = { id: 'copy', icon: 'link', label: word('copy'), run: () => void this.copy() };
    if (!view?.mine) return [copy];
    const changed = canonical(view.query) !== this.address();
    const may = this.mayShare() || view.shared;
    return [
      ...(changed
        ? [
            {
              id: 'update',
              icon: 'check' as const,
              label: word('update'),
              run: () => void this.change(view, { query: this.address() }),
            },
          ]
        : []),
      { id: 'rename', icon: 'pencil', label: word('rename'), run: () => this.ask('rename') },
      ...(may
        ? [
            {
              id: 'share',
              icon: 'users' as const,
              label: word(view.shared ? 'unshare' : 'share'),
              run: () => void this.change(view, { shared: !view.shared }),
            },
          ]
        : []),
      copy,
      { id: 'delete', icon: 'trash-2', label: word('delete'), run: () => void this.remove(view) },
    ];
  });

  constructor() {
    // The list comes first: until then the button says no name.
    const read = () => this.store.load().catch((failure: unknown) => this.fail(failure));
    inject(DestroyRef).onDestroy(whenIdle(() => void read()));
  }

  protected open(view: SavedView): void {
    this.store.opened.set(view.id);
    this.popover().close();
  }

  protected leave(): void {
    this.popover().close();
  }

  protected run(action: Action): void {
    this.popover().close();
    action.run();
  }

  protected ask(kind: 'save' | 'rename'): void {
    const view = this.current();
    this.name.set(kind === 'rename' ? (view?.name ?? '') : '');
    this.shared.set(false);
    this.error.set(null);
    this.asking.set(kind);
  }

  protected async confirmName(): Promise<void> {
    const name = this.name().trim();
    const view = this.current();
    if (name === '') return this.error.set(this.t('fieldProblem.required'));
    try {
      if (this.asking() === 'rename' && view) await this.store.change(view, { name });
      else await this.store.create(name, this.address(), this.shared());
      this.asking.set(null);
      this.toasts.show(this.t('portfolio.views.saved', { name }), { tone: 'good' });
    } catch (failure) {
      const taken = toApiProblem(failure).code === 'already_exists';
      this.error.set(taken ? this.t('portfolio.views.taken') : this.problemText.of(failure));
    }
  }

  private async change(view: SavedView, changes: Parameters<ViewsStore['change']>[1]): Promise<void> {
    try {
      const { name } = await this.store.change(view, changes);
      this.store.opened.set(view.id);
      this.toasts.show(this.t('portfolio.views.saved', { name }), { tone: 'good' });
    } catch (failure) {
      this.fail(failure);
    }
  }

  private async remove(view: SavedView): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('portfolio.views.deleteHeading', { name: view.name }),
      text: this.t('portfolio.views.deleteText'),
      confirm: this.t('common.delete'),
      danger: true,
    });
    if (!yes) return;
    try {
      await this.store.remove(view);
      this.toasts.show(this.t('portfolio.views.deleted'));
    } catch (failure) {
      this.fail(failure);
    }
  }

  private async copy(): Promise<void> {
    const { origin } = this.document.location;
    const address = this.address();
    try {
      await navigator.clipboard.writeText(`${origin}/portfolio${address ? `?${address}` : ''}`);
      this.toasts.show(this.t('portfolio.views.copied'), { tone: 'good' });
    } catch {
      this.toasts.show(this.t('portfolio.views.copyFailed'), { tone: 'bad' });
    }
  }

  private fail(failure: unknown): void {
    this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
  }
}
