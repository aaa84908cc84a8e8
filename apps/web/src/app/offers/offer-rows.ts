import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { OfferDetail } from '@jalon/contracts';
import { INTERNSHIP_TEMPLATE_CODES, templateSteps, type InternshipTemplateCode } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import type { DraftPart, OfferDraft } from './offer-draft';

type Rows = 'missions' | 'deliverables' | 'references';

/** The parts of an offer that are rows: missions, steps by template, deliverables, references. */
@Component({
  selector: 'app-offer-rows',
  imports: [Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-rows.html',
  styleUrl: './offer-rows.css',
})
export class OfferRows {
  readonly draft = input.required<OfferDraft>();
  readonly offer = input.required<OfferDetail>();
  readonly errorOf = input.required<(part: DraftPart) => string | null>();
  readonly changed = output<Partial<OfferDraft>>();

  protected readonly t = inject(I18n).t;
  /** Two fields may be written before the page is drawn again: the second adds to the first. */
  private readonly own = linkedSignal(() => this.draft());
  protected readonly templates = INTERNSHIP_TEMPLATE_CODES;
  /** Those of the offer; of a template just chosen, its own. */
  protected readonly steps = computed(() => {
    const [draft, offer] = [this.draft(), this.offer()];
    return draft.template === offer.template ? offer.content.steps : templateSteps(draft.template);
  });
  /** Codes of missions that belong to no step: a word of their own for what runs across them. */
  protected readonly across = computed(() => {
    const known = new Set(this.steps().map(({ code }) => code));
    const used = [...this.draft().missions, ...this.draft().deliverables].map(({ step }) => step);
    return [...new Set(used.filter((code) => !known.has(code)))];
  });

  protected setTemplate(code: string): void {
    this.changed.emit({ template: code as InternshipTemplateCode });
  }

  protected setLead(missionsLead: string): void {
    this.changed.emit({ missionsLead });
  }

  protected setRow(part: Rows, index: number, change: object): void {
    this.emit(part, (rows) => rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  }

  protected add(part: Rows): void {
    const step = this.steps()[0]?.code ?? 'TRANSVERSE';
    const number = this.draft().deliverables.length + 1;
    const row = {
      missions: { text: '', group: null, step },
      deliverables: { code: `LIVRABLE_${number}_${Date.now().toString(36)}`, label: '', step },
      references: { authors: '', year: '', title: '', venue: '' },
    }[part];
    this.emit(part, (rows) => [...rows, row]);
  }

  protected remove(part: Rows, index: number): void {
    this.emit(part, (rows) => rows.filter((_, at) => at !== index));
  }

  protected up(part: Rows, index: number): void {
    this.emit(part, (rows) => {
      const moved = rows[index];
      if (!moved || index === 0) return rows;
      const others = rows.filter((_, at) => at !== index);
      return [...others.slice(0, index - 1), moved, ...others.slice(index - 1)];
    });
  }

  private emit(part: Rows, change: (rows: readonly object[]) => readonly object[]): void {
    const changes = { [part]: change(this.own()[part]) } as Partial<OfferDraft>;
    this.own.update((draft) => ({ ...draft, ...changes }));
    this.changed.emit(changes);
  }
}
