import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { GATE_FACTS, type GateFact } from '@jalon/contracts';
import { GATE_LIMITS, type GateCriterion } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { FileDrop } from '../ui/file-drop/file-drop';
import { Segmented } from '../ui/segmented/segmented';
import { Toasts } from '../ui/toast/toasts';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';

const ACCEPT = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.txt,.md,.csv';

/** Attaches to a criterion what shows it is met: a file dropped or chosen, a link, or a fact that Jalon holds. */
@Component({
  selector: 'app-evidence-dialog',
  imports: [Banner, Button, Dialog, Field, FileDrop, Input, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="criterion() !== null"
      [wide]="true"
      [heading]="t('gates.evidence.heading')"
      [closeLabel]="t('common.close')"
      (dismissed)="criterion.set(null)"
    >
      @if (criterion(); as target) {
        <form id="gate-evidence" class="stack" (submit)="$event.preventDefault(); save()">
          <p class="muted">{{ text.of(target.label) }}</p>
          <ui-segmented [label]="t('gates.evidence.kind')" [options]="kinds()" [(value)]="kind" />
          @switch (kind()) {
            @case ('file') {
              <ui-file-drop
                [heading]="t('gates.evidence.drop')"
                [text]="t('gates.evidence.dropText', { size: sizeMax() })"
                [chooseLabel]="t('gates.evidence.choose')"
                [busyLabel]="t('gates.evidence.sending')"
                [accept]="accept"
                [busy]="saving()"
                [fileName]="fileName()"
                [error]="problem()"
                (file)="send($event)"
              />
            }
            @case ('link') {
              <ui-field
                [label]="t('gates.evidence.label')"
                [required]="true"
                [error]="text.field(failure(), 'label')"
              >
                <input #name ui-input [value]="label()" (input)="label.set(name.value)" />
              </ui-field>
              <ui-field
                [label]="t('gates.evidence.url')"
                [required]="true"
                [error]="text.field(failure(), 'url')"
              >
                <input
                  #address
                  ui-input
                  type="url"
                  placeholder="https://"
                  [value]="url()"
                  (input)="url.set(address.value)"
                />
              </ui-field>
            }
            @case ('fact') {
              <ui-field
                [label]="t('gates.evidence.fact')"
                [hint]="t('gates.evidence.factHint')"
                [error]="text.field(failure(), 'fact')"
              >
                <select #of ui-input (change)="choose(of.value)">
                  @for (one of facts; track one) {
                    <option [value]="one" [selected]="one === fact()">{{ t('gates.fact.' + one) }}</option>
                  }
                </select>
              </ui-field>
            }
          }
          @if (kind() !== 'file') {
            <ui-field [label]="t('gates.evidence.note')" [optional]="t('common.optional')">
              <textarea #words ui-input rows="2" [value]="note()" (input)="note.set(words.value)"></textarea>
            </ui-field>
            @if (problem(); as sentence) {
              <ui-banner tone="bad" [live]="true">{{ sentence }}</ui-banner>
            }
          }
        </form>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="criterion.set(null)">{{ t('common.cancel') }}</button>
        @if (kind() !== 'file') {
          <button ui-button variant="primary" type="submit" form="gate-evidence" [busy]="saving()">
            {{ t('gates.evidence.add') }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
})
export class EvidenceDialog {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(GateText);
  private readonly format = inject(Format);
  private readonly store = inject(GatesStore);
  private readonly toasts = inject(Toasts);

  protected readonly accept = ACCEPT;
  protected readonly facts = GATE_FACTS;
  protected readonly criterion = signal<GateCriterion | null>(null);
  protected readonly kind = signal<'file' | 'link' | 'fact'>('file');
  protected readonly label = signal('');
  protected readonly url = signal('');
  protected readonly note = signal('');
  protected readonly fact = signal<GateFact>('use_case');
  protected readonly fileName = signal('');
  protected readonly saving = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);

  protected readonly sizeMax = computed(() => this.format.size(GATE_LIMITS.fileBytes));
  protected readonly kinds = computed(() => [
    { value: 'file' as const, label: this.t('gates.evidence.kinds.file'), icon: 'upload' as const },
    { value: 'link' as const, label: this.t('gates.evidence.kinds.link'), icon: 'link' as const },
    { value: 'fact' as const, label: this.t('gates.evidence.kinds.fact'), icon: 'lock' as const },
  ]);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem ? this.text.problem(problem) : null;
  });

  show(criterion: GateCriterion): void {
    this.failure.set(null);
    for (const field of [this.label, this.url, this.note, this.fileName]) field.set('');
    this.criterion.set(criterion);
  }

  protected choose(value: string): void {
    this.fact.set(GATE_FACTS.find((one) => one === value) ?? 'use_case');
  }

  protected send(file: File): Promise<void> {
    this.fileName.set(file.name);
    if (file.size > GATE_LIMITS.fileBytes) {
      const params = { max: GATE_LIMITS.fileBytes };
      this.failure.set(
        new ApiProblem(422, 'file_refused', '', [{ path: 'file', code: 'too_large', params }]),
      );
      return Promise.resolve();
    }
    return this.run((key) => this.store.upload(key, file));
  }

  protected save(): Promise<void> {
    if (this.kind() === 'file') return Promise.resolve();
    const note = this.note().trim();
    return this.run((criterion) =>
      this.kind() === 'link'
        ? this.store.addEvidence({
            kind: 'link',
            criterion,
            label: this.label(),
            url: this.url().trim(),
            note,
          })
        : this.store.addEvidence({ kind: 'fact', criterion, fact: this.fact(), note }),
    );
  }

  private async run(add: (criterion: string) => Promise<void>): Promise<void> {
    const criterion = this.criterion();
    if (!criterion || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await add(criterion.key);
      this.criterion.set(null);
      this.toasts.show(this.t('gates.evidence.added'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}
