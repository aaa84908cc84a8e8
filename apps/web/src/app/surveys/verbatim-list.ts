import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import type { SurveyVerbatim } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';

export interface Moderated {
  readonly verbatim: SurveyVerbatim;
  readonly to: 'shown' | 'hidden';
}

/**
 * What people wrote, those that wait first. Arrows walk the verbatims; V shows and M hides the one in focus, as its
 * buttons do.
 */
@Component({
  selector: 'app-verbatim-list',
  imports: [Badge, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (mayManage() && verbatims().length) {
      <p class="muted small no-print">{{ t('surveys.moderation.keys') }}</p>
    }
    <ul class="list">
      @for (one of verbatims(); track one.id; let place = $index) {
        <li
          [attr.tabindex]="mayManage() ? (place === 0 ? 0 : -1) : null"
          [attr.data-place]="place"
          (keydown)="onKey($event, place, one)"
        >
          <p class="text">{{ one.text }}</p>
          <p class="line">
            <span class="muted small">{{ format.month(one.month) }}</span>
            @if (mayManage()) {
              <ui-badge [tone]="one.moderation === 'pending' ? 'amber' : 'neutral'">{{
                t('surveys.moderation.' + one.moderation)
              }}</ui-badge>
              @if (one.moderation !== 'shown') {
                <button
                  ui-button
                  small
                  [disabled]="busy()"
                  [attr.aria-label]="named('show', place)"
                  (click)="moderate(one, 'shown')"
                >
                  {{ t('surveys.moderation.show') }}
                </button>
              }
              @if (one.moderation !== 'hidden') {
                <button
                  ui-button
                  small
                  [disabled]="busy()"
                  [attr.aria-label]="named('hide', place)"
                  (click)="moderate(one, 'hidden')"
                >
                  {{ t('surveys.moderation.hide') }}
                </button>
              }
            }
          </p>
        </li>
      } @empty {
        <li class="muted">{{ t('surveys.moderation.none') }}</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .list {
      display: grid;
      gap: 10px;
    }
    li {
      padding: 8px 12px;
      border-inline-start: 2px solid var(--line);
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class VerbatimList {
  readonly verbatims = input.required<readonly SurveyVerbatim[]>();
  readonly mayManage = input(false);
  readonly busy = input(false);
  readonly moderated = output<Moderated>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected named(what: 'show' | 'hide', place: number): string {
    return this.t(`surveys.moderation.${what}Number`, { number: place + 1 });
  }

  protected moderate(verbatim: SurveyVerbatim, to: Moderated['to']): void {
    if (!this.busy() && verbatim.moderation !== to) this.moderated.emit({ verbatim, to });
  }

  protected onKey(event: KeyboardEvent, place: number, verbatim: SurveyVerbatim): void {
    if (!this.mayManage() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') this.focus(place + 1);
    else if (event.key === 'ArrowUp') this.focus(place - 1);
    // A key of one letter works where the focus is on the verbatim alone.
    else if (event.target !== event.currentTarget) return;
    else if (event.key.toLowerCase() === 'v') this.moderate(verbatim, 'shown');
    else if (event.key.toLowerCase() === 'm') this.moderate(verbatim, 'hidden');
    else return;
    event.preventDefault();
  }

  /** The first that waits, after one was settled. */
  focusNext(): void {
    this.focus(0);
  }

  private focus(place: number): void {
    this.host.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  }
}
