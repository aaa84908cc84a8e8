import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { ApplicationReceived } from '@jalon/contracts';
import type { FieldProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { FileDrop } from '../ui/file-drop/file-drop';
import { cvProblem, formProblems, problemsOf, SendForm, type ApplicationInput } from './send-form';

const EMPTY = {
  name: '',
  email: '',
  phone: '',
  school: '',
  curriculum: '',
  level: '',
  availableFrom: '',
  months: '',
  message: '',
  website: '',
};
type TextName = keyof typeof EMPTY;

/** The application form: what is wrong is said beside each field, and nothing typed is lost by a refusal. */
@Component({
  selector: 'app-apply-form',
  imports: [Banner, Button, Field, FileDrop, Input],
  providers: [SendForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './apply-form.html',
  styleUrl: './apply-form.css',
})
export class ApplyForm {
  readonly slug = input.required<string>();
  /** Until when it would be kept. */
  readonly retainedUntil = input.required<string>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly sender = inject(SendForm);
  private readonly problemText = inject(ProblemText);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly values = signal(EMPTY);
  protected readonly consent = signal(false);
  protected readonly cv = signal<File | null>(null);
  protected readonly problems = signal<readonly FieldProblem[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly received = signal<ApplicationReceived | null>(null);
  protected readonly months = [1, 2, 3, 4, 5, 6];

  protected readonly sending = this.sender.current;
  protected readonly sentWhole = computed(() => {
    const now = this.sending();
    return now !== null && now.sent >= now.size;
  });
  protected readonly cvError = computed(() => {
    const problem = this.problems().find(({ path }) => path === 'file');
    if (!problem) return null;
    const key = `publicOffers.refused.${problem.code}`;
    return this.t(this.i18n.has(key) ? key : 'publicOffers.refused.other');
  });
  protected readonly cvText = computed(() => {
    const cv = this.cv();
    if (!cv) return this.t('publicOffers.form.cvText');
    return this.t('publicOffers.form.chosen', { name: cv.name, size: this.format.size(cv.size) });
  });
  protected readonly progressText = computed(() => {
    const [now, name] = [this.sending(), this.cv()?.name ?? ''];
    if (!now) return '';
    if (this.sentWhole()) return this.t('publicOffers.form.checking', { name });
    const [sent, size] = [this.format.size(now.sent), this.format.size(now.size)];
    return this.t('publicOffers.form.sent', { name, sent, size });
  });
  protected readonly failureText = computed(() => {
    if (this.failure() !== null) return this.problemText.of(this.failure());
    const count = this.problems().length;
    return count > 0 ? this.i18n.plural('publicOffers.form.check', count) : null;
  });

  /** Where the form begins, for the button at the top of the page. */
  start(): void {
    this.heading().nativeElement.focus();
    this.heading().nativeElement.scrollIntoView({ block: 'start' });
  }

  protected set(name: TextName, value: string): void {
    this.values.update((values) => ({ ...values, [name]: value }));
    this.problems.update((problems) => problems.filter(({ path }) => path !== name));
  }

  protected errorOf(name: string): string | null {
    return this.problemText.ofField(this.problems().find(({ path }) => path === name));
  }

  protected choose(file: File): void {
    this.cv.set(file);
    const problem = cvProblem(file);
    this.problems.update((problems) => [
      ...problems.filter(({ path }) => path !== 'file'),
      ...(problem ? [problem] : []),
    ]);
  }

  protected agree(agreed: boolean): void {
    this.consent.set(agreed);
    this.problems.update((problems) => problems.filter(({ path }) => path !== 'consent'));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    const { months, ...texts } = this.values();
    const form = {
      ...texts,
      months: months === '' ? null : Number(months),
      language: this.i18n.language(),
      consent: this.consent(),
    } as ApplicationInput;
    const cv = this.cv();
    this.failure.set(null);
    this.problems.set(formProblems(form, cv));
    if (this.problems().length > 0 || cv === null) return this.focusFirst();
    try {
      this.received.set(await this.sender.send(this.slug(), form, cv));
      this.start();
    } catch (failure) {
      this.problems.set(problemsOf(failure));
      if (this.problems().length === 0) this.failure.set(failure);
      else this.focusFirst();
    }
  }

  /** Once the marks are there. */
  private focusFirst(): void {
    setTimeout(() => this.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
}
