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
import { squad as squadContract, type Squad, type SquadMember } from '@jalon/contracts';
import { SQUAD_LIMITS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Confirm } from '../ui/confirm/confirm';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

interface Draft {
  /** Null for a new member. */
  readonly member: SquadMember | null;
  readonly key: string;
  readonly personId: string | null;
  readonly role: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly percent: string;
}

/** A squad: who it is, and its members written in place. */
@Component({
  selector: 'app-squad-card',
  imports: [Badge, Banner, Button, Combobox, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-card' },
  templateUrl: './squad-card.html',
  styleUrl: './squad-card.css',
})
export class SquadCard {
  readonly squad = input.required<Squad>();
  readonly mayEdit = input(false);
  readonly changed = output<Squad>();
  readonly rename = output();
  readonly archive = output();

  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly reference = inject(ReferenceStore);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly roleMax = SQUAD_LIMITS.role;

  protected readonly draft = signal<Draft | null>(null);
  protected readonly saving = signal(false);
  protected readonly showPast = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly past = computed(
    () => this.squad().members.filter((member) => this.when(member) === 'past').length,
  );
  protected readonly members = computed(() =>
    this.squad().members.filter((member) => this.showPast() || this.when(member) !== 'past'),
  );
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('squads.conflict');
    const known = ['personId', 'role', 'fromOn', 'toOn', 'percent'];
    const own = problem.errors.find(({ path }) => !known.includes(path.replace('changes.', '')));
    if (own) return this.problemText.ofField(own);
    return problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  protected when(member: SquadMember): 'past' | 'present' | 'future' {
    const today = this.session.today();
    if (member.fromOn > today) return 'future';
    return member.toOn !== null && member.toOn < today ? 'past' : 'present';
  }

  protected error(path: string): string | null {
    const found = this.problem()?.field(path) ?? this.problem()?.field(`changes.${path}`);
    return this.problemText.ofField(found);
  }

  protected fullTime(): string {
    return this.t('squads.fullTime', {
      count: this.format.number(this.squad().fullTime, { maximumFractionDigits: 2 }),
    });
  }

  protected edit(member: SquadMember | null): void {
    this.problem.set(null);
    this.draft.set({
      member,
      key: newIdempotencyKey(),
      personId: member?.personId ?? null,
      role: member?.role ?? '',
      fromOn: member?.fromOn ?? this.session.today(),
      toOn: member?.toOn ?? '',
      percent: String(member?.percent ?? 100),
    });
    setTimeout(() => this.host.querySelector<HTMLElement>('.editor input')?.focus());
  }

  protected set(fields: Partial<Draft>): void {
    this.draft.update((draft) => draft && { ...draft, ...fields });
  }

  protected cancel(): void {
    const id = this.draft()?.member?.id;
    this.draft.set(null);
    setTimeout(() =>
      this.host.querySelector<HTMLElement>(id ? `[data-edit="${id}"]` : '[data-add]')?.focus(),
    );
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.cancel();
    }
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.saving()) return;
    const missing = [
      ...(draft.personId === null ? ['personId'] : []),
      ...(draft.role.trim() === '' ? ['role'] : []),
      ...(draft.fromOn === '' ? ['fromOn'] : []),
    ];
    if (missing.length > 0) {
      const errors = missing.map((path) => ({ path, code: 'required' }));
      this.problem.set(new ApiProblem(422, 'invalid_value', 'invalid_value', errors));
      return;
    }
    const url = `/api/squads/${this.squad().id}/members`;
    const fields = {
      role: draft.role,
      fromOn: draft.fromOn,
      toOn: draft.toOn === '' ? null : draft.toOn,
      percent: Number(draft.percent),
    };
    this.saving.set(true);
    try {
      this.changed.emit(
        draft.member
          ? await this.api.patch(
              `${url}/${draft.member.id}`,
              { version: draft.member.version, changes: fields },
              squadContract,
            )
          : await this.api.post(url, { personId: draft.personId, ...fields }, squadContract, {
              idempotencyKey: draft.key,
            }),
      );
      this.cancel();
    } catch (failure) {
      this.fail(failure);
    } finally {
      this.saving.set(false);
    }
  }

  protected async remove(member: SquadMember): Promise<void> {
    const name = member.personName;
    const sure = await this.confirm.ask({
      heading: this.t('squads.members.removeAsk', { name }),
      text: this.t('squads.members.removeText'),
      confirm: this.t('common.remove'),
      danger: true,
    });
    if (!sure) return;
    try {
      this.changed.emit(
        await this.api.delete(`/api/squads/${this.squad().id}/members/${member.id}`, squadContract),
      );
    } catch (failure) {
      this.fail(failure);
    }
  }

  /** After a conflict, what was typed stays on top of the present version. */
  private fail(failure: unknown): void {
    const problem = toApiProblem(failure);
    const current = squadContract.safeParse(problem.current);
    if (current.success) {
      this.changed.emit(current.data);
      this.draft.update((draft) => {
        const present = current.data.members.find(({ id }) => id === draft?.member?.id);
        return draft && present ? { ...draft, member: present } : draft;
      });
    }
    this.problem.set(problem);
  }
}
