import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { templateDetail, templates } from '@jalon/contracts';
import { DELIVERABLE_KINDS, DELIVERABLE_RULES, TEMPLATE_FORMATS, type TemplateFormat } from '@jalon/domain';
import { apiResource, newIdempotencyKey } from '../core/api/api';
import { FileUpload } from '../core/api/file-upload';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { FileDrop } from '../ui/file-drop/file-drop';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { STATE_TONES, TemplateWords } from './template-words';

/** House templates: those there are, and a new one. */
@Component({
  selector: 'app-templates-page',
  imports: [Badge, Banner, Button, Combobox, Empty, Field, FileDrop, Input, PageHeader, RouterLink, Skeleton],
  providers: [FileUpload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './templates-page.html',
  styleUrl: './templates.css',
})
export class TemplatesPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);
  protected readonly t = this.i18n.t;
  protected readonly texts = inject(Format);
  protected readonly words = inject(TemplateWords);
  protected readonly problems = inject(ProblemText);
  protected readonly upload = inject(FileUpload);
  protected readonly tones = STATE_TONES;
  protected readonly formats = TEMPLATE_FORMATS;
  protected readonly manages = computed(() => this.session.may('template:manage'));

  protected readonly shown = signal<TemplateFormat | ''>('');
  protected readonly archived = signal(false);
  protected readonly list = apiResource(
    templates,
    () =>
      `/api/templates?pageSize=100&archived=${this.archived()}${this.shown() ? `&format=${this.shown()}` : ''}`,
  );
  protected readonly answer = keepValue(this.list);

  protected readonly name = signal('');
  protected readonly kind = signal('');
  protected readonly format = signal<TemplateFormat>('pptx');
  protected readonly entityId = signal<string | null>(null);
  protected readonly entityOptions = this.reference.entityOptions;
  protected readonly kinds = computed(() =>
    DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].formats.includes(this.format())),
  );
  protected readonly failure = signal<unknown>(null);
  protected readonly error = computed(() => (this.failure() ? this.words.problem(this.failure()) : null));

  constructor() {
    this.reference.load().catch((problem: unknown) => this.failure.set(problem));
  }

  protected chooseFormat(value: string): void {
    this.format.set(value === 'docx' ? 'docx' : 'pptx');
    if (!this.kinds().some((kind) => kind === this.kind())) this.kind.set('');
  }

  protected choose(value: string): void {
    this.shown.set(value === 'pptx' || value === 'docx' ? value : '');
  }

  /** A template without a name has the name of its file. */
  protected async send(file: File): Promise<void> {
    this.failure.set(null);
    const query = new URLSearchParams({
      name: (this.name().trim() || file.name.replace(/\.[^.]+$/, '')).slice(0, 120),
      format: this.format(),
      fileName: file.name,
    });
    if (this.kind()) query.set('kind', this.kind());
    const entityId = this.entityId();
    if (entityId !== null) query.set('entityId', entityId);
    try {
      const made = await this.upload.send(
        `/api/templates?${query.toString()}`,
        file,
        templateDetail,
        newIdempotencyKey(),
      );
      if (!made) return;
      await this.jobs.started();
      await this.router.navigate(['/templates', made.id]);
    } catch (problem) {
      this.failure.set(problem);
    }
  }
}
