import { inject, Injectable } from '@angular/core';
import { useCaseDetail, type UpdateUseCase, type UseCaseDetail, type UseCaseRow } from '@jalon/contracts';
import { ApiClient } from '../../core/api/api';
import { toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { ReferenceStore } from '../../core/reference/reference-store';
import { Toasts } from '../../ui/toast/toasts';
import { OverviewStore } from '../layouts/overview-store';
import { PortfolioStore } from '../portfolio-store';

/** What can be changed in a row of the list. */
export const CELLS = ['title', 'domain', 'health', 'scores', 'referent', 'tags'] as const;
export type CellField = (typeof CELLS)[number];

export type RowChanges = Pick<
  UpdateUseCase['changes'],
  | 'title'
  | 'domain'
  | 'health'
  | 'healthReason'
  | 'valueScore'
  | 'feasibilityScore'
  | 'functionalReferentId'
  | 'tags'
>;

export type Outcome =
  | { readonly kind: 'saved' }
  /** Somebody saved another value of the same fields; nothing was written. */
  | { readonly kind: 'conflict'; readonly current: UseCaseDetail }
  | { readonly kind: 'refused'; readonly text: string };

/** Saves a cell at once on screen and then for good, against the version the row was read with; offers to undo. */
@Injectable({ providedIn: 'root' })
export class RowEdits {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly problemText = inject(ProblemText);
  private readonly reference = inject(ReferenceStore);
  private readonly toasts = inject(Toasts);

  /** `before` holds the values the person saw, to tell a conflict from a change of something else, and to undo. */
  async save(
    place: { readonly list: PortfolioStore; readonly overview: OverviewStore },
    row: UseCaseRow,
    field: CellField,
    changes: RowChanges,
    before: RowChanges,
  ): Promise<Outcome> {
    const { list, overview } = place;
    list.replace(this.with(row, changes));
    try {
      const detail = await this.patch(row, changes, before);
      const saved = this.after(row, detail);
      list.replace(saved);
      list.recount();
      overview.forget();
      const undo = () => void this.undo(place, saved, field, before, changes);
      this.toasts.show(this.i18n.t('portfolio.cell.saved', { code: row.code, field: this.nameOf(field) }), {
        tone: 'good',
        action: { label: this.i18n.t('common.undo'), run: undo },
      });
      return { kind: 'saved' };
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = useCaseDetail.safeParse(problem.current);
      if (problem.code === 'version_conflict' && current.success) {
        list.replace(this.after(row, current.data));
        return { kind: 'conflict', current: current.data };
      }
      list.replace(row);
      const wrong = problem.errors.find((error) => error.path.startsWith('changes'));
      return { kind: 'refused', text: this.problemText.ofField(wrong) ?? this.problemText.of(problem) };
    }
  }

  /** The row as `detail` says, for the person who takes what another saved. */
  after(row: UseCaseRow, detail: UseCaseDetail): UseCaseRow {
    return {
      ...this.with(row, detail),
      stage: detail.stage,
      condition: detail.condition,
      healthDeclaredOn: detail.healthDeclaredOn,
      trend: detail.trend,
      updatedAt: detail.updatedAt,
      version: detail.version,
    };
  }

  nameOf(field: CellField): string {
    if (field === 'scores') return this.i18n.t('portfolio.cell.scores');
    return this.i18n.t(field === 'referent' ? 'useCase.functionalReferent' : `useCase.${field}`);
  }

  private async undo(
    place: { readonly list: PortfolioStore; readonly overview: OverviewStore },
    row: UseCaseRow,
    field: CellField,
    changes: RowChanges,
    before: RowChanges,
  ): Promise<void> {
    try {
      const detail = await this.patch(row, changes, before);
      place.list.replace(this.after(row, detail));
      place.list.recount();
      place.overview.forget();
      this.toasts.show(this.i18n.t('portfolio.cell.undone', { code: row.code, field: this.nameOf(field) }));
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
    }
  }

  /** Tried again by itself when what somebody else changed is something else. */
  private async patch(row: UseCaseRow, changes: RowChanges, before: RowChanges): Promise<UseCaseDetail> {
    const url = `/api/use-cases/${row.id}`;
    try {
      return await this.api.patch(url, { version: row.version, changes }, useCaseDetail);
    } catch (failure) {
      const current = useCaseDetail.safeParse(toApiProblem(failure).current);
      if (!current.success || !sameValues(current.data, before)) throw failure;
      return this.api.patch(url, { version: current.data.version, changes }, useCaseDetail);
    }
  }

  private with(row: UseCaseRow, changes: RowChanges): UseCaseRow {
    const { healthReason: _reason, functionalReferentId: referent, ...rest } = changes;
    const known = Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => name in row && value !== undefined),
    );
    return {
      ...row,
      ...known,
      ...(referent === undefined
        ? {}
        : { functionalReferentId: referent, functionalReferentName: this.reference.nameOf(referent) }),
    };
  }
}

/** Whether the fields of `before` still hold the values the person saw. */
export function sameValues(current: UseCaseDetail, before: RowChanges): boolean {
  return Object.entries(before).every(
    ([name, value]) => JSON.stringify(current[name as keyof RowChanges]) === JSON.stringify(value),
  );
}
