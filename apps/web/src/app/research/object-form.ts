import { inject, signal, type Signal } from '@angular/core';
import type { ResearchLinks } from '@jalon/contracts';
import type * as z from 'zod';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Confirm } from '../ui/confirm/confirm';
import { Toasts } from '../ui/toast/toasts';
import type { ResearchScope } from './research-query';

export interface Attached {
  readonly useCases: readonly string[];
  readonly internships: readonly string[];
}
interface Stored {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly links: ResearchLinks;
}

export const NO_LINKS: ResearchLinks = { useCases: [], internships: [] };

export const idsOf = ({ useCases, internships }: ResearchLinks): Attached => ({
  useCases: useCases.map(({ id }) => id),
  internships: internships.map(({ id }) => id),
});

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((one) => right.includes(one));

/** How the forms of references and publications save: created within a scope, or changed, then attached. */
export abstract class ObjectForm<S extends z.ZodType<Stored>> {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly problems = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly busy = signal(false);
  protected readonly attached = signal<Attached>({ useCases: [], internships: [] });
  private readonly refused = signal<ApiProblem | null>(null);
  private key = newIdempotencyKey();

  protected constructor(
    private readonly url: string,
    private readonly schema: S,
  ) {}

  /** What is changed; null for a new one. */
  protected abstract readonly stored: Signal<Stored | null>;
  protected abstract readonly place: Signal<ResearchScope>;
  protected abstract done(): void;

  protected error(path: string): string | null {
    const problem = this.refused();
    return this.problems.ofField(problem?.field(path) ?? problem?.field(`changes.${path}`));
  }

  /** What was refused, unless it is said at a field. */
  protected failure(fields: readonly string[]): string | null {
    const problem = this.refused();
    if (!problem || fields.some((field) => this.error(field) !== null)) return null;
    return this.problems.of(problem);
  }

  protected async save(written: object, created: object): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(null);
    try {
      const stored = this.stored();
      if (stored) await this.change(stored, written);
      else {
        const { useCase = null, internship = null } = this.place();
        const body = { ...created, useCaseId: useCase, internshipId: internship };
        await this.api.post(this.url, body, this.schema, { idempotencyKey: this.key });
      }
      this.toasts.show(this.t('research.saved'), { tone: 'good' });
      this.done();
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.status >= 400) this.key = newIdempotencyKey();
      this.refused.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove(): Promise<void> {
    const stored = this.stored();
    if (!stored) return;
    const sure = await this.confirm.ask({
      heading: this.t('research.remove.heading'),
      text: this.t('research.remove.text', { title: stored.title }),
      confirm: this.t('common.delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.delete(`${this.url}/${stored.id}`);
      this.done();
    } catch (failure) {
      this.refused.set(toApiProblem(failure));
    }
  }

  /** Attachments first: they have no version, so that a conflict of the fields loses none of them. */
  private async change(stored: Stored, written: object): Promise<void> {
    const [before, now] = [idsOf(stored.links), this.attached()];
    if (!same(before.useCases, now.useCases) || !same(before.internships, now.internships)) {
      const links = { useCaseIds: now.useCases, internshipIds: now.internships };
      await this.api.put(`${this.url}/${stored.id}/links`, links, this.schema);
    }
    await this.api.patch(
      `${this.url}/${stored.id}`,
      { version: stored.version, changes: written },
      this.schema,
    );
  }
}
