import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { sharedDeliverable } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FORMAT_ICONS } from './kinds';

/** What a link of sharing opens: a title and its files, until the link ends. Nobody is signed in. */
@Component({
  selector: 'app-shared-page',
  imports: [Banner, Button, Empty, Icon, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="shared">
      @if (shared.hasValue()) {
        @let document = shared.value();
        <article class="ui-card stack">
          <header>
            <p class="muted small">{{ t('deliverables.shared.by', { lab: document.labName }) }}</p>
            <h1>{{ document.title }}</h1>
            <p class="muted">
              {{ t('deliverables.kind.' + document.kind) }} ·
              {{ t('deliverables.shared.made', { date: format.date(document.readyAt) }) }}
            </p>
          </header>
          <h2>{{ t('deliverables.shared.files') }}</h2>
          <ul class="files">
            @for (file of document.files; track file.format) {
              <li>
                <a
                  ui-button
                  [type]="null"
                  [href]="'/api/shared/' + token() + '/files/' + file.format"
                  [attr.download]="file.fileName"
                >
                  <ui-icon [name]="icons[file.format]" />
                  {{ t('deliverables.format.' + file.format) }}
                  <span class="muted">{{ format.size(file.size) }}</span>
                </a>
              </li>
            }
          </ul>
          <p class="muted small">
            {{ t('deliverables.shared.until', { date: format.instant(document.expiresAt) }) }}
          </p>
        </article>
      } @else if (isEnded()) {
        <div class="ui-card">
          <h1 class="visually-hidden">{{ t('deliverables.shared.title') }}</h1>
          <ui-empty
            icon="lock"
            [heading]="t('deliverables.shared.ended')"
            [text]="t('deliverables.shared.endedText')"
          />
        </div>
      } @else if (shared.error()) {
        <h1>{{ t('deliverables.shared.title') }}</h1>
        <ui-banner tone="bad" [live]="true">
          {{ problems.of(shared.error()) }}
          <button actions ui-button small (click)="shared.reload()">{{ t('common.retry') }}</button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="5" />
      }
    </main>
  `,
  styles: `
    .shared {
      display: grid;
      gap: 16px;
      inline-size: min(640px, calc(100% - 32px));
      margin: 8vh auto 32px;
    }
    h1 {
      overflow-wrap: anywhere;
    }
    .files {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class SharedPage {
  /** From the address. */
  readonly token = input.required<string>();
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly icons = FORMAT_ICONS;
  protected readonly shared = apiResource(
    sharedDeliverable,
    () => `/api/shared/${encodeURIComponent(this.token())}`,
  );
  /** A link that ended, was taken back or never was: all say the same. */
  protected readonly isEnded = computed(() => {
    const error = this.shared.error();
    const status = error ? toApiProblem(error).status : 0;
    return status === 404 || status === 422 || status === 400;
  });

  constructor() {
    describePage(() => ({
      title: this.shared.hasValue() ? this.shared.value().title : this.t('deliverables.shared.title'),
    }));
  }
}
