import { inject, Injectable } from '@angular/core';
import { saidChange, saidMonth, type MonthView, type MonthWords } from '@jalon/contracts';
import { addMonths } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { healthMove, type ReportUseCase } from './report-rows';

/** The sentences of the report, in the language of the screen. */
@Injectable({ providedIn: 'root' })
export class ReportSentences {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly words: MonthWords = {
    t: this.i18n.t,
    plural: this.i18n.plural,
    month: (month) => this.format.month(month),
  };

  /** The month in one sentence: how many, how many more, what is wrong, what is awaited. */
  headline(view: MonthView): string {
    return saidMonth(view, this.words);
  }

  /** « 3 de plus qu’en octobre 2026 ». */
  since(change: number, month: string): string {
    return saidChange(change, month, this.words);
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

  /** « Passage : Cadrage → Réalisation ». */
  move(move: MonthView['moves'][number]): string {
    const { t } = this.i18n;
    const kind = t(`move.${move.kind}`);
    const to = t(`stage.${move.toStage}`);
    if (move.kind === 'entered' || move.fromStage === null || move.fromStage === move.toStage)
      return t('report.moves.at', { kind, stage: to });
    return t('report.moves.fromTo', { kind, from: t(`stage.${move.fromStage}`), to });
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

/** As the beginning of a sentence: French months have no capital of their own. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
