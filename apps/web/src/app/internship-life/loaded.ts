import { computed, effect, inject, Injectable, signal, untracked, type Signal } from '@angular/core';
import type * as z from 'zod';
import { ApiClient } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentInternship } from '../core/internship/current-internship';
import { RuleText } from '../core/internship/rule-text';
import { Toasts } from '../ui/toast/toasts';

/** One part of the internship on screen. */
export interface Loaded<T> {
  readonly value: Signal<T | null>;
  /** In words; null while all is well. */
  readonly problem: Signal<string | null>;
  /** Takes what a write answered. */
  set(value: T): void;
  reload(): Promise<void>;
}

/** Reads parts of the internship on screen, and says what was refused in words. */
@Injectable()
export class LifeReader {
  private readonly api = inject(ApiClient);
  private readonly current = inject(CurrentInternship);
  private readonly problemText = inject(ProblemText);
  private readonly rules = inject(RuleText);
  private readonly toasts = inject(Toasts);

  readonly id = computed(() => this.current.detail()?.id ?? null);

  url(rest: string): string {
    return `/api/internships/${this.id() ?? ''}/${rest}`;
  }

  /** Reads `rest` of the internship on screen, and of the next one when it changes. Call where inject() may be. */
  load<S extends z.ZodType>(rest: string, schema: S): Loaded<z.output<S>> {
    const value = signal<z.output<S> | null>(null);
    const problem = signal<string | null>(null);
    const reload = async (): Promise<void> => {
      const url = this.url(rest);
      try {
        const read = await this.api.get(url, schema);
        if (url !== this.url(rest)) return;
        value.set(read);
        problem.set(null);
      } catch (failure) {
        problem.set(this.problemText.of(failure));
      }
    };
    effect(() => {
      const id = this.id();
      untracked(() => {
        value.set(null);
        if (id !== null) void reload();
      });
    });
    return {
      value: value.asReadonly(),
      problem: problem.asReadonly(),
      set: (next) => value.set(next),
      reload,
    };
  }

  /** What a refusal says: the rule that speaks, or the field's words. */
  words(failure: unknown): string {
    const problem = toApiProblem(failure);
    const [error] = problem.errors;
    return error ? this.rules.error(error) : this.problemText.of(problem);
  }

  tell(failure: unknown): void {
    this.toasts.show(this.words(failure), { tone: 'bad' });
  }
}
