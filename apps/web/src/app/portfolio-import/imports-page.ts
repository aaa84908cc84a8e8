import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { importList, type ImportOutcome } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { FileDrop } from '../ui/file-drop/file-drop';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FILE_EXTENSIONS } from './file-limits';
import type { ImportState } from './import-steps';
import { ImportWords } from './import-words';
import { OUTCOMES } from './outcomes';
import { Upload } from './upload';
import { WizardSteps } from './wizard-steps';

const TONES: Readonly<Record<ImportState, BadgeTone>> = {
  uploaded: 'neutral',
  queued: 'accent',
  running: 'accent',
  done: 'green',
  failed: 'red',
};

/** First step: the file, and the imports made before. */
@Component({
  selector: 'app-imports-page',
  imports: [Badge, Banner, Button, Empty, FileDrop, PageHeader, RouterLink, Skeleton, WizardSteps],
  providers: [Upload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './imports-page.css',
  template: `
    <div class="page stack stack--loose">
      <ui-page-header [heading]="t('imports.title')" [text]="t('imports.intro')" />
      <app-wizard-steps current="file" />
      <section class="stack stack--tight" [attr.aria-label]="t('imports.step.file')">
        <ui-file-drop
          [heading]="t('imports.drop.heading')"
          [text]="t('imports.drop.text')"
          [accept]="accept"
          [chooseLabel]="t('imports.drop.choose')"
          [busy]="sending() !== null"
          [busyLabel]="busyLabel()"
          [fileName]="progressText()"
          [sent]="sending()?.sent ?? 0"
          [size]="sentWhole() ? null : (sending()?.size ?? null)"
          [error]="error()"
          (file)="send($event)"
        />
        @if (sending()) {
          <div class="line line--end">
            <button ui-button (click)="upload.cancel()">{{ t('imports.drop.cancel') }}</button>
          </div>
        }
        <p class="muted small">{{ t('imports.drop.promise') }}</p>
      </section>
      <section class="stack stack--tight" aria-labelledby="recent-imports">
        <h2 id="recent-imports">{{ t('imports.recent.heading') }}</h2>
        @if (list.error(); as failure) {
          <ui-banner tone="bad">
            {{ problems.of(failure) }}
            <button actions ui-button small (click)="list.reload()">{{ t('common.retry') }}</button>
          </ui-banner>
        }
        @if (items(); as recent) {
          @if (recent.length === 0) {
            <ui-empty
              icon="file-spreadsheet"
              [heading]="t('imports.recent.none')"
              [text]="t('imports.recent.noneText')"
            />
          } @else {
            <ul class="recent ui-card ui-card--flush">
              @for (item of recent; track item.id) {
                <li class="recent__item">
                  <div class="recent__words">
                    <a class="recent__name" [routerLink]="['/imports', item.id]">{{ item.fileName }}</a>
                    <span class="muted small">
                      {{ format.instant(item.createdAt) }}
                      @if (item.byName) {
                        · {{ item.byName }}
                      }
                    </span>
                  </div>
                  @if (item.state === 'done') {
                    <p class="recent__counts small muted">{{ summary(item.counts) }}</p>
                  }
                  <ui-badge [tone]="tones[item.state]">{{ t('imports.state.' + item.state) }}</ui-badge>
                </li>
              }
            </ul>
          }
        } @else if (!list.error()) {
          <ui-skeleton [label]="t('common.loading')" [lines]="4" [height]="20" />
        }
      </section>
    </div>
  `,
})
export class ImportsPage {
  private readonly i18n = inject(I18n);
  private readonly words = inject(ImportWords);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly upload = inject(Upload);
  protected readonly accept = FILE_EXTENSIONS.join(',');
  protected readonly tones = TONES;

  protected readonly list = apiResource(importList, () => '/api/imports');
  private readonly last = keepValue(this.list);
  protected readonly items = computed(() => this.last()?.items);
  protected readonly sending = this.upload.current;
  protected readonly sentWhole = computed(() => {
    const now = this.sending();
    return now !== null && now.sent >= now.size;
  });
  protected readonly busyLabel = computed(() =>
    this.t('imports.drop.progress', { name: this.sending()?.name ?? '' }),
  );
  /** What is going on with the file, in words: sent so far, then read by the server. */
  protected readonly progressText = computed(() => {
    const now = this.sending();
    if (!now) return '';
    if (this.sentWhole()) return this.t('imports.drop.reading', { name: now.name });
    return this.t('imports.drop.sent', {
      name: now.name,
      sent: this.format.size(now.sent),
      size: this.format.size(now.size),
    });
  });
  private readonly failure = signal<{ readonly name: string; readonly problem: unknown } | null>(null);
  protected readonly error = computed(() => {
    const failure = this.failure();
    return (
      failure &&
      this.t('imports.drop.refused', { name: failure.name, reason: this.words.afterName(failure.problem) })
    );
  });

  protected async send(file: File): Promise<void> {
    this.failure.set(null);
    try {
      const view = await this.upload.send(file);
      if (view) await this.router.navigate(['/imports', view.id, 'mapping']);
    } catch (problem) {
      this.failure.set({ name: file.name, problem });
    }
  }

  protected summary(counts: Readonly<Record<ImportOutcome, number>>): string {
    return OUTCOMES.filter((outcome) => counts[outcome] > 0)
      .map((outcome) => this.i18n.plural(`imports.count.${outcome}`, counts[outcome]))
      .join(', ');
  }
}
