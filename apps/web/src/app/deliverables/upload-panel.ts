import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { deliverableDetail, type DeliverableDetail } from '@jalon/contracts';
import { DELIVERABLE_LIMITS, DELIVERABLE_RULES } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { FileUpload } from '../core/api/file-upload';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { FileDrop } from '../ui/file-drop/file-drop';
import { Toasts } from '../ui/toast/toasts';
import { ProblemWords } from './problem-words';

/** An edited file sent back as the next version: what was there before stays. */
@Component({
  selector: 'app-upload-panel',
  imports: [Button, Field, FileDrop, Input],
  providers: [FileUpload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="t('deliverables.detail.uploadNote')" [optional]="t('common.optional')">
      <input #words ui-input [attr.maxlength]="noteMax" [value]="note()" (input)="note.set(words.value)" />
    </ui-field>
    <ui-file-drop
      [accept]="accept()"
      [heading]="t('deliverables.detail.upload')"
      [text]="t('deliverables.detail.uploadText', { formats: accept().split(',').join(', ') })"
      [chooseLabel]="t('deliverables.detail.choose')"
      [busy]="upload.current() !== null"
      [busyLabel]="t('deliverables.detail.uploading')"
      [fileName]="upload.current()?.name ?? ''"
      [sent]="upload.current()?.sent ?? 0"
      [size]="upload.current()?.size ?? null"
      [error]="error()"
      (file)="send($event)"
    />
    @if (upload.current()) {
      <div>
        <button ui-button (click)="upload.cancel()">{{ t('common.cancel') }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      max-inline-size: 640px;
    }
  `,
})
export class UploadPanel {
  readonly detail = input.required<DeliverableDetail>();
  readonly done = output();
  private readonly problems = inject(ProblemWords);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly upload = inject(FileUpload);
  protected readonly noteMax = DELIVERABLE_LIMITS.note;
  protected readonly note = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly accept = computed(() =>
    DELIVERABLE_RULES[this.detail().kind].formats.map((format) => `.${format}`).join(','),
  );

  protected async send(file: File): Promise<void> {
    this.error.set(null);
    const query = new URLSearchParams({ fileName: file.name, note: this.note().trim() });
    try {
      const detail = await this.upload.send(
        `/api/deliverables/${this.detail().id}/uploads?${query.toString()}`,
        file,
        deliverableDetail,
        newIdempotencyKey(),
      );
      if (!detail) return;
      this.note.set('');
      this.toasts.show(this.t('deliverables.detail.uploaded', { number: detail.versionNumber ?? 1 }), {
        tone: 'good',
      });
    } catch (failure) {
      this.error.set(this.problems.refusal(failure));
    } finally {
      this.done.emit();
    }
  }
}
