import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TEMPLATE_LIMITS, templateDetail } from '@jalon/contracts';
import {
  DELIVERABLE_RULES,
  TEMPLATE_FORMATS,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { FileUpload } from '../core/api/file-upload';
import { I18n } from '../core/i18n/i18n';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { FileDrop } from '../ui/file-drop/file-drop';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { ScopeFields } from './scope-fields';
import { TemplateWords } from './template-words';

/** A new house template: what it is for, then its file, which is checked at once. */
@Component({
  selector: 'app-new-template-page',
  imports: [Banner, Button, FileDrop, PageHeader, RouterLink, ScopeFields, Segmented],
  providers: [FileUpload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-page.html',
  styleUrl: './templates.css',
})
export class NewTemplatePage {
  private readonly router = inject(Router);
  private readonly jobs = inject(JobsStore);
  protected readonly t = inject(I18n).t;
  protected readonly words = inject(TemplateWords);
  protected readonly upload = inject(FileUpload);
  protected readonly manages = computed(() => this.session.may('template:manage'));
  private readonly session = inject(SessionStore);

  protected readonly name = signal('');
  protected readonly kind = signal<DeliverableKind | null>(null);
  protected readonly format = signal<TemplateFormat>('pptx');
  protected readonly entityId = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly error = computed(() => (this.failure() ? this.words.problem(this.failure()) : null));
  protected readonly formatOptions = computed(() =>
    TEMPLATE_FORMATS.map((value) => ({ value, label: this.t(`templates.formats.${value}`) })),
  );

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch((problem: unknown) => this.failure.set(problem));
  }

  protected choose(format: TemplateFormat): void {
    this.format.set(format);
    const kind = this.kind();
    if (kind !== null && !DELIVERABLE_RULES[kind].formats.includes(format)) this.kind.set(null);
  }

  /** A template without a name has the name of its file. */
  protected async send(file: File): Promise<void> {
    this.failure.set(null);
    const query = new URLSearchParams({
      name: (this.name().trim() || file.name.replace(/\.[^.]+$/, '')).slice(0, TEMPLATE_LIMITS.name),
      format: this.format(),
      fileName: file.name,
    });
    const kind = this.kind();
    const entityId = this.entityId();
    if (kind !== null) query.set('kind', kind);
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
