import { computed, inject, Injectable, signal } from '@angular/core';
import {
  registerItem,
  registerMoved,
  useCaseRegister,
  type MoveRegisterItem,
  type OpenRegisterItem,
  type RegisterChanges,
  type RegisterEntry,
  type RegisterMoved,
  type UseCaseRegister,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { CurrentUseCase } from '../core/use-case/current-use-case';

export type MoveRequest = Partial<Omit<MoveRegisterItem, 'version'>> & Pick<MoveRegisterItem, 'name'>;

/** The register on screen. Writes reject with an ApiProblem; after a conflict the list shows the current entry. */
@Injectable()
export class RegisterStore {
  private readonly api = inject(ApiClient);
  private readonly useCase = inject(CurrentUseCase);
  private readonly state = signal<UseCaseRegister | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);

  readonly problem = this.failure.asReadonly();
  readonly loaded = computed(() => this.state() !== null);
  readonly items = computed(() => this.state()?.items ?? []);
  readonly mayEdit = computed(() => this.state()?.mayEdit ?? false);
  readonly closed = computed(() => this.state()?.closed ?? false);

  async load(useCaseId: string): Promise<void> {
    this.failure.set(null);
    try {
      this.state.set(await this.api.get(`/api/use-cases/${useCaseId}/register`, useCaseRegister));
    } catch (error) {
      this.failure.set(toApiProblem(error));
    }
  }

  async add(fields: Partial<OpenRegisterItem>, idempotencyKey: string): Promise<RegisterEntry> {
    const entry = await this.api.post(this.address(), fields, registerItem, { idempotencyKey });
    this.put(entry);
    return entry;
  }

  async save(entry: RegisterEntry, changes: RegisterChanges): Promise<RegisterEntry> {
    const body = { version: entry.version, changes };
    const saved = await this.orCurrent(() => this.api.patch(this.address(entry), body, registerItem));
    this.put(saved);
    return saved;
  }

  async move(entry: RegisterEntry, request: MoveRequest): Promise<RegisterMoved> {
    const body = { version: entry.version, ...request };
    const moved = await this.orCurrent(() =>
      this.api.post(`${this.address(entry)}/transitions`, body, registerMoved),
    );
    if (moved.opened) this.put(moved.opened);
    this.put(moved.item);
    return moved;
  }

  /** A conflict brings the entry as it is: the list shows it, and the writer decides. */
  private async orCurrent<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const problem = toApiProblem(error);
      const current = registerItem.safeParse(problem.current);
      if (current.success) this.put(current.data);
      throw problem;
    }
  }

  private put(entry: RegisterEntry): void {
    this.state.update((state) => {
      if (!state) return state;
      const known = state.items.some((item) => item.id === entry.id);
      const items = known
        ? state.items.map((item) => (item.id === entry.id ? entry : item))
        : [...state.items, entry];
      return { ...state, items };
    });
    // The health that the header may show follows from the risks.
    if (entry.kind === 'risk') void this.useCase.reload();
  }

  private address(entry?: RegisterEntry): string {
    const register = `/api/use-cases/${this.useCase.detail()?.id ?? ''}/register`;
    return entry ? `${register}/${entry.id}` : register;
  }
}
