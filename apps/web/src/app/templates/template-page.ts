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
import { templateDetail, type TemplateDetail, type TemplateVersion } from '@jalon/contracts';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { FileUpload } from '../core/api/file-upload';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { FileDrop } from '../ui/file-drop/file-drop';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FindingsList } from './findings-list';
import { ProofPane } from './proof-pane';
import { TemplateDialog, type TemplateChange } from './template-dialog';
import { STATE_TONES, TemplateWords } from './template-words';

const EMU_PER_CM = 360_000;

/** One template: its versions, what the check found, its proof, and which version applies. */
@Component({
  selector: 'app-template-page',
  imports: [
    Badge,
    Banner,
    Button,
    FileDrop,
    FindingsList,
    PageHeader,
    ProofPane,
    RouterLink,
    Skeleton,
    TemplateDialog,
  ],
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

  protected readonly resource = apiResource(templateDetail, () => `/api/templates/${this.id()}`);
  protected readonly detail = keepValue(this.resource);
  /** The version looked at: the last one, until another is chosen. */
  protected readonly number = linkedSignal<number | undefined>(() => this.detail()?.versions[0]?.number);
  protected readonly version = computed(() =>
    this.detail()?.versions.find((one) => one.number === this.number()),
  );
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly editing = signal(false);

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch(() => undefined);
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

  /** What it is for goes only where it may still change. */
  protected async save(detail: TemplateDetail, { name, kind, entityId }: TemplateChange): Promise<void> {
    const scope = kind !== detail.kind || entityId !== detail.entityId ? { kind, entityId } : {};
    await this.write(async () => {
      const now = await this.api.patch(
        `/api/templates/${detail.id}`,
        { version: detail.version, changes: { name, ...scope } },
        templateDetail,
      );
      this.resource.set(now);
      await this.jobs.started();
    });
    this.editing.set(false);
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
