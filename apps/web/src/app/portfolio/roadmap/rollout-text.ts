import { inject, Injectable } from '@angular/core';
import type { UseCaseCard } from '@jalon/contracts';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { rolloutFigures, type GoLive } from '../layouts/rollout-geometry';

const WORDS = 'portfolio.roadmap.rollout';

/** A go-live and its wave in words, the same for the drawing and its table. */
@Injectable({ providedIn: 'root' })
export class RolloutText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  /** The whole of a mark: whose, in which wave, on which day, where. */
  said(card: UseCaseCard, goLive: GoLive): string {
    const { wave } = goLive;
    const days =
      wave.number === null || wave.from === wave.to
        ? []
        : [
            this.i18n.t(`${WORDS}.period`, {
              from: this.format.date(wave.from),
              to: this.format.date(wave.to),
            }),
          ];
    return this.i18n.t(`${WORDS}.mark`, {
      code: card.code,
      wave: this.name(goLive),
      about: wave.of > 1 ? ` (${[...days, this.progress(goLive)].join(', ')})` : '',
      state: this.i18n.t(`${WORDS}.state.${goLive.state}`),
      date: this.format.date(goLive.on),
      entities: this.entities(goLive),
    });
  }

  /** The cells of its row: what, and when. */
  cells(goLive: GoLive): readonly [what: string, when: string] {
    const state = this.i18n.t(`${WORDS}.legend.${goLive.state}`);
    const about = goLive.wave.of > 1 ? `${state}, ${this.progress(goLive)}` : state;
    return [
      `${this.name(goLive)}${this.i18n.t('portfolio.colon')} ${this.entities(goLive)}`,
      `${this.format.date(goLive.on)} (${about})`,
    ];
  }

  /** A sentence on all of them; none where nothing is deployed. */
  summary(cards: readonly UseCaseCard[], today: string): string {
    const { count, overdue } = rolloutFigures(cards, today);
    return count === 0
      ? ''
      : ` ${this.i18n.plural(`${WORDS}.summary`, count, { overdue: this.format.number(overdue) })}`;
  }

  private name({ wave: { number } }: GoLive): string {
    return number === null
      ? this.i18n.t(`${WORDS}.none`)
      : this.i18n.t(`${WORDS}.wave`, { number: String(number) });
  }

  private progress({ wave: { live, of } }: GoLive): string {
    return this.i18n.t(`${WORDS}.progress`, { live: this.format.number(live), of: this.format.number(of) });
  }

  private entities({ entities }: GoLive): string {
    return entities.join(', ');
  }
}
