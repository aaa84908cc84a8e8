import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { adoptionTotal, benefitTotals, spent, type AfterGoLive } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { LeadershipWords } from './leadership-words';

/** What is in use at the end of the month: adoption, benefits against what they were to be, open alerts. */
@Component({
  selector: 'app-leadership-use',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './leadership-tables.css',
  templateUrl: './leadership-use.html',
})
export class LeadershipUse {
  readonly use = input.required<AfterGoLive>();
  readonly month = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly words = inject(LeadershipWords);

  protected readonly total = computed(() => adoptionTotal(this.use().deployments));
  /** What the total leaves out, and what is not counted but declared. */
  protected readonly notes = computed(() => {
    const { declared, fewUsers, noFigure } = this.total();
    const note = (key: string, count: number) =>
      count === 0 ? [] : [this.i18n.plural(`leadership.adoption.${key}`, count)];
    return [...note('declared', declared), ...note('fewUsers', fewUsers), ...note('noFigure', noFigure)];
  });
  protected readonly totals = computed(() => benefitTotals(this.use().benefits));
  protected readonly spent = computed(() => spent(this.use().costs));

  protected place(useCaseId: string, tab: 'usage' | 'benefits'): readonly string[] {
    return ['/use-cases', useCaseId, 'after-go-live', tab];
  }
}
