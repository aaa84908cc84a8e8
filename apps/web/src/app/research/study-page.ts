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
import { researchPublication, researchStudy, type ResearchStudyDetail } from '@jalon/contracts';
import { stateOfTheArt, type ResearchStudyContent } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { trackUnsaved } from '../core/navigation/unsaved';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { LinksField } from './links-field';
import { idsOf, NO_LINKS, type Attached } from './object-form';
import { STATE_TONES, VERDICT_TONES } from './research-text';
import { StudyParts } from './study-parts';
import { StudyResults } from './study-results';

/** A comparative study: what is compared on what, the figures, and whether the lab does better than the state of the art. */
@Component({
  selector: 'app-study-page',
  imports: [
    Badge,
    Banner,
    Button,
    Field,
    Icon,
    Input,
    LinksField,
    PageHeader,
    RouterLink,
    Skeleton,
    StudyParts,
    StudyResults,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './study-page.html',
})
export class StudyPage {
  readonly id = input.required<string>();
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly problems = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly mayWrite = inject(SessionStore).may('research:write');
  protected readonly verdictTones = VERDICT_TONES;
  protected readonly stateTones = STATE_TONES;
  protected readonly before = ['question', 'protocol'] as const;
  protected readonly after = ['findings', 'limits', 'recommendation'] as const;

  protected readonly loading = apiResource(researchStudy, () => `/api/research/studies/${this.id()}`);
  protected readonly stored = signal<ResearchStudyDetail | null>(null);
  protected readonly title = signal('');
  protected readonly content = signal<ResearchStudyContent | null>(null);
  protected readonly attached = signal<Attached>(idsOf(NO_LINKS));
  protected readonly busy = signal(false);
  private readonly refused = signal<ApiProblem | null>(null);
  private readonly key = newIdempotencyKey();

  protected readonly outcome = computed(() => {
    const content = this.content();
    return content && stateOfTheArt(content);
  });
  protected readonly dirty = computed(() => {
    const stored = this.stored();
    if (!stored) return false;
    const now = [this.title(), this.content(), this.attached()];
    return JSON.stringify(now) !== JSON.stringify([stored.title, stored.content, idsOf(stored.links)]);
  });
  protected readonly failure = computed(() => {
    const problem = this.refused();
    const [field] = problem?.errors ?? [];
    return problem && (this.problems.ofField(field) ?? this.problems.of(problem));
  });
  protected readonly unread = computed(() => {
    const error = this.loading.error();
    return error ? this.problems.of(error.cause ?? error) : null;
  });

  constructor() {
    trackUnsaved(() => this.dirty());
    describePage(() => ({
      title: this.stored()?.title ?? this.t('research.title'),
      parents: [{ label: this.t('research.title'), link: '/research?view=studies' }],
    }));
    effect(() => {
      const read = this.loading.hasValue() ? this.loading.value() : undefined;
      if (read) untracked(() => this.show(read));
    });
  }

  protected set(part: Partial<ResearchStudyContent>): void {
    this.content.update((content) => content && { ...content, ...part });
  }

  protected prose(
    field: 'question' | 'protocol' | 'findings' | 'limits' | 'recommendation',
    text: string,
  ): void {
    this.set({ [field]: text });
  }

  protected async save(): Promise<void> {
    const [stored, content] = [this.stored(), this.content()];
    if (!stored || !content) return;
    await this.call(async () => {
      const url = `/api/research/studies/${stored.id}`;
      if (JSON.stringify(this.attached()) !== JSON.stringify(idsOf(stored.links))) {
        const links = { useCaseIds: this.attached().useCases, internshipIds: this.attached().internships };
        await this.api.put(`${url}/links`, links, researchStudy);
      }
      const body = { version: stored.version, title: this.title(), content };
      this.show(await this.api.patch(url, body, researchStudy));
      this.toasts.show(this.t('research.saved'), { tone: 'good' });
    });
  }

  /** The fifth step of the course: planned once the study shows better results. */
  protected async publish(): Promise<void> {
    const stored = this.stored();
    if (!stored) return;
    await this.call(async () => {
      const body = { title: stored.title, studyId: stored.id };
      await this.api.post('/api/research/publications', body, researchPublication, {
        idempotencyKey: this.key,
      });
      this.toasts.show(this.t('research.publication.planned'), { tone: 'good' });
      this.loading.reload();
    });
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
    await this.call(async () => {
      await this.api.delete(`/api/research/studies/${stored.id}`);
      this.stored.set(null);
      await this.router.navigateByUrl('/research?view=studies');
    });
  }

  private show(study: ResearchStudyDetail): void {
    this.stored.set(study);
    this.title.set(study.title);
    this.content.set(study.content);
    this.attached.set(idsOf(study.links));
  }

  private async call(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(null);
    try {
      await work();
    } catch (failure) {
      this.refused.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
