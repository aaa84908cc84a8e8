import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { missingInSection, STUDY_SECTIONS, type StudyAnswers, type StudySection } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { Progress } from '../ui/progress/progress';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ClashDialog } from './clash-dialog';
import { isSection } from './fields';
import { SaveState } from './save-state';
import { StepForm, type FieldChange } from './step-form';
import { StudyEditor } from './study-editor';

/** How long leaving waits for a save under way; what is not saved by then is kept on this device. */
const LEAVE_MS = 2_500;

/** A draft, one short step at a time. The step is the address's; every answer is saved as it is typed. */
@Component({
  selector: 'app-study-wizard-page',
  imports: [Banner, Button, ClashDialog, Icon, Kbd, Progress, RouterLink, SaveState, Skeleton, StepForm],
  providers: [StudyEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '(document:keydown.control.enter)': 'hurry($event)',
    '(document:keydown.meta.enter)': 'hurry($event)',
  },
  templateUrl: './wizard-page.html',
  styleUrl: './wizard-page.css',
})
export class WizardPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly step = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  protected readonly editor = inject(StudyEditor);
  protected readonly sections = STUDY_SECTIONS;
  private readonly form = viewChild(StepForm);

  protected readonly section = computed<StudySection>(() => {
    const step = this.step();
    return isSection(step) ? step : 'need';
  });
  protected readonly position = computed(() => STUDY_SECTIONS.indexOf(this.section()));
  protected readonly value = computed(() => this.editor.values()?.[this.section()]);
  /** What each step lacks, as typed. */
  protected readonly missing = computed<Readonly<Record<StudySection, readonly string[]>> | null>(() => {
    const values = this.editor.values();
    if (!values) return null;
    const lacks = (section: StudySection): readonly string[] => {
      const fields = missingInSection(section, values[section] as unknown as StudyAnswers[StudySection]);
      const untitled = section === 'need' && (values.need['title'] as string).trim() === '';
      return untitled ? ['title', ...fields] : fields;
    };
    return Object.fromEntries(STUDY_SECTIONS.map((section) => [section, lacks(section)])) as Record<
      StudySection,
      readonly string[]
    >;
  });
  protected readonly here = computed(() => this.missing()?.[this.section()] ?? []);
  protected readonly complete = computed(
    () => STUDY_SECTIONS.filter((section) => this.missing()?.[section].length === 0).length,
  );
  /** Whether the person tried to go on: from then on what is missing is said beside its field. */
  protected readonly tried = linkedSignal({ source: this.section, computation: () => false });
  protected readonly warned = computed(() => this.tried() && this.here().length > 0);

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch(() => undefined);
    effect(() => {
      const id = this.id();
      untracked(() => void this.editor.open(id));
    });
    // The address names no step: where the person left, else the first one that lacks something.
    effect(() => {
      const study = this.editor.study();
      if (!study || isSection(this.step())) return;
      const next = study.step ?? study.missing[0]?.section ?? 'need';
      untracked(() => void this.router.navigate(['/studies', study.id, 'edit', next], { replaceUrl: true }));
    });
    describePage(() => ({
      title: this.t(`studies.section.${this.section()}.title`),
      parents: [
        { label: this.t('studies.title'), link: '/studies' },
        {
          label: this.editor.study()?.title ?? '…',
          ...(this.editor.study() ? { link: `/studies/${this.id()}` } : {}),
        },
      ],
    }));
    const view = inject(DOCUMENT).defaultView;
    const guard = (event: BeforeUnloadEvent) => {
      if (this.editor.atRisk()) event.preventDefault();
    };
    view?.addEventListener('beforeunload', guard);
    inject(DestroyRef).onDestroy(() => view?.removeEventListener('beforeunload', guard));
  }

  /** Before another page is shown: what was typed last is on its way. Steps of the same study need not wait. */
  async leave(): Promise<boolean> {
    await Promise.race([this.editor.flush(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
    return true;
  }

  protected changed({ field, value }: FieldChange): void {
    this.editor.change(this.section(), field, value);
  }

  /** On to the next step; the first time something is missing, it is shown instead. */
  protected next(): void {
    if (this.here().length > 0 && !this.tried()) {
      this.tried.set(true);
      this.form()?.focusProblem();
      return;
    }
    const section = STUDY_SECTIONS[this.position() + 1];
    void this.router.navigate(section ? this.link(section) : ['/studies', this.id()]);
  }

  /** Wherever the focus is, but for a dialog over the page. */
  protected hurry(event: Event): void {
    if (!this.value() || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    // What a field holds until it is left (a tag half typed) belongs to this step.
    (document.activeElement as HTMLElement | null)?.blur();
    this.next();
  }

  protected link(section: StudySection): readonly string[] {
    return ['/studies', this.id(), 'edit', section];
  }

  protected previous(): readonly string[] | null {
    const section = STUDY_SECTIONS[this.position() - 1];
    return section ? this.link(section) : null;
  }
}
