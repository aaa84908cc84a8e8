import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { internshipReview, internshipReviews, type InternshipReview } from '@jalon/contracts';
import { REVIEW_KINDS, type ReviewKind } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { LifeReader } from './loaded';
import { ReviewForm, type EditedReview } from './review-form';

/** Check-ins and evaluations: written by who follows the internship, read by the intern once they are shared. */
@Component({
  selector: 'app-internship-reviews',
  imports: [Badge, Banner, Button, Empty, Icon, ReviewForm, Skeleton],
  providers: [LifeReader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reviews-tab.html',
  styleUrl: './life.css',
})
export class ReviewsTab {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly rules = inject(RuleText);
  private readonly api = inject(ApiClient);
  private readonly confirm = inject(Confirm);
  protected readonly reader = inject(LifeReader);
  protected readonly list = this.reader.load('reviews', internshipReviews);
  protected readonly edited = signal<EditedReview | null>(null);
  protected readonly parts = ['summary', 'strengths', 'improvements', 'agreed'] as const;
  /** Of the mid-term review and of the final evaluation there is one. */
  protected readonly addable = computed(() => {
    const value = this.list.value();
    if (!value?.mayEdit) return [];
    return REVIEW_KINDS.filter(
      (kind) => kind === 'check_in' || !value.reviews.some((one) => one.kind === kind),
    );
  });

  protected begin(kind: ReviewKind): void {
    this.edited.set({ kind, heldOn: this.list.value()?.today ?? '' });
  }

  protected put(review: InternshipReview): void {
    const value = this.list.value();
    if (!value) return;
    const others = value.reviews.filter(({ id }) => id !== review.id);
    const reviews = [...others, review].sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
    this.list.set({ ...value, reviews });
    // What was new is now this one.
    this.edited.update((edited) => (edited && edited.id === undefined ? review : edited));
    // What is due, and R20, follow.
    void this.list.reload();
  }

  protected async takeBack({ id, version }: InternshipReview): Promise<void> {
    await this.attempt(async () => {
      const url = this.reader.url(`reviews/${id}/shared`);
      const review = await this.api.put(url, { version, shared: false }, internshipReview);
      this.put(review);
      this.edited.set(review);
    });
  }

  protected async remove({ id }: InternshipReview): Promise<void> {
    const sure = await this.confirm.ask({
      heading: this.t('internshipLife.reviews.remove'),
      text: this.t('internshipLife.reviews.removeText'),
      confirm: this.t('internshipLife.reviews.remove'),
      danger: true,
    });
    if (!sure) return;
    await this.attempt(async () => {
      await this.api.delete(this.reader.url(`reviews/${id}`));
      if (this.edited()?.id === id) this.edited.set(null);
      await this.list.reload();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      this.reader.tell(failure);
      await this.list.reload();
    }
  }
}
