import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { uploadedUsageFile, usageFiles, type UsageFile } from '@jalon/contracts';
import { apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { FileUpload } from '../core/api/file-upload';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { FileDrop } from '../ui/file-drop/file-drop';
import { Toasts } from '../ui/toast/toasts';

const TONES: Readonly<Record<UsageFile['state'], BadgeTone>> = {
  queued: 'neutral',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'neutral',
};

/** Files of events: sent, read by a job, with what became of their rows. */
@Component({
  selector: 'app-files-panel',
  imports: [Badge, Banner, FileDrop],
  providers: [FileUpload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="telemetry-files">
      <h3 id="telemetry-files">{{ t('telemetry.files.title') }}</h3>
      <ui-file-drop
        accept=".csv"
        [heading]="t('telemetry.files.heading')"
        [text]="t('telemetry.files.text')"
        [chooseLabel]="t('telemetry.files.choose')"
        [busy]="upload.current() !== null"
        [busyLabel]="t('telemetry.files.uploading')"
        [fileName]="upload.current()?.name ?? ''"
        [sent]="upload.current()?.sent ?? 0"
        [size]="upload.current()?.size ?? null"
        [error]="error()"
        (file)="send($event)"
      />
      @if (resource.error(); as failure) {
        <ui-banner tone="bad" [live]="true">{{ problems.of(failure) }}</ui-banner>
      }
      @if (found()?.items; as items) {
        @if (items.length > 0) {
          <div
            class="ui-table-scroll"
            tabindex="0"
            role="region"
            [attr.aria-label]="t('telemetry.files.caption')"
          >
            <table class="ui-table">
              <caption class="visually-hidden">
                {{
                  t('telemetry.files.caption')
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ t('telemetry.files.name') }}</th>
                  <th scope="col">{{ t('telemetry.files.at') }}</th>
                  <th scope="col">{{ t('telemetry.files.state') }}</th>
                  <th scope="col" class="numeric">{{ t('telemetry.files.accepted') }}</th>
                  <th scope="col" class="numeric">{{ t('telemetry.files.duplicate') }}</th>
                  <th scope="col" class="numeric">{{ t('telemetry.files.rejected') }}</th>
                  <th scope="col">{{ t('telemetry.files.report') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (one of items; track one.id) {
                  <tr>
                    <th scope="row">{{ one.fileName }}</th>
                    <td>{{ format.instant(one.uploadedAt) }} {{ one.byName }}</td>
                    <td>
                      <ui-badge [tone]="tones[one.state]">{{
                        t('telemetry.files.states.' + one.state)
                      }}</ui-badge>
                      @if (one.state === 'failed') {
                        <span class="small">{{ refusal(one.error) }}</span>
                      }
                    </td>
                    <td class="numeric">{{ format.number(one.report?.accepted) }}</td>
                    <td class="numeric">{{ format.number(one.report?.duplicate) }}</td>
                    <td class="numeric">{{ format.number(one.report?.rejected) }}</td>
                    <td>
                      @if (one.report && one.report.rejected > 0) {
                        <a
                          [href]="'/api/usage-files/' + one.id + '/report.csv?language=' + language()"
                          [attr.aria-label]="t('telemetry.files.download', { name: one.fileName })"
                          download
                          >{{ t('telemetry.files.downloadShort') }}</a
                        >
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else {
          <p class="muted">{{ t('telemetry.files.empty') }}</p>
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
    }
  `,
})
export class FilesPanel {
  readonly solutionId = input.required<string>();
  readonly read = output();

  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly language = this.i18n.language;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly upload = inject(FileUpload);
  protected readonly tones = TONES;
  protected readonly error = signal<string | null>(null);
  protected readonly resource = apiResource(usageFiles, () => ({
    url: '/api/usage-files',
    params: { solutionId: this.solutionId() },
  }));
  protected readonly found = keepValue(this.resource);

  constructor() {
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe((job) => {
        if (job.kind !== 'usage_import') return;
        this.resource.reload();
        this.read.emit();
      });
  }

  protected refusal(code: string | null | undefined): string {
    const key = `telemetry.files.refused.${code ?? 'other'}`;
    return this.t(this.i18n.has(key) ? key : 'telemetry.files.refused.other');
  }

  protected async send(file: File): Promise<void> {
    this.error.set(null);
    const query = new URLSearchParams({ solutionId: this.solutionId(), fileName: file.name });
    try {
      const sent = await this.upload.send(
        `/api/usage-files?${query.toString()}`,
        file,
        uploadedUsageFile,
        newIdempotencyKey(),
      );
      if (sent) this.toasts.show(this.t('telemetry.files.sent'), { tone: 'good' });
      this.resource.reload();
    } catch (failure) {
      const problem = toApiProblem(failure);
      const code = problem.field('file')?.code;
      this.error.set(code === undefined ? this.problems.of(problem) : this.refusal(code));
    }
  }
}
