import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { internshipPage, useCasePage, type ResearchLinks } from '@jalon/contracts';
import { RESEARCH_LIMITS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import type { Option } from '../ui/combobox/combobox';
import { Field } from '../ui/field/field';
import { PickMany } from '../ui/pick-many/pick-many';

const WAIT_MS = 180;
const SHOWN = '30';
type Name = 'useCases' | 'internships';

/** The use cases and internships that an object of research is attached to, found by a few words. */
@Component({
  selector: 'app-links-field',
  imports: [Field, PickMany],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (name of names; track name) {
      <ui-field [label]="t('research.field.' + name)">
        <ui-pick-many
          [options]="options()[name]"
          [values]="values()[name]"
          [chosenLabel]="t('research.field.' + name)"
          [removeLabel]="t('common.remove')"
          [emptyLabel]="t('common.noResult')"
          [max]="max"
          (valuesChange)="set(name, $event)"
          (searched)="search(name, $event)"
        />
      </ui-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class LinksField {
  /** What it is attached to so far, with the names. */
  readonly known = input.required<ResearchLinks>();
  readonly values = model.required<Readonly<Record<Name, readonly string[]>>>();
  protected readonly t = inject(I18n).t;
  protected readonly max = RESEARCH_LIMITS.links;
  private readonly readsInternships = inject(SessionStore).may('internship:read');
  protected readonly names: readonly Name[] = this.readsInternships
    ? ['useCases', 'internships']
    : ['useCases'];
  private readonly typed = signal<Readonly<Record<Name, string>>>({ useCases: '', internships: '' });
  private readonly seen = new Map<string, Option>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly useCases = keepValue(
    apiResource(useCasePage, () => this.asked('/api/use-cases', this.typed().useCases)),
  );
  private readonly internships = keepValue(
    apiResource(internshipPage, () =>
      this.readsInternships ? this.asked('/api/internships', this.typed().internships) : undefined,
    ),
  );
  protected readonly options = computed<Readonly<Record<Name, readonly Option[]>>>(() => {
    const code = (one: { id: string; code: string; title: string }): Option => ({
      value: one.id,
      label: `${one.code} ${one.title}`,
    });
    const stage = (one: { id: string; title: string; firstName?: string; lastName?: string }): Option => ({
      value: one.id,
      label: one.title,
      ...(one.lastName === undefined ? {} : { note: `${one.firstName ?? ''} ${one.lastName}` }),
    });
    return {
      useCases: this.shown(
        'useCases',
        this.known().useCases.map(code),
        (this.useCases()?.items ?? []).map(code),
      ),
      internships: this.shown(
        'internships',
        this.known().internships.map(stage),
        (this.internships()?.items ?? []).map(stage),
      ),
    };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected set(name: Name, ids: readonly string[]): void {
    this.values.update((values) => ({ ...values, [name]: ids }));
  }

  protected search(name: Name, text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => this.typed.update((typed) => ({ ...typed, [name]: text.trim().slice(0, 200) })),
      WAIT_MS,
    );
  }

  private asked(url: string, q: string) {
    return { url, params: { pageSize: SHOWN, ...(q ? { q } : {}) } };
  }

  /** What is chosen keeps its name when a search no longer finds it. */
  private shown(name: Name, known: readonly Option[], found: readonly Option[]): readonly Option[] {
    for (const one of [...known, ...found]) this.seen.set(one.value, one);
    const chosen = this.values()[name].flatMap((id) => this.seen.get(id) ?? []);
    return [...new Map([...chosen, ...found].map((one) => [one.value, one])).values()];
  }
}
