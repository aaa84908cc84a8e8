import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { readReferences, type BibliographyContent, type ReferenceProblem } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Toasts } from '../../ui/toast/toasts';
import { PasteReport } from './paste-report';

const BYTES_MAX = 4 * 1024 * 1024;

/** References taken over from a reference manager, pasted or from its file: what is read is said before it is added. */
@Component({
  selector: 'app-paste-references',
  imports: [Button, Field, Icon, Input, PasteReport],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="paste">
      <summary>{{ t('deliverables.write.paste.references') }}</summary>
      <div class="stack">
        <ui-field
          [label]="t('deliverables.write.paste.referencesLabel')"
          [hint]="t('deliverables.write.paste.referencesHint')"
        >
          <textarea
            #words
            ui-input
            class="mono"
            rows="6"
            spellcheck="false"
            [value]="text()"
            (input)="text.set(words.value)"
          ></textarea>
        </ui-field>
        <div class="line">
          <label class="ui-button ui-button--secondary file">
            <ui-icon name="upload" />{{ t('deliverables.write.paste.file') }}
            <input #file class="visually-hidden" type="file" accept=".bib,.ris,.txt" (change)="take(file)" />
          </label>
          @if (read().references.length > 0) {
            <button ui-button variant="primary" (click)="add()">
              {{ plural('deliverables.write.paste.addReferences', read().references.length) }}
            </button>
          }
        </div>
        <app-paste-report [lines]="lines()" />
      </div>
    </details>
  `,
  styleUrl: './paste.css',
})
export class PasteReferences {
  readonly references = input.required<BibliographyContent['references']>();
  readonly added = output<BibliographyContent['references']>();
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly text = signal('');
  private readonly refusal = signal<string | null>(null);
  protected readonly read = computed(() =>
    readReferences(
      this.text(),
      this.references().map(({ key }) => key),
    ),
  );
  protected readonly lines = computed(() => {
    const refusal = this.refusal();
    return [...(refusal === null ? [] : [refusal]), ...this.read().problems.map((one) => this.problem(one))];
  });

  protected add(): void {
    const { references } = this.read();
    this.added.emit([...this.references(), ...references]);
    this.toasts.show(this.plural('deliverables.write.paste.addedReferences', references.length), {
      tone: 'good',
    });
    this.text.set('');
  }

  protected async take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    if (file.size > BYTES_MAX) {
      this.refusal.set(this.t('deliverables.write.paste.fileTooLarge'));
      return;
    }
    this.refusal.set(null);
    this.text.set(await file.text());
  }

  private problem({ line, code, entry, field }: ReferenceProblem): string {
    const what = this.t(`deliverables.write.paste.problem.${code}`, {
      field: field === undefined ? '' : this.t(`deliverables.write.references.${field}`),
    });
    const name = entry === '' ? '' : ` (${entry})`;
    return this.t('deliverables.write.paste.line', { line, what: `${what}${name}` });
  }
}
