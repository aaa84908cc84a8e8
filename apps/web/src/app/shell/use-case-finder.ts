import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import { useCasePage } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Dialog } from '../ui/dialog/dialog';
import { HealthBadge } from '../ui/health/health-badge';
import { ShellCommands } from './shell-commands';

const WAIT_MS = 180;
const SHOWN = 8;

/** Opens any use case by its code or a few words, from the palette or with `o`. */
@Component({
  selector: 'app-use-case-finder',
  imports: [Dialog, HealthBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('find.heading')" [closeLabel]="t('common.close')" [bare]="true">
      <input
        #box
        class="palette__box"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        data-autofocus
        aria-autocomplete="list"
        aria-controls="finder-list"
        [attr.aria-expanded]="rows().length > 0"
        [attr.aria-label]="t('find.heading')"
        [attr.aria-activedescendant]="rows().length ? 'finder-' + active() : null"
        [placeholder]="t('find.box')"
        (input)="search(box.value)"
        (keydown)="onKey($event)"
      />
      <div id="finder-list" class="palette__list" role="listbox" [attr.aria-label]="t('find.heading')">
        @for (row of rows(); track row.id; let index = $index) {
          <div
            class="ui-option"
            role="option"
            tabindex="-1"
            [id]="'finder-' + index"
            [class.ui-option--active]="index === active()"
            [attr.aria-selected]="index === active()"
            (click)="go(row.id)"
            (keydown.enter)="go(row.id)"
          >
            <span class="ui-option__note tabular">{{ row.code }}</span>
            <span class="ui-option__label">{{ row.title }}</span>
            <ui-health [health]="row.health" />
          </div>
        }
      </div>
      <p class="palette__hint" role="status">{{ hint() }}</p>
    </ui-dialog>
  `,
})
export class UseCaseFinder {
  private readonly i18n = inject(I18n);
  private readonly shell = inject(ShellCommands);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly open = this.shell.finderOpen;
  protected readonly active = signal(0);
  private readonly query = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly resource = apiResource(useCasePage, () => {
    const q = this.query();
    if (!this.open() || q === '') return undefined;
    return `/api/use-cases?${new URLSearchParams({ q, pageSize: String(SHOWN) }).toString()}`;
  });
  private readonly answer = keepValue(this.resource);
  protected readonly rows = computed(() => (this.query() === '' ? [] : (this.answer()?.items ?? [])));
  protected readonly hint = computed(() => {
    if (this.query() === '') return this.t('find.type');
    const failure = this.resource.error();
    if (failure) return this.problemText.of(failure.cause ?? failure);
    const answer = this.answer();
    if (!answer) return this.t('common.loading');
    return answer.total === 0 ? this.t('find.none') : this.i18n.plural('find.results', answer.total);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    // Each opening starts afresh.
    effect(() => {
      if (!this.open()) return;
      this.query.set('');
      this.active.set(0);
    });
  }

  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.query.set(text.trim());
      this.active.set(0);
    }, WAIT_MS);
  }

  protected onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.active.update((index) => Math.max(0, Math.min(this.rows().length - 1, index + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = this.rows()[this.active()];
      if (row) this.go(row.id);
    }
  }

  protected go(id: string): void {
    this.open.set(false);
    void this.router.navigate(['/use-cases', id]);
  }
}
