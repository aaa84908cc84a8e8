import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { APPLICATION_CRITERIA, APPLICATION_SCORES, type ApplicationCriterion } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { ApplicationStore } from './application-store';
import { ApplicationText } from './application-text';

/**
 * The common grid: my scores beside those of others, their mean and spread. Each is saved as it is given. Digits score
 * the criterion where the focus is and lead to the next.
 */
@Component({
  selector: 'app-score-grid',
  imports: [Banner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'pressed($event)' },
  templateUrl: './score-grid.html',
  styleUrl: './score-grid.css',
})
export class ScoreGrid {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly text = inject(ApplicationText);
  protected readonly store = inject(ApplicationStore);
  private readonly problems = inject(ProblemText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly points = APPLICATION_SCORES;
  protected readonly failure = signal<string | null>(null);
  /** Chosen and not answered yet. */
  private readonly chosen = signal<ReadonlyMap<string, number | null>>(new Map());

  protected readonly rows = computed(() => {
    const language = this.i18n.language();
    const grid = this.store.detail()?.grid ?? [];
    return APPLICATION_CRITERIA.map(({ code, name, asks, weight }) => {
      const row = grid.find(({ criterion }) => criterion === code);
      const mine = row?.scores.find(({ own }) => own);
      const waiting = this.chosen().get(code);
      return {
        code,
        weight,
        name: name[language],
        asks: asks[language],
        mean: row?.mean ?? null,
        spread: row?.spread ?? null,
        score: waiting === undefined ? (mine?.score ?? null) : waiting,
        note: mine?.note ?? '',
        others: (row?.scores ?? []).filter(({ own }) => !own),
      };
    });
  });

  protected pressed(event: KeyboardEvent): void {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-5]$/.test(event.key)) return;
    // A digit typed in a remark is text.
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    const code = target.closest<HTMLElement>('[data-criterion]')?.dataset['criterion'];
    const index = this.rows().findIndex((one) => one.code === code);
    const row = this.rows()[index];
    if (!row) return;
    event.preventDefault();
    const digit = Number(event.key);
    this.choose(row.code, digit === 0 ? null : digit, row.note);
    if (digit > 0) this.focus(index + 1);
  }

  protected choose(criterion: ApplicationCriterion, score: number | null, note: string): void {
    this.chosen.update((all) => new Map(all).set(criterion, score));
    void this.save(criterion, score, note);
  }

  protected remark(criterion: ApplicationCriterion, score: number | null, note: string): void {
    if (score !== null) void this.save(criterion, score, note.trim());
  }

  private async save(criterion: ApplicationCriterion, score: number | null, note: string): Promise<void> {
    try {
      await this.store.score([{ criterion, score, note }]);
      this.failure.set(null);
    } catch (failure) {
      this.failure.set(this.problems.of(failure));
    }
    // What was chosen later still waits for its own answer.
    this.chosen.update((all) => {
      if (all.get(criterion) !== score) return all;
      const left = new Map(all);
      left.delete(criterion);
      return left;
    });
  }

  private focus(index: number): void {
    const rows = this.host.querySelectorAll<HTMLElement>('[data-criterion]');
    const radios = rows[index]?.querySelectorAll<HTMLInputElement>('input[type=radio]');
    const radio = [...(radios ?? [])].find((one) => one.checked) ?? radios?.[0];
    radio?.focus();
  }
}
