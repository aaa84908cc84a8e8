import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { acceptedCandidates, internshipDetail } from '@jalon/contracts';
import { INTERNSHIP_TEMPLATE_CODES } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { PageHeader } from '../ui/page-header/page-header';

const EMPTY = {
  title: '',
  template: INTERNSHIP_TEMPLATE_CODES[0] as string,
  firstName: '',
  lastName: '',
  school: '',
  startOn: '',
  endOn: '',
  tutorId: null as string | null,
  referentId: null as string | null,
  squadId: null as string | null,
  useCaseId: null as string | null,
};
type Draft = typeof EMPTY;
type LineField = 'title' | 'firstName' | 'lastName' | 'school' | 'startOn' | 'endOn' | 'template';

/** /internships/people/new: a draft, from an accepted application or by hand. */
@Component({
  selector: 'app-new-internship',
  imports: [Banner, Button, Combobox, Field, Input, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-page.html',
  styles: `
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
      align-items: start;
      gap: 12px 16px;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class NewInternshipPage {
  /** From the address: the application to begin with. */
  readonly application = input<string>();

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);

  protected readonly templates = INTERNSHIP_TEMPLATE_CODES;
  private readonly accepted = keepValue(apiResource(acceptedCandidates, () => '/api/internships/accepted'));
  protected readonly candidates = computed(() =>
    (this.accepted()?.items ?? []).map((one) => ({
      value: one.applicationId,
      label: `${one.firstName} ${one.lastName}`,
      hint: one.offerTitle,
    })),
  );
  protected readonly applicationId = signal<string | null>(null);
  protected readonly personId = signal<string | null>(null);
  protected readonly draft = signal<Draft>(EMPTY);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && (problem.errors.length === 0 || problem.code === 'already_exists')
      ? this.problemText.of(problem)
      : null;
  });
  private key = newIdempotencyKey();
  private done = false;

  constructor() {
    this.reference.load().catch(() => undefined);
    describePage(() => ({
      title: this.t('internships.create.title'),
      parents: [{ label: this.t('nav.internships'), link: '/internships/people' }],
    }));
    trackUnsaved(() => !this.done && (this.draft().title !== '' || this.draft().lastName !== ''));
    effect(() => {
      const asked = this.application();
      if (asked !== undefined && this.accepted()) untracked(() => this.begin(asked));
    });
  }

  /** Begins as the offer and the application have it. */
  protected begin(applicationId: string | null): void {
    this.applicationId.set(applicationId);
    const found = this.accepted()?.items.find((one) => one.applicationId === applicationId);
    if (!found) return;
    this.draft.set({
      title: found.title,
      template: found.template,
      firstName: found.firstName,
      lastName: found.lastName,
      school: found.school,
      startOn: found.startOn ?? '',
      endOn: found.endOn ?? '',
      tutorId: found.tutorId,
      referentId: found.referentId,
      squadId: found.squadId,
      useCaseId: found.useCaseId,
    });
  }

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setLine(name: LineField, value: string): void {
    this.set({ [name]: value });
  }

  protected error(name: string): string | null {
    return this.problemText.ofField(this.failure()?.field(name));
  }

  protected async create(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const body = { ...this.draft(), applicationId: this.applicationId(), personId: this.personId() };
      const { id } = await this.api.post('/api/internships', body, internshipDetail, {
        idempotencyKey: this.key,
      });
      this.done = true;
      await this.router.navigate(['/internships/people', id, 'agreement']);
    } catch (failure) {
      // What comes next is another request.
      this.key = newIdempotencyKey();
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}
