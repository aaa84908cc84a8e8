import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { deliverableDetail, type DeliverableDetail } from '@jalon/contracts';
import { DELIVERABLE_LIMITS } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { ProblemWords } from './problem-words';

type Titled = Pick<DeliverableDetail, 'title' | 'version'>;

/** The title of a deliverable, changed in place: Enter saves, Esc gives up. The files that were made stay as they are. */
@Component({
  selector: 'app-title-editor',
  imports: [Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (draft() === null) {
      <button #opener ui-button small variant="quiet" (click)="start()">
        <ui-icon name="pencil" />{{ t('deliverables.rename.edit') }}
      </button>
    } @else {
      <ui-field [label]="t('deliverables.rename.label')" [error]="error()" required>
        <input
          #box
          ui-input
          [attr.maxlength]="max"
          [value]="draft()"
          (input)="draft.set(box.value)"
          (keydown)="onKey($event)"
        />
      </ui-field>
      <div class="line">
        <button ui-button small [busy]="saving()" [disabled]="typed() === ''" (click)="save()">
          {{ t('common.save') }}
        </button>
        <button ui-button small (click)="close()">{{ t('common.cancel') }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 8px;
      margin-block-start: 4px;
    }
    ui-field {
      inline-size: min(100%, 640px);
    }
  `,
})
export class TitleEditor {
  readonly detail = input.required<DeliverableDetail>();
  /** It has another title, or somebody else gave it one. */
  readonly changed = output();

  private readonly api = inject(ApiClient);
  private readonly words = inject(ProblemWords);
  private readonly opener = viewChild<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly t = inject(I18n).t;
  protected readonly max = DELIVERABLE_LIMITS.title;
  /** What is typed; null while nobody does. */
  protected readonly draft = signal<string | null>(null);
  protected readonly typed = computed(() => (this.draft() ?? '').trim());
  protected readonly saving = signal(false);
  protected readonly error = signal<string | null>(null);
  /** What was read when it was opened: somebody else's title is never written over unseen. */
  private basis: Titled = { title: '', version: 0 };

  constructor() {
    trackUnsaved(() => this.draft() !== null && this.typed() !== this.detail().title);
  }

  protected start(): void {
    this.basis = this.detail();
    this.error.set(null);
    this.draft.set(this.basis.title);
    setTimeout(() => this.box()?.nativeElement.select());
  }

  protected close(): void {
    this.draft.set(null);
    setTimeout(() => this.opener()?.nativeElement.focus());
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.preventDefault();
    if (event.key === 'Escape') this.close();
    else if (this.typed() !== '') void this.save();
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    if (this.typed() === this.basis.title) return this.close();
    this.saving.set(true);
    this.error.set(null);
    try {
      await this.send(this.typed());
      this.close();
    } catch (failure) {
      this.error.set(this.refusal(failure));
    } finally {
      this.saving.set(false);
      this.changed.emit();
    }
  }

  /** A version made or a content written meanwhile does not concern the title. */
  private async send(title: string): Promise<void> {
    const { version } = this.basis;
    const url = `/api/deliverables/${this.detail().id}`;
    try {
      await this.api.patch(url, { version, changes: { title } }, deliverableDetail);
    } catch (failure) {
      const theirs = currentOf(failure);
      if (theirs?.title !== this.basis.title || theirs.version === version) throw failure;
      this.basis = theirs;
      await this.send(title);
    }
  }

  private refusal(failure: unknown): string {
    const theirs = currentOf(failure);
    if (!theirs) return this.words.refusal(failure);
    // Seen now: saved again, one's own stays.
    this.basis = theirs;
    return this.t('deliverables.rename.clash', { title: theirs.title });
  }
}

/** What the server has, where somebody changed it meanwhile. */
function currentOf(failure: unknown): DeliverableDetail | undefined {
  const { status, current } = toApiProblem(failure);
  return status === 409 ? deliverableDetail.safeParse(current).data : undefined;
}
