import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { templatePages, type Language, type TemplateVersion } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageViewer, type PageWords } from '../ui/page-preview/page-viewer';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';

/** What a version looks like: invented facts of each kind it is for, drawn on it, in both languages. */
@Component({
  selector: 'app-proof-pane',
  imports: [Banner, Button, Field, Icon, Input, PageViewer, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (version().proofs.length === 0) {
      <p class="muted">{{ t('templates.noProof.' + absence()) }}</p>
    } @else {
      <div class="line">
        @if (kinds().length > 1) {
          <ui-field [label]="t('templates.proofOf')">
            <select #box ui-input name="proof-kind" (change)="kind.set(box.value)">
              @for (one of kinds(); track one) {
                <option [value]="one" [selected]="one === kind()">{{ t('templates.kind.' + one) }}</option>
              }
            </select>
          </ui-field>
        }
        <ui-segmented
          [label]="t('templates.proofLanguage')"
          [options]="languages()"
          [value]="language()"
          (valueChange)="language.set($event)"
        />
        <a ui-button [type]="null" [href]="base() + '/proof' + query()" download>
          <ui-icon name="download" />{{ t('templates.proof') }}
        </a>
      </div>
      @if (fillsItsOwn()) {
        <p class="muted">{{ t('templates.pages.own') }}</p>
      } @else if (pages.error(); as failed) {
        <ui-banner tone="bad">
          {{ problems.of(failed) }}
          <button actions ui-button small type="button" (click)="pages.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      } @else if (pages.hasValue()) {
        <p class="muted">{{ t('templates.pages.about.' + format()) }}</p>
        <ui-page-viewer [pages]="pages.value().pages" [words]="words()" />
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" />
      }
    }
  `,
  styleUrl: './proof-pane.css',
})
export class ProofPane {
  readonly id = input.required<string>();
  readonly format = input.required<'pptx' | 'docx'>();
  readonly version = input.required<TemplateVersion>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  protected readonly kinds = computed(() => [...new Set(this.version().proofs.map(({ kind }) => kind))]);
  /** The one looked at stays, whatever version is. */
  protected readonly kind = linkedSignal<readonly string[], string>({
    source: this.kinds,
    computation: (kinds, previous) => kinds.find((kind) => kind === previous?.value) ?? kinds[0] ?? '',
  });
  protected readonly language = linkedSignal<Language>(() => this.i18n.language());
  protected readonly languages = computed(() =>
    (['fr', 'en'] as const).map((value) => ({ value, label: this.t(`templates.languages.${value}`) })),
  );
  protected readonly base = computed(() => `/api/templates/${this.id()}/versions/${this.version().number}`);
  protected readonly query = computed(() => `?kind=${this.kind()}&language=${this.language()}`);
  /** Its pages are its own: what fills them is seen in the file. */
  protected readonly fillsItsOwn = computed(() => (this.version().report?.tokens.length ?? 0) > 0);
  protected readonly absence = computed(() =>
    this.version().state === 'checking'
      ? 'checking'
      : this.version().state === 'refused'
        ? 'refused'
        : 'none',
  );
  protected readonly pages = apiResource(templatePages, () =>
    this.version().proofs.length === 0 || this.fillsItsOwn()
      ? undefined
      : `${this.base()}/pages${this.query()}`,
  );
  protected readonly words = computed<PageWords>(() => ({
    pages: this.t('templates.pages.list'),
    page: (number, total, title) => this.t('templates.pages.page', { number, total, title }),
    count: (number, total) => this.t('templates.pages.count', { number, total }),
    previous: this.t('templates.pages.previous'),
    next: this.t('templates.pages.next'),
    full: this.t('templates.pages.full'),
    close: this.t('common.close'),
  }));
}
