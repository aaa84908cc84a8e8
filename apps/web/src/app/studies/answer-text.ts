import { inject, Injectable } from '@angular/core';
import type { StudyOption, StudyRisk, StudySection } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { FIELDS, type FieldSpec } from './fields';

/** Answers in words: for the summary, and to compare two versions. */
@Injectable({ providedIn: 'root' })
export class AnswerText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly reference = inject(ReferenceStore);

  label(section: StudySection, name: string): string {
    const key = name === 'preferred' ? 'studies.options.preferred' : `studies.field.${section}.${name}.label`;
    return this.i18n.t(key);
  }

  /**
   * The answer as text, null when there is none.
   * @param people names of persons the lists may not know, by id
   */
  of(
    section: StudySection,
    name: string,
    value: unknown,
    people: Readonly<Record<string, string>> = {},
  ): string | null {
    const field = FIELDS[section].find((one) => one.name === name);
    if (value === null || value === undefined || value === '') return null;
    if (Array.isArray(value) && value.length === 0) return null;
    return this.text(field ?? { name, kind: 'line' }, value, people);
  }

  private text(field: FieldSpec, value: unknown, people: Readonly<Record<string, string>>): string {
    const word = (each: unknown) => this.i18n.t(`studies.choice.${field.words ?? ''}.${String(each)}`);
    switch (field.kind) {
      case 'yes_no':
        return this.i18n.t(value === true ? 'common.yes' : 'common.no');
      case 'choice':
        return word(value);
      case 'checks':
        return (value as readonly string[]).map(word).join(', ');
      case 'tags':
        return (value as readonly string[]).join(', ');
      case 'person':
      case 'entity': {
        const id = value as string;
        return this.reference.nameOf(id) ?? people[id] ?? this.i18n.t('common.unknown');
      }
      case 'euros':
        return this.euros(value as number);
      case 'number':
        return this.format.number(value as number);
      case 'options':
        return (value as readonly StudyOption[]).map((option) => this.option(option)).join('\n');
      case 'risks':
        return (value as readonly StudyRisk[]).map((risk) => this.risk(risk)).join('\n');
      default:
        return value as string;
    }
  }

  option({ kind, title, description, euros }: StudyOption): string {
    const parts = [title, description, euros === null ? '' : this.euros(euros)].filter((part) => part !== '');
    return `${this.i18n.t(`studies.choice.option.${kind}`)}${this.colon()}${parts.join(' – ') || '–'}`;
  }

  private risk({ title, probability, impact, response }: StudyRisk): string {
    const score = probability !== null && impact !== null ? probability * impact : null;
    const parts = [
      title || '–',
      score === null ? '' : this.i18n.t('studies.risks.score', { score }),
      response,
    ].filter((part) => part !== '');
    return parts.join(' – ');
  }

  private euros(amount: number): string {
    return this.i18n.t('studies.page.euros', { amount: this.format.number(amount) });
  }

  private colon(): string {
    return this.i18n.language() === 'fr' ? '\u00a0: ' : ': ';
  }
}
