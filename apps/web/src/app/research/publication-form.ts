import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { researchPublication, type ResearchPublication } from '@jalon/contracts';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { LinksField } from './links-field';
import { idsOf, NO_LINKS, ObjectForm } from './object-form';
import type { ResearchScope } from './research-query';
import { VERDICT_TONES } from './research-text';

const LINES = ['title', 'authors', 'venue'] as const;
const LATER = ['submittedOn', 'publishedOn', 'doi', 'url'] as const;
const FIELDS = [...LINES, 'state', ...LATER] as const;
type FieldName = (typeof FIELDS)[number];
type Draft = Readonly<Record<FieldName, string>>;

/** A publication, from planned to published: where it is sent, where it stands, where it is found. */
@Component({
  selector: 'app-publication-form',
  imports: [Badge, Banner, Button, Dialog, Field, Input, LinksField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [wide]="true"
      [heading]="t(publication() ? 'research.publication.heading' : 'research.new.publications')"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      <form id="publication-form" class="stack" novalidate (submit)="$event.preventDefault(); submit()">
        @if (failure(fields); as said) {
          <ui-banner tone="bad" [live]="true">{{ said }}</ui-banner>
        }
        @if (publication()?.study; as study) {
          <p>
            {{ t('research.publication.study') }}
            <a [routerLink]="['/research/studies', study.id]">{{ study.title }}</a>
            <ui-badge [tone]="tones[study.verdict]">{{ t('research.verdict.' + study.verdict) }}</ui-badge>
          </p>
        }
        @for (name of lines; track name) {
          <ui-field [label]="t('research.field.' + name)" [required]="name === 'title'" [error]="error(name)">
            <input
              #line
              ui-input
              [readOnly]="!mayWrite"
              [value]="draft()[name]"
              (input)="set(name, line.value)"
            />
          </ui-field>
        }
        @if (publication()) {
          <ui-field [label]="t('research.field.state')" [error]="error('state')">
            <select #state ui-input [disabled]="!mayWrite" (change)="set('state', state.value)">
              @for (one of states(); track one) {
                <option [value]="one" [selected]="one === draft().state">
                  {{ t('research.state.' + one) }}
                </option>
              }
            </select>
          </ui-field>
          @for (name of later; track name) {
            <ui-field [label]="t('research.field.' + name)" [error]="error(name)">
              <input
                #line
                ui-input
                [type]="name === 'submittedOn' || name === 'publishedOn' ? 'date' : 'text'"
                [readOnly]="!mayWrite"
                [value]="draft()[name]"
                (input)="set(name, line.value)"
              />
            </ui-field>
          }
        }
        @if (publication(); as stored) {
          @if (mayWrite) {
            <app-links-field [known]="stored.links" [(values)]="attached" />
          }
        }
      </form>
      <button actions ui-button [hidden]="!publication()?.mayDelete" variant="danger" (click)="remove()">
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
        form="publication-form"
        [hidden]="!mayWrite"
        [busy]="busy()"
      >
        {{ t('common.save') }}
      </button>
    </ui-dialog>
  `,
})
export class PublicationForm extends ObjectForm<typeof researchPublication> {
  readonly publication = input<ResearchPublication | null>(null);
  readonly scope = input.required<ResearchScope>();
  readonly written = output();
  readonly closed = output();
  protected override readonly stored = this.publication;
  protected override readonly place = this.scope;
  protected readonly fields = FIELDS;
  protected readonly lines = LINES;
  protected readonly later = LATER;
  protected readonly tones = VERDICT_TONES;
  protected readonly mayWrite = inject(SessionStore).may('research:write');
  protected readonly draft = linkedSignal<Draft>(() => draftOf(this.publication()));
  protected override readonly attached = linkedSignal(() => idsOf(this.publication()?.links ?? NO_LINKS));
  protected readonly states = computed(() => {
    const stored = this.publication();
    return stored ? [stored.state, ...stored.moves] : [];
  });

  constructor() {
    super('/api/research/publications', researchPublication);
  }

  protected set(name: FieldName, value: string): void {
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected submit(): void {
    const draft = this.draft();
    const later = Object.fromEntries(LATER.map((name) => [name, draft[name].trim() || null]));
    const { title, authors, venue, state } = draft;
    void this.save({ title, authors, venue, state, ...later }, { title, authors, venue });
  }

  protected override done(): void {
    this.written.emit();
  }
}

function draftOf(publication: ResearchPublication | null): Draft {
  const text = (name: FieldName) => publication?.[name] ?? '';
  return Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Draft;
}
