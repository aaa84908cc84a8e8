import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  templateDetail,
  templatePages,
  type TemplateDetail,
  type TemplateReportView,
  type TemplateVersion,
} from '@jalon/contracts';
import { TEMPLATE_FINDING_LEVELS } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { FileUpload } from '../core/api/file-upload';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { JobsStore } from '../core/jobs/jobs-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { FileDrop } from '../ui/file-drop/file-drop';
import { PageHeader } from '../ui/page-header/page-header';
import { PageViewer, type PageWords } from '../ui/page-preview/page-viewer';
import { Skeleton } from '../ui/skeleton/skeleton';
import { STATE_TONES, TemplateWords } from './template-words';

const LEVEL_TONES: Readonly<Record<(typeof TEMPLATE_FINDING_LEVELS)[number], BadgeTone>> = {
  error: 'red',
  warning: 'amber',
  info: 'neutral',
};
const EMU_PER_CM = 360_000;

/** One template: its versions, what the check found, its proof, and which version applies. */
@Component({
  selector: 'app-template-page',
  imports: [Badge, Banner, Button, FileDrop, PageHeader, PageViewer, RouterLink, Skeleton],
  providers: [FileUpload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template-page.html',
  styleUrl: './templates.css',
})
export class TemplatePage {
  readonly id = input.required<string>();

  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly confirm = inject(Confirm);
  private readonly jobs = inject(JobsStore);
  protected readonly t = this.i18n.t;
  protected readonly texts = inject(Format);
  protected readonly words = inject(TemplateWords);
  protected readonly upload = inject(FileUpload);
  protected readonly tones = STATE_TONES;
  protected readonly levelTones = LEVEL_TONES;

  protected readonly resource = apiResource(templateDetail, () => `/api/templates/${this.id()}`);
  protected readonly detail = keepValue(this.resource);
  /** The version looked at: the last one, until another is chosen. */
  protected readonly number = linkedSignal<number | undefined>(() => this.detail()?.versions[0]?.number);
  protected readonly version = computed(() =>
    this.detail()?.versions.find((one) => one.number === this.number()),
  );
  protected readonly findings = computed(() => {
    const found = this.version()?.report?.findings ?? [];
    return TEMPLATE_FINDING_LEVELS.flatMap((level) => found.filter((one) => one.level === level));
  });
  protected readonly pages = apiResource(templatePages, () => {
    const version = this.version();
    return version?.hasProof ? `/api/templates/${this.id()}/versions/${version.number}/pages` : undefined;
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly pageWords = computed<PageWords>(() => ({
    pages: this.t('templates.pages.list'),
    page: (number, total, title) => this.t('templates.pages.page', { number, total, title }),
    count: (number, total) => this.t('templates.pages.count', { number, total }),
    previous: this.t('templates.pages.previous'),
    next: this.t('templates.pages.next'),
    full: this.t('templates.pages.full'),
    close: this.t('common.close'),
  }));

  constructor() {
    this.jobs.finished.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe((job) => {
      if (job.kind === 'template_check' && job.subjectId === this.id()) this.resource.reload();
    });
  }

  protected size(version: TemplateVersion): string | null {
    const size = version.report?.slideSize;
    if (!size) return null;
    const cm = (emu: number) => this.texts.number(Math.round((emu / EMU_PER_CM) * 10) / 10);
    return this.t('templates.centimetres', { width: cm(size.width), height: cm(size.height) });
  }

  protected placeholders(layout: TemplateReportView['layouts'][number]): string {
    return layout.placeholders.map(({ name, type }) => name || type).join(', ');
  }

  /** Says which deliverables it will apply to before it does. */
  protected async publish(detail: TemplateDetail, version: TemplateVersion): Promise<void> {
    const { kinds, kept, replaced } = detail.reach;
    const text = [
      this.t('templates.publish.applies', {
        kinds:
          kinds.map((kind) => this.t(`templates.kind.${kind}`)).join(', ') ||
          this.t('templates.publish.nothing'),
        entity: detail.entityName ?? this.t('templates.allEntities'),
      }),
      ...(detail.published ? [this.t('templates.publish.instead', { number: detail.published.number })] : []),
      ...(replaced.length > 0
        ? [this.t('templates.publish.replaces', { names: replaced.map(({ name }) => name).join(', ') })]
        : []),
      ...(kept.length > 0
        ? [this.t('templates.publish.keeps', { names: kept.map(({ name }) => name).join(', ') })]
        : []),
    ].join(' ');
    const yes = await this.confirm.ask({
      heading: this.t('templates.publish.heading', { name: detail.name, number: version.number }),
      text,
      confirm: this.t('templates.publish.do'),
    });
    if (yes) await this.change(detail, `versions/${version.number}/publish`);
  }

  protected async retire(detail: TemplateDetail, version: TemplateVersion): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('templates.retire.heading', { name: detail.name }),
      text: this.t('templates.retire.text'),
      confirm: this.t('templates.retire.do'),
      danger: true,
    });
    if (yes) await this.change(detail, `versions/${version.number}/retire`);
  }

  protected async archive(detail: TemplateDetail): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('templates.archive.heading', { name: detail.name }),
      text: this.t('templates.archive.text'),
      confirm: this.t('templates.archive.do'),
      danger: true,
    });
    if (yes) await this.change(detail, 'archive');
  }

  protected async change(detail: TemplateDetail, path: string): Promise<void> {
    await this.write(async () => {
      const now = await this.api.post(
        `/api/templates/${detail.id}/${path}`,
        { version: detail.version },
        templateDetail,
        { idempotencyKey: newIdempotencyKey() },
      );
      this.resource.set(now);
    });
  }

  protected async send(file: File): Promise<void> {
    await this.write(async () => {
      const url = `/api/templates/${this.id()}/versions?fileName=${encodeURIComponent(file.name)}`;
      const now = await this.upload.send(url, file, templateDetail, newIdempotencyKey());
      if (!now) return;
      this.resource.set(now);
      await this.jobs.started();
    });
  }

  protected async retry(version: TemplateVersion): Promise<void> {
    await this.write(async () => {
      if (version.jobId !== null) await this.jobs.retry(version.jobId);
      this.resource.reload();
    });
  }

  private async write(work: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    this.busy.set(true);
    try {
      await work();
    } catch (problem) {
      this.failure.set(problem);
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
