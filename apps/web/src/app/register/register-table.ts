import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { RegisterChanges, RegisterEntry } from '@jalon/contracts';
import { REGISTER_LIMITS, type RegisterKind, type RegisterMoveName } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { RegisterStore } from './register-store';
import { RegisterText } from './register-text';

/** The step of each kind that is a button away in its row. */
const QUICK: Readonly<Record<RegisterKind, RegisterMoveName>> = {
  risk: 'occur',
  issue: 'close',
  action: 'finish',
  decision: 'take',
};

/** Entries of one kind: read at a glance, title and due date written in place, the rest in the panel. */
@Component({
  selector: 'app-register-table',
  imports: [Badge, Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-table.html',
  styleUrls: ['./register-table.css', './cards.css'],
})
export class RegisterTable {
  readonly kind = input.required<RegisterKind>();
  readonly entries = input.required<readonly RegisterEntry[]>();
  /** The entry whose panel is open. */
  readonly activeId = input<string | null>(null);
  readonly opened = output<RegisterEntry>();
  readonly moving = output<{ readonly entry: RegisterEntry; readonly name: RegisterMoveName }>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly store = inject(RegisterStore);
  protected readonly text = inject(RegisterText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly titleMax = REGISTER_LIMITS.title;
  protected readonly editing = signal<RegisterEntry | null>(null);
  protected readonly title = signal('');
  protected readonly dueOn = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    const failure = this.failure();
    if (failure?.code === 'version_conflict') return this.t('register.conflictOther');
    return failure && this.text.of(failure, ['title', 'dueOn']);
  });
  protected readonly what = computed(() => this.t(`register.many.${this.kind()}`));
  protected readonly quick = computed(() => QUICK[this.kind()]);

  protected mayQuick(entry: RegisterEntry): boolean {
    return this.store.mayEdit() && entry.moves.some((move) => move.name === this.quick());
  }

  protected who(entry: RegisterEntry): string {
    return (entry.kind === 'decision' ? entry.deciderName : entry.ownerName) ?? '–';
  }

  protected errorOf(path: string): string | null {
    return this.text.ofField(this.failure()?.field(`changes.${path}`));
  }

  /** Whether something is written that would be lost. */
  holds(): boolean {
    const entry = this.editing();
    return entry !== null && Object.keys(this.changes(entry)).length > 0;
  }

  protected edit(entry: RegisterEntry): void {
    this.editing.set(entry);
    this.title.set(entry.title);
    this.dueOn.set(entry.dueOn ?? '');
    this.failure.set(null);
    setTimeout(() => this.host.querySelector<HTMLInputElement>('[data-row-title]')?.select());
  }

  protected cancel(): void {
    const id = this.editing()?.id;
    this.editing.set(null);
    this.failure.set(null);
    setTimeout(() => this.host.querySelector<HTMLElement>(`[data-edit="${id ?? ''}"]`)?.focus());
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.cancel();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void this.save();
    }
  }

  protected async save(): Promise<void> {
    const entry = this.editing();
    if (!entry || this.saving()) return;
    const changes = this.changes(entry);
    if (Object.keys(changes).length === 0) return this.cancel();
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.save(entry, changes);
      this.cancel();
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.failure.set(problem);
      // Saving again is on top of what somebody else wrote, which the list now shows.
      if (problem.code === 'version_conflict') {
        this.editing.set(this.store.items().find((item) => item.id === entry.id) ?? entry);
      }
    } finally {
      this.saving.set(false);
    }
  }

  private changes(entry: RegisterEntry): RegisterChanges {
    const title = this.title().trim();
    const dueOn = this.dueOn() || null;
    return {
      ...(title === entry.title ? {} : { title }),
      ...(dueOn === entry.dueOn ? {} : { dueOn }),
    };
  }
}
