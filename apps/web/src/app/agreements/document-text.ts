import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import {
  AGREEMENT_LIMITS,
  AGREEMENT_SECTIONS,
  type AgreementContent,
  type AgreementSection,
  type AgreementSectionValue,
} from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { AgreementStore } from './agreement-store';
import { AgreementText } from './agreement-text';
import { DifferenceList } from './difference-list';
import { SectionEditor, type Suggestions } from './section-editor';
import { SectionView } from './section-view';

/** The document itself: its outline with what each section still lacks, and its sections to write or to read. */
@Component({
  selector: 'app-document-text',
  imports: [Badge, Button, DifferenceList, Field, Icon, Input, SectionEditor, SectionView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document-text.html',
  styleUrl: './document-text.css',
})
export class DocumentText {
  readonly writing = input.required<boolean>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(AgreementStore);
  protected readonly text = inject(AgreementText);
  private readonly reference = inject(ReferenceStore);
  private readonly useCase = inject(CurrentUseCase);
  private readonly problemText = inject(ProblemText);
  private readonly document = inject(DOCUMENT);

  protected readonly titleMax = AGREEMENT_LIMITS.title;
  protected readonly reasonMax = AGREEMENT_LIMITS.reason;
  protected readonly amendment = computed(() => this.store.detail()?.amendment ?? null);
  private readonly amended = computed(() => new Set(this.amendment()?.sections ?? []));
  protected readonly isWriting = computed(() => this.writing() && (this.store.detail()?.mayEdit ?? false));

  /** Sections in order. Of an amendment being read only those it changes; being written all, to choose from. */
  protected readonly sections = computed(() => {
    const content = this.store.content();
    const isAmendment = this.amendment() !== null;
    if (!content) return [];
    return AGREEMENT_SECTIONS.filter(
      (section) => !isAmendment || this.isWriting() || this.amended().has(section),
    ).map((section) => {
      const gaps = this.gaps(section);
      return {
        id: section,
        number: AGREEMENT_SECTIONS.indexOf(section) + 1,
        name: this.text.section(section),
        value: content[section],
        gaps,
        state: gaps > 0 ? this.i18n.plural('agreements.toComplete', gaps) : this.t('agreements.complete'),
        isOpen: this.isWriting() && (!isAmendment || this.amended().has(section)),
        isUnchanged: isAmendment && !this.amended().has(section),
        differences: isAmendment ? this.differences(section, content) : [],
      };
    });
  });
  protected readonly progress = computed(() => {
    const sections = this.sections().filter((section) => !section.isUnchanged);
    return this.t('agreements.progress', {
      done: sections.filter((section) => section.gaps === 0).length,
      total: sections.length,
    });
  });
  protected readonly errors = computed(() => this.store.refused()?.errors ?? []);
  protected readonly titleError = computed(() => this.fieldError('changes.title'));
  protected readonly reasonError = computed(() => this.fieldError('changes.reason'));
  private readonly people = computed(() => this.reference.value().people.map((person) => person.name));
  private readonly partyNames = computed(() =>
    (this.store.content()?.parties.rows ?? []).map((party) => party.name).filter((name) => name !== ''),
  );
  /** Parties by their name where somebody signs for one; people known to Jalon where somebody is named. */
  protected readonly suggestions = computed<Partial<Record<AgreementSection, Suggestions>>>(() => ({
    parties: {
      represented: this.people(),
      name: this.reference.value().entities.map((entity) => entity.name),
    },
    stakeholders: { name: this.people() },
    signatories: { name: this.people(), party: this.partyNames() },
  }));

  constructor() {
    this.reference.load().catch(() => undefined);
  }

  protected set(section: AgreementSection, value: AgreementSectionValue): void {
    this.store.set(section, value as AgreementContent[typeof section]);
  }

  protected show(section: string): void {
    const element = this.document.getElementById(`section-${section}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'start' });
  }

  protected amend(section: AgreementSection, isChanged: boolean): void {
    void this.store.amend(section, isChanged).then(() => setTimeout(() => this.show(section)));
  }

  /** The plan as the use case has it now. */
  protected pullMilestones(): void {
    const note = this.store.content()?.plan.fields.note ?? '';
    const rows = (this.useCase.detail()?.milestones ?? [])
      .map(({ name, actualOn, forecastOn, baselineOn }) => ({
        name: name.slice(0, AGREEMENT_LIMITS.line),
        on: actualOn ?? forecastOn ?? baselineOn,
      }))
      .sort((left, right) => (left.on ?? '9999').localeCompare(right.on ?? '9999'))
      .slice(0, AGREEMENT_LIMITS.rows);
    this.store.set('plan', { fields: { note }, rows });
  }

  private gaps(section: AgreementSection): number {
    return (this.store.detail()?.gaps ?? []).filter(
      ({ path }) => path === section || path.startsWith(`${section}.`),
    ).length;
  }

  private differences(section: AgreementSection, content: AgreementContent) {
    const before = this.amendment()?.before[section];
    return before
      ? (this.text.differences({ [section]: before }, { [section]: content[section] })[0]?.differences ?? [])
      : [];
  }

  private fieldError(path: string): string | null {
    return this.problemText.ofField(this.errors().find((error) => error.path === path));
  }
}
