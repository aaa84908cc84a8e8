import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { PageViewer, type PageWords } from '../ui/page-preview/page-viewer';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Previews } from './previews';
import { ProblemWords } from './problem-words';

/** The pages that `Previews` asked for, while they are drawn, once they are, and why they are not. */
@Component({
  selector: 'app-preview-pane',
  imports: [Banner, Button, PageViewer, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (why(); as reason) {
      <ui-banner tone="warning" [live]="true">
        {{ t('deliverables.new.previewFailed', { why: reason }) }}
        <button actions ui-button small (click)="again.emit()">{{ t('deliverables.new.again') }}</button>
      </ui-banner>
    } @else if (pages().length > 0) {
      <ui-page-viewer [pages]="pages()" [words]="words()" />
    } @else if (previews.current()?.state === 'ready') {
      <p class="muted">{{ t('deliverables.new.noPages') }}</p>
    } @else {
      <ui-skeleton [label]="t('deliverables.new.drawing')" [lines]="8" [height]="36" />
    }
  `,
})
export class PreviewPane {
  readonly again = output();
  private readonly i18n = inject(I18n);
  private readonly problems = inject(ProblemWords);
  protected readonly t = this.i18n.t;
  protected readonly previews = inject(Previews);
  protected readonly pages = computed(() => this.previews.current()?.pages ?? []);
  protected readonly why = computed(() => {
    const failure = this.previews.failure();
    if (failure) return this.problems.refusal(failure);
    const preview = this.previews.current();
    return preview?.state === 'failed' ? this.problems.failure(preview.error) : null;
  });
  protected readonly words = computed<PageWords>(() => ({
    pages: this.t('deliverables.pages.list'),
    page: (number, total, title) => this.t('deliverables.pages.page', { number, total, title }),
    count: (number, total) => this.t('deliverables.pages.count', { number, total }),
    previous: this.t('deliverables.pages.previous'),
    next: this.t('deliverables.pages.next'),
    full: this.t('deliverables.pages.full'),
    close: this.t('deliverables.pages.close'),
  }));
}
