import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { UseCaseCard } from '@jalon/contracts';
import { wavesIn, type GoLive } from '../layouts/rollout-geometry';
import type { TimeScale } from '../layouts/roadmap-geometry';
import { RolloutText } from './rollout-text';

/** The rollout of a use case under its milestones: a line a wave, a square with its number a go-live. */
@Component({
  selector: '[appRolloutMarks]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (wave of waves(); track wave.number) {
      <svg:line class="wave" y1="0" y2="0" [attr.x1]="wave.x1" [attr.x2]="wave.x2" />
    }
    @for (goLive of goLives(); track goLive.id) {
      <svg:g
        role="link"
        [class]="'mark mark--' + goLive.state"
        [attr.data-mark]="goLive.id"
        [attr.tabindex]="goLive.id === stop() ? 0 : -1"
        [attr.aria-label]="text.said(card(), goLive)"
        [attr.transform]="'translate(' + goLive.x + ' 0)'"
        (click)="open()"
        (keydown.enter)="open()"
      >
        <svg:title>{{ text.said(card(), goLive) }}</svg:title>
        <svg:rect class="hit" x="-12" y="-12" width="24" height="24" rx="4" />
        <svg:rect class="sign" x="-8" y="-8" width="16" height="16" rx="3" />
        <svg:text class="number" y="4" aria-hidden="true">{{ goLive.wave.number }}</svg:text>
      </svg:g>
    }
  `,
  styleUrls: ['./mark.css', './rollout-marks.css'],
})
export class RolloutMarks {
  readonly card = input.required<UseCaseCard>({ alias: 'appRolloutMarks' });
  readonly goLives = input.required<readonly GoLive[]>();
  readonly scale = input.required<TimeScale>();
  /** The mark the Tab key stops at. */
  readonly stop = input.required<string | null>();

  private readonly router = inject(Router);
  protected readonly text = inject(RolloutText);
  protected readonly waves = computed(() =>
    wavesIn(this.goLives()).map(({ number, from, to }) => ({
      number,
      x1: this.scale().x(from),
      x2: this.scale().x(to),
    })),
  );

  protected open(): void {
    void this.router.navigate(['/use-cases', this.card().id, 'after-go-live']);
  }
}
