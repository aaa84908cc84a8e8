import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { MeetingDetail } from '@jalon/contracts';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Toasts } from '../ui/toast/toasts';
import { changesOf, draftOf, mergeDrafts, type MeetingDraft, type MeetingField } from './meeting-draft';
import { MeetingFields } from './meeting-fields';
import { MeetingStore } from './meeting-store';

const NOTHING: readonly MeetingField[] = [];

/**
 * The inside of the dialog that changes a meeting. When somebody saved first, their other fields come in, and where
 * both wrote, the form keeps what was typed beside what was saved: the next save is a choice made knowingly.
 */
@Component({
  selector: 'app-meeting-edit',
  imports: [Banner, Button, MeetingFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="stack" novalidate (submit)="$event.preventDefault(); save()">
      @if (clashes().length) {
        <ui-banner tone="warning" [live]="true">
          {{ t('meetings.edit.conflict') }}
          <button ui-button actions small (click)="takeTheirs()">{{ t('meetings.edit.takeTheirs') }}</button>
        </ui-banner>
      } @else if (failure(); as text) {
        <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
      }
      <app-meeting-fields
        [(draft)]="draft"
        [problem]="problem()"
        [saved]="saved()"
        [known]="store.detail()?.useCases ?? []"
      />
      <div class="line line--end">
        <button ui-button (click)="done.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" [busy]="busy()">
          {{ t(clashes().length ? 'meetings.edit.saveMine' : 'common.save') }}
        </button>
      </div>
    </form>
  `,
})
export class MeetingEdit {
  readonly done = output();

  protected readonly store = inject(MeetingStore);
  private readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly format = inject(Format);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  private base = this.current();
  protected readonly draft = signal(this.base);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly clashes = signal(NOTHING);
  protected readonly saved = computed(() => {
    const detail = this.store.detail();
    return Object.fromEntries(this.clashes().map((field) => [field, detail ? this.say(field, detail) : '']));
  });
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    trackUnsaved(() => Object.keys(changesOf(this.base, this.draft())).length > 0);
  }

  protected takeTheirs(): void {
    const theirs = this.current();
    const given = Object.fromEntries(this.clashes().map((field) => [field, theirs[field]]));
    this.draft.update((draft) => ({ ...draft, ...given }));
    this.clashes.set(NOTHING);
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    this.clashes.set(NOTHING);
    this.busy.set(true);
    try {
      await this.saveOver();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private async saveOver(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const changes = changesOf(this.base, this.draft());
      try {
        if (Object.keys(changes).length > 0) await this.store.change(changes);
        this.base = this.draft();
        this.toasts.show(this.t('common.saved'), { tone: 'good' });
        return this.done.emit();
      } catch (failure) {
        const problem = toApiProblem(failure);
        if (problem.code !== 'version_conflict' || attempt >= 5) throw problem;
        const theirs = this.current();
        const { draft, clashes } = mergeDrafts(this.base, this.draft(), theirs);
        this.base = theirs;
        this.draft.set(draft);
        this.clashes.set(clashes);
        if (clashes.length > 0) return;
      }
    }
  }

  private current(): MeetingDraft {
    const detail = this.store.detail();
    if (!detail) throw new Error('A meeting is changed once it is read');
    return draftOf(detail);
  }

  /** A field as it is saved, in words. */
  private say(field: MeetingField, detail: MeetingDetail): string {
    const text = (() => {
      switch (field) {
        case 'kind':
          return this.t(`meetingKind.${detail.kind}`);
        case 'heldOn':
          return this.format.date(detail.heldOn);
        case 'entityId':
        case 'chairId':
        case 'secretaryId':
          return this.reference.nameOf(detail[field]);
        case 'useCaseIds':
          return detail.useCases.map((one) => one.code).join(', ');
        default:
          return String(detail[field]);
      }
    })();
    return text || this.t('common.none');
  }
}
