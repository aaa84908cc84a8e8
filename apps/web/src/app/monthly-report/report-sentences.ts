import { inject, Injectable } from '@angular/core';
import type { MonthView } from '@jalon/contracts';
import { addMonths } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { decisionsNeeded, healthMove, type ReportUseCase } from './report-rows';

/** The sentences of the report, in the language of the screen. */
@Injectable({ providedIn: 'root' })
export class ReportSentences {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  /** The month in one sentence: how many, how many more, what is wrong, what is awaited. */
  headline(view: MonthView): string {
    const { t, plural } = this.i18n;
    const { current, previous } = view;
    if (current.total === 0) return t('report.headline.empty', { month: this.format.month(view.month) });
    const decisions = decisionsNeeded(view);
    return t('report.headline.sentence', {
      in: this.inMonth(view.month),
      total: plural('report.headline.total', current.total),
      change: this.since(current.total - previous.total, view.month),
      wrong: current.byHealth.off_track
        ? plural('report.headline.offTrack', current.byHealth.off_track)
        : t('report.headline.noneOffTrack'),
      decisions: decisions ? plural('report.headline.decisions', decisions) : t('report.headline.noDecision'),
    });
  }

  /** « 3 de plus qu’en octobre 2026 ». */
  since(change: number, month: string): string {
    const before = { before: this.thanMonth(addMonths(month, -1)) };
    if (change === 0) return this.i18n.t('report.change.same', before);
    return this.i18n.plural(
      change > 0 ? 'report.change.more' : 'report.change.less',
      Math.abs(change),
      before,
    );
  }

  /** « +3 depuis octobre ». */
  shortSince(change: number, month: string): string {
    // The year goes without saying, a month away.
    const before = this.format.month(addMonths(month, -1)).split(' ')[0] ?? '';
    return change === 0
      ? this.i18n.t('report.change.stable', { before })
      : this.i18n.t('report.change.since', { change: this.signed(change), before });
  }

  /** « +3 », « −2 », « = ». */
  signed(change: number): string {
    if (change === 0) return '=';
    return `${change > 0 ? '+' : '−'}${this.format.number(Math.abs(change))}`;
  }

  /** A use case in one sentence: where it is, how it fares, why, and what slips. */
  useCase(useCase: ReportUseCase): string {
    const { t, plural } = this.i18n;
    const parts = [
      t(`report.useCase.${useCase.condition}`, { stage: t(`report.inStage.${useCase.stage}`) }),
      this.health(useCase),
    ];
    const { worstMilestone } = useCase;
    if (worstMilestone && worstMilestone.slipDays > 0) {
      parts.push(plural('report.useCase.slips', worstMilestone.slipDays, { milestone: worstMilestone.name }));
    }
    const sentence = `${parts.join(t('report.useCase.comma'))}.`;
    return useCase.healthReason === null || useCase.health === 'on_track'
      ? sentence
      : `${sentence.slice(0, -1)}${t('report.useCase.because', { reason: withoutStop(useCase.healthReason) })}.`;
  }

  /** « en avril 2026 », with what the language elides. */
  private inMonth(month: string): string {
    return this.i18n.t('report.inMonth', { month: this.format.month(month) });
  }

  private thanMonth(month: string): string {
    return this.i18n.t('report.thanMonth', { month: this.format.month(month) });
  }

  private health(useCase: ReportUseCase): string {
    const { t } = this.i18n;
    const move = healthMove(useCase);
    const now = t(`report.health.${useCase.health}`);
    if (move === null || useCase.previousHealth === null) return now;
    return t(`report.useCase.${move}`, { now, before: t(`report.health.${useCase.previousHealth}`) });
  }
}

/** A reason becomes the end of a sentence. */
function withoutStop(text: string): string {
  return text
    .trim()
    .replace(/\s*\n+\s*/g, ' ')
    .replace(/[.\s]+$/, '');
}
