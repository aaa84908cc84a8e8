import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { deliverableDetail, type RequestPreview } from '@jalon/contracts';
import type {
  BibliographyContent,
  CommunicationContent,
  ComparativeStudyContent,
  WrittenKind,
} from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../../core/api/api';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { JobsStore } from '../../core/jobs/jobs-store';
import { describePage } from '../../core/navigation/page';
import { trackUnsaved } from '../../core/navigation/unsaved';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { PageHeader } from '../../ui/page-header/page-header';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Tabs, type Tab } from '../../ui/tabs/tabs';
import { TwoSidesChoice, type Side, type TwoSides } from '../../ui/two-sides/two-sides';
import { PreviewPane } from '../preview-pane';
import { Previews } from '../previews';
import { ProblemWords } from '../problem-words';
import { BibliographyForm } from './bibliography-form';
import { CommunicationForm } from './communication-form';
import { ContentEditor, type SaveState } from './content-editor';
import type { Content, ContentClash } from './content-merge';
import { StudyForm } from './study-form';

type Panel = 'write' | 'pages';
const ICONS: Readonly<Record<SaveState, IconName>> = {
  saved: 'circle-check',
  saving: 'refresh-cw',
  waiting: 'clock',
  invalid: 'circle-alert',
  refused: 'circle-alert',
  clash: 'triangle-alert',
};

/** Where the written part of a deliverable is written: saved by itself, looked at as pages, then generated. */
@Component({
  selector: 'app-write-page',
  imports: [
    Banner,
    BibliographyForm,
    Button,
    CommunicationForm,
    Dialog,
    Icon,
    PageHeader,
    PreviewPane,
    RouterLink,
    Skeleton,
    StudyForm,
    Tabs,
    TwoSidesChoice,
  ],
  providers: [ContentEditor, Previews],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './write-page.html',
  styleUrl: './write-page.css',
})
export class WritePage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly jobs = inject(JobsStore);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  protected readonly wrong = inject(ProblemWords);
  protected readonly editor = inject(ContentEditor);
  private readonly previews = inject(Previews);
  protected readonly icons = ICONS;

  protected readonly detail = this.editor.detail;
  protected readonly communication = computed(() => this.of('communication') as CommunicationContent | null);
  protected readonly study = computed(() => this.of('comparative_study') as ComparativeStudyContent | null);
  protected readonly bibliography = computed(() => this.of('bibliography') as BibliographyContent | null);
  protected readonly panel = signal<Panel>('write');
  protected readonly tabs = computed<readonly Tab<Panel>[]>(() => [
    { id: 'write', label: this.t('deliverables.write.tabs.write') },
    { id: 'pages', label: this.t('deliverables.write.tabs.pages') },
  ]);
  protected readonly saving = signal(false);
  protected readonly problem = signal<unknown>(null);
  private key = newIdempotencyKey();

  protected readonly clashes = computed<TwoSides[]>(() =>
    this.editor.clashes().map(({ field, mine, theirs }) => ({
      id: field,
      name: this.t(`deliverables.write.field.${field}`),
      mine: this.words(mine),
      theirs: this.words(theirs),
    })),
  );
  /** Mine at first: what was typed is what the person came to write. */
  protected readonly choices = linkedSignal<readonly ContentClash[], Readonly<Record<string, Side>>>({
    source: this.editor.clashes,
    computation: (clashes) => Object.fromEntries(clashes.map(({ field }) => [field, 'mine' as const])),
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.editor.open(id));
    });
    trackUnsaved(() => this.editor.atRisk());
    describePage(() => ({
      title: this.t('deliverables.write.title'),
      parents: [
        { label: this.t('deliverables.title'), link: '/deliverables' },
        { label: this.detail()?.title ?? '…', link: `/deliverables/${this.id()}` },
      ],
    }));
  }

  protected choose(field: string, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [field]: side }));
  }

  protected settle(): void {
    void this.editor.settle(this.choices());
  }

  protected show(panel: Panel): void {
    this.panel.set(panel);
    if (panel === 'pages') this.look();
  }

  /** The pages of what stands in the form, saved or not. */
  protected look(): void {
    const [detail, content] = [this.detail(), this.editor.values()];
    if (!detail) return;
    const request: RequestPreview = {
      kind: detail.kind,
      language: detail.language,
      subjectId: detail.subjectId,
      month: null,
      year: null,
      entityId: null,
      content: content as RequestPreview['content'],
    };
    this.previews.ask(request);
  }

  protected async generate(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    try {
      if (!(await this.editor.flush())) return;
      await this.api.post(`/api/deliverables/${this.id()}/versions`, { note: '' }, deliverableDetail, {
        idempotencyKey: this.key,
      });
      this.key = newIdempotencyKey();
      await this.jobs.started().catch(() => undefined);
      await this.router.navigate(['/deliverables', this.id()]);
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.saving.set(false);
    }
  }

  private of(kind: WrittenKind): Content | null {
    return this.editor.kind() === kind ? this.editor.values() : null;
  }

  private words(value: unknown): string {
    if (Array.isArray(value)) return this.i18n.plural('deliverables.write.rows', value.length);
    return typeof value === 'string' && value !== '' ? value : this.t('deliverables.write.empty');
  }
}
