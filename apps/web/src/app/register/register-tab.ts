import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { RegisterEntry } from '@jalon/contracts';
import { REGISTER_KINDS, type RegisterKind, type RegisterMoveName } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { offerCommands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter, type FilterOption } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs, type Tab } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';
import { EntryPanel } from './entry-panel';
import { MoveDialog, type AskedMove } from './move-dialog';
import { QuickAdd } from './quick-add';
import { RegisterStore, type MoveRequest } from './register-store';
import { RegisterTable } from './register-table';
import { isOpen, RegisterText } from './register-text';
import { isIn, RiskMatrix, type Cell } from './risk-matrix';

/** Moves that ask for nothing: a button does them. */
const AT_ONCE: ReadonlySet<RegisterMoveName> = new Set(['start', 'finish', 'resume', 'put_back', 'reopen']);

/** The register of one use case: risks, issues, actions and decisions, each a list to write in. */
@Component({
  selector: 'app-register-tab',
  imports: [
    Banner,
    Button,
    Empty,
    EntryPanel,
    Filter,
    Icon,
    MoveDialog,
    QuickAdd,
    RegisterTable,
    RiskMatrix,
    Segmented,
    Skeleton,
    Tabs,
  ],
  providers: [RegisterStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-tab.html',
  styleUrl: './register-tab.css',
})
export class RegisterTab {
  /** From the address: the section and the entry on show (its code). */
  readonly kind = input<string>();
  readonly item = input<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(RegisterStore);
  private readonly useCase = inject(CurrentUseCase);
  private readonly reference = inject(ReferenceStore);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly text = inject(RegisterText);
  private readonly toasts = inject(Toasts);
  private readonly quickAdd = viewChild(QuickAdd);
  private readonly table = viewChild(RegisterTable);
  private readonly panel = viewChild(EntryPanel);

  protected readonly show = signal<'open' | 'all'>('open');
  protected readonly owners = signal<readonly string[]>([]);
  protected readonly cell = signal<Cell | null>(null);
  protected readonly rating = signal<'before' | 'after'>('before');
  protected readonly asked = signal<AskedMove | null>(null);
  protected readonly moving = signal(false);
  protected readonly moveFailure = signal<ApiProblem | null>(null);

  protected readonly active = computed<RegisterKind>(
    () => REGISTER_KINDS.find((kind) => kind === this.kind()) ?? this.entry()?.kind ?? 'risk',
  );
  protected readonly entry = computed(() => this.store.items().find((entry) => entry.code === this.item()));
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly tabs = computed<readonly Tab<RegisterKind>[]>(() =>
    REGISTER_KINDS.map((kind) => ({
      id: kind,
      label: this.t(`register.many.${kind}`),
      count: String(this.of(kind).filter(isOpen).length),
    })),
  );
  protected readonly shows = computed(() => [
    { value: 'open' as const, label: this.t('register.filter.open') },
    { value: 'all' as const, label: this.t('register.filter.all') },
  ]);
  protected readonly ownerOptions = computed<readonly FilterOption[]>(() => {
    const counts = new Map<string, FilterOption & { readonly count: number }>();
    for (const entry of this.of(this.active())) {
      const id = whoOf(entry);
      if (id === null) continue;
      const label = (entry.kind === 'decision' ? entry.deciderName : entry.ownerName) ?? id;
      counts.set(id, { value: id, label, count: (counts.get(id)?.count ?? 0) + 1 });
    }
    return [...counts.values()];
  });
  protected readonly openRisks = computed(() => this.of('risk').filter(isOpen));
  protected readonly decisions = computed(() => this.of('decision'));
  protected readonly all = computed(() => this.of(this.active()));
  protected readonly entries = computed(() => {
    const cell = this.cell();
    const owners = this.owners();
    return this.all()
      .filter((entry) => this.show() === 'all' || isOpen(entry))
      .filter((entry) => owners.length === 0 || owners.includes(whoOf(entry) ?? ''))
      .filter((entry) => entry.kind !== 'risk' || cell === null || isIn(entry, cell, this.rating()))
      .sort(inOrder);
  });

  constructor() {
    const useCaseId = computed(() => this.useCase.detail()?.id);
    effect(() => {
      const id = useCaseId();
      if (id !== undefined) untracked(() => void this.store.load(id));
    });
    this.reference.load().catch(() => undefined);
    trackUnsaved(() => [this.quickAdd(), this.table(), this.panel()].some((one) => one?.holds() ?? false));
    offerCommands(() =>
      this.store.mayEdit()
        ? REGISTER_KINDS.map((kind) => ({
            id: `register.add.${kind}`,
            group: 'object' as const,
            label: this.t('register.command.add', { kind: this.t(`register.kind.${kind}`) }),
            icon: 'plus' as const,
            run: () => this.write(kind),
          }))
        : [],
    );
  }

  protected choose(kind: RegisterKind): void {
    this.owners.set([]);
    this.cell.set(null);
    this.go({ kind, item: null });
  }

  protected open(entry: RegisterEntry): void {
    this.go({ kind: entry.kind, item: entry.code });
  }

  protected openById(id: string): void {
    const entry = this.store.items().find((one) => one.id === id);
    if (!entry) return;
    if (!isOpen(entry)) this.show.set('all');
    this.open(entry);
  }

  protected closePanel(): void {
    const code = this.item();
    this.go({ item: null });
    const label = this.entry();
    if (code && label) {
      const name = this.t('register.open', { code, title: label.title });
      setTimeout(() => document.querySelector<HTMLElement>(`[aria-label="${CSS.escape(name)}"]`)?.focus());
    }
  }

  protected clear(): void {
    this.show.set('all');
    this.owners.set([]);
    this.cell.set(null);
  }

  protected ask(move: AskedMove): void {
    this.moveFailure.set(null);
    if (AT_ONCE.has(move.name)) void this.move(move.entry, { name: move.name });
    else this.asked.set(move);
  }

  protected async confirm(request: MoveRequest): Promise<void> {
    const asked = this.asked();
    if (asked) await this.move(asked.entry, request);
  }

  private async move(entry: RegisterEntry, request: MoveRequest): Promise<void> {
    if (this.moving()) return;
    this.moving.set(true);
    this.moveFailure.set(null);
    try {
      const { item, opened } = await this.store.move(entry, request);
      this.asked.set(null);
      this.tell(entry, item, opened, request.name);
    } catch (failure) {
      this.refused(entry, toApiProblem(failure));
    } finally {
      this.moving.set(false);
    }
  }

  /** Closing an action can be taken back: the toast does it. */
  private tell(
    before: RegisterEntry,
    item: RegisterEntry,
    opened: RegisterEntry | null,
    name: RegisterMoveName,
  ): void {
    const { code } = item;
    if (opened) {
      this.toasts.show(this.t('register.moved.occur', { code, opened: opened.code }), { tone: 'good' });
      return;
    }
    if (name !== 'finish' && name !== 'cancel') {
      const state = this.t(`register.state.${item.state}`);
      this.toasts.show(this.t('register.moved.other', { code, state }), { tone: 'good' });
      return;
    }
    const back = before.state === 'todo' ? 'put_back' : 'resume';
    this.toasts.show(this.t(`register.moved.${name}`, { code }), {
      tone: 'good',
      action: { label: this.t('common.undo'), run: () => void this.undo(item, back) },
    });
  }

  private async undo(entry: RegisterEntry, name: RegisterMoveName): Promise<void> {
    try {
      const { item } = await this.store.move(entry, { name });
      this.toasts.show(this.t('register.undone', { code: item.code }));
    } catch (failure) {
      this.refused(entry, toApiProblem(failure));
    }
  }

  private refused(entry: RegisterEntry, problem: ApiProblem): void {
    const asked = this.asked();
    const current = this.store.items().find((one) => one.id === entry.id);
    if (asked) {
      this.moveFailure.set(problem);
      // Asked again, it is of the entry as it stands now.
      if (current) this.asked.set({ ...asked, entry: current });
      return;
    }
    const conflict = problem.code === 'version_conflict';
    const words = conflict ? this.t('register.conflictOther') : this.text.of(problem);
    this.toasts.show(words ?? this.problemText.of(problem), { tone: 'bad' });
  }

  private write(kind: RegisterKind): void {
    this.choose(kind);
    setTimeout(() => this.quickAdd()?.focus());
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private of(kind: RegisterKind): readonly RegisterEntry[] {
    return this.store.items().filter((entry) => entry.kind === kind);
  }
}

/** Who answers for the entry: the decider of a decision, else the owner. */
function whoOf(entry: RegisterEntry): string | null {
  return entry.kind === 'decision' ? entry.deciderId : entry.ownerId;
}

/** The gravest risk first; then what is due first; then the oldest. */
function inOrder(a: RegisterEntry, b: RegisterEntry): number {
  return (
    (b.severity ?? 0) - (a.severity ?? 0) ||
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
    a.openedOn.localeCompare(b.openedOn) ||
    a.code.localeCompare(b.code)
  );
}
