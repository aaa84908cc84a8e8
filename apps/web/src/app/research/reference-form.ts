import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { researchReference, type ResearchReference } from '@jalon/contracts';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { LinksField } from './links-field';
import { idsOf, NO_LINKS, ObjectForm } from './object-form';
import type { ResearchScope } from './research-query';

const FIELDS = ['title', 'authors', 'year', 'venue', 'doi', 'url', 'key', 'summary'] as const;
type FieldName = (typeof FIELDS)[number];
type Draft = Readonly<Record<FieldName, string>>;

/** One entry of the bibliography: looked at, changed, attached, or written by hand. */
@Component({
  selector: 'app-reference-form',
  imports: [Banner, Button, Dialog, Field, Input, LinksField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [wide]="true"
      [heading]="t(reference() ? 'research.reference.heading' : 'research.new.references')"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      <form id="reference-form" class="stack" novalidate (submit)="$event.preventDefault(); submit()">
        @if (failure(fields); as said) {
          <ui-banner tone="bad" [live]="true">{{ said }}</ui-banner>
        }
        @for (name of fields; track name) {
          <ui-field
            [label]="t('research.field.' + name)"
            [hint]="
              name === 'key'
                ? t('research.reference.keyHint')
                : name === 'authors'
                  ? t('research.reference.authorsHint')
                  : null
            "
            [required]="name === 'title'"
            [error]="error(name)"
          >
            @if (name === 'summary') {
              <textarea
                #words
                ui-input
                rows="4"
                maxlength="4000"
                [readOnly]="!mayWrite"
                [value]="draft()[name]"
                (input)="set(name, words.value)"
              ></textarea>
            } @else {
              <input
                #line
                ui-input
                [readOnly]="!mayWrite"
                [attr.inputmode]="name === 'year' ? 'numeric' : null"
                [value]="draft()[name]"
                (input)="set(name, line.value)"
              />
            }
          </ui-field>
        }
        @if (reference(); as stored) {
          @if (mayWrite) {
            <app-links-field [known]="stored.links" [(values)]="attached" />
          }
        }
      </form>
      <button actions ui-button [hidden]="!reference()?.mayDelete" variant="danger" (click)="remove()">
        {{ t('common.delete') }}
      </button>
      <button actions ui-button (click)="closed.emit()">
        {{ t(mayWrite ? 'common.cancel' : 'common.close') }}
      </button>
      <button
        actions
        ui-button
        variant="primary"
        type="submit"
        form="reference-form"
        [hidden]="!mayWrite"
        [busy]="busy()"
      >
        {{ t('common.save') }}
      </button>
    </ui-dialog>
  `,
})
export class ReferenceForm extends ObjectForm<typeof researchReference> {
  readonly reference = input<ResearchReference | null>(null);
  readonly scope = input.required<ResearchScope>();
  readonly written = output();
  readonly closed = output();
  protected override readonly stored = this.reference;
  protected override readonly place = this.scope;
  protected readonly fields = FIELDS;
  protected readonly mayWrite = inject(SessionStore).may('research:write');
  protected readonly draft = linkedSignal<Draft>(() => draftOf(this.reference()));
  protected override readonly attached = linkedSignal(() => idsOf(this.reference()?.links ?? NO_LINKS));

  constructor() {
    super('/api/research/references', researchReference);
  }

  protected set(name: FieldName, value: string): void {
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected submit(): void {
    const { year, ...draft } = this.draft();
    const written = { ...draft, year: year.trim() === '' ? null : Number(year) };
    void this.save(written, written);
  }

  protected override done(): void {
    this.written.emit();
  }
}

function draftOf(reference: ResearchReference | null): Draft {
  const text = (name: FieldName) => String(reference?.[name] ?? '');
  return Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Draft;
}
