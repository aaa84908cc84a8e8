import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import { deliverableDetail, templateDetail, templates, type DeliverableDetail } from '@jalon/contracts';
import { DELIVERABLE_LIMITS, DELIVERABLE_RULES } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { ProblemWords } from './problem-words';

const USUAL = 'usual';
const OWN = 'own';

/** Asks for the next version: on which template, and a note for whoever reads the versions. */
@Component({
  selector: 'app-regenerate-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="heading()" [closeLabel]="t('common.close')">
      <p>{{ t('deliverables.detail.regenerateText') }}</p>
      @if (edited()) {
        <p>{{ t('deliverables.detail.regenerateEdited', { number: detail().versionNumber ?? 1 }) }}</p>
      }
      @if (problem(); as failure) {
        <ui-banner tone="bad" [live]="true">{{ problems.refusal(failure) }}</ui-banner>
      }
      <ui-field [label]="t('deliverables.detail.template')">
        <select #choice ui-input (change)="template.set(choice.value)">
          <option value="usual" [selected]="template() === 'usual'">
            {{ t('deliverables.detail.templateUsual') }}
          </option>
          <option value="own" [selected]="template() === 'own'">
            {{ t('deliverables.detail.templateOwn') }}
          </option>
          @for (one of offered(); track one.id) {
            <option [value]="one.id" [selected]="template() === one.id">
              {{
                t('deliverables.versions.templateName', {
                  name: one.name,
                  number: one.published?.number ?? 1,
                })
              }}
            </option>
          }
        </select>
      </ui-field>
      <ui-field [label]="t('deliverables.detail.note')" [optional]="t('common.optional')">
        <textarea
          #words
          ui-input
          rows="2"
          [attr.maxlength]="noteMax"
          [value]="note()"
          (input)="note.set(words.value)"
        ></textarea>
      </ui-field>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" [busy]="busy()" (click)="ask()">{{ heading() }}</button>
      </ng-container>
    </ui-dialog>
  `,
})
export class RegenerateDialog {
  readonly open = model.required<boolean>();
  readonly detail = input.required<DeliverableDetail>();
  /** The next version is asked for. */
  readonly asked = output();

  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly t = inject(I18n).t;
  protected readonly noteMax = DELIVERABLE_LIMITS.note;
  protected readonly template = signal(USUAL);
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private key = newIdempotencyKey();

  protected readonly edited = computed(() => this.detail().versions[0]?.origin === 'uploaded');
  protected readonly heading = computed(() =>
    this.t(
      this.detail().versions.length === 0 ? 'deliverables.new.generate' : 'deliverables.detail.regenerate',
    ),
  );
  private readonly list = apiResource(templates, () =>
    this.open() && this.session.may('template:read')
      ? {
          url: '/api/templates',
          params: { kind: `${this.detail().kind},none`, state: 'published', pageSize: '100' },
        }
      : undefined,
  );
  /** Published ones that this deliverable could be drawn on. */
  protected readonly offered = computed(() => {
    const { kind, entityId } = this.detail();
    const formats: readonly string[] = DELIVERABLE_RULES[kind].formats;
    return (this.list.hasValue() ? this.list.value().items : []).filter(
      (one) =>
        one.published !== null &&
        formats.includes(one.format) &&
        (one.entityId === null || one.entityId === entityId),
    );
  });

  protected async ask(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = { note: this.note(), ...(await this.chosen()) };
      await this.api.post(`/api/deliverables/${this.detail().id}/versions`, body, deliverableDetail, {
        idempotencyKey: this.key,
      });
      this.key = newIdempotencyKey();
      this.note.set('');
      this.open.set(false);
      this.asked.emit();
    } catch (failure) {
      this.problem.set(failure);
      // An answer that was lost on the way may have been a yes: the same key asks for the same version.
      if (toApiProblem(failure).status !== 0) this.key = newIdempotencyKey();
    } finally {
      this.busy.set(false);
    }
  }

  /** A template is chosen by name, and asked for by the version of it that is published now. */
  private async chosen(): Promise<{ readonly templateVersionId?: string | null }> {
    const chosen = this.template();
    if (chosen === USUAL) return {};
    if (chosen === OWN) return { templateVersionId: null };
    const template = await this.api.get(`/api/templates/${chosen}`, templateDetail);
    const version = template.versions.find(({ number }) => number === template.published?.number);
    return version ? { templateVersionId: version.id } : {};
  }
}
