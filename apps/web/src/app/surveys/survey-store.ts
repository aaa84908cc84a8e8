import { inject, Injectable, signal } from '@angular/core';
import {
  surveyDetail,
  surveyList,
  type CreateSurvey,
  type MoveSurvey,
  type SurveyDetail,
  type SurveyList,
  type SurveyVerbatim,
  type UpdateSurvey,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

/** The surveys of a use case on screen, and the one that is looked at. */
@Injectable()
export class SurveyStore {
  private readonly api = inject(ApiClient);
  private readonly listed = signal<SurveyList | null>(null);
  private readonly looked = signal<SurveyDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private id = '';

  readonly list = this.listed.asReadonly();
  readonly detail = this.looked.asReadonly();
  readonly problem = this.failure.asReadonly();

  /** The list, and of it `survey` or the latest. */
  async load(id = this.id, survey = this.looked()?.id): Promise<void> {
    this.id = id;
    this.failure.set(null);
    try {
      const list = await this.api.get(this.url(), surveyList);
      this.listed.set(list);
      const chosen = list.items.find((one) => one.id === survey) ?? list.items[0];
      this.looked.set(chosen ? await this.api.get(`${this.url()}/${chosen.id}`, surveyDetail) : null);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  look(survey: string): Promise<void> {
    return this.load(this.id, survey);
  }

  create(survey: CreateSurvey, idempotencyKey: string): Promise<void> {
    return this.write(() => this.api.post(this.url(), survey, surveyDetail, { idempotencyKey }));
  }

  update(
    { id, version }: Pick<SurveyDetail, 'id' | 'version'>,
    changes: UpdateSurvey['changes'],
  ): Promise<void> {
    return this.write(() => this.api.patch(`${this.url()}/${id}`, { version, changes }, surveyDetail));
  }

  move({ id, version }: SurveyDetail, name: MoveSurvey['name']): Promise<void> {
    return this.write(() =>
      this.api.post(`${this.url()}/${id}/transitions`, { version, name }, surveyDetail),
    );
  }

  moderate({ id }: SurveyDetail, verbatim: SurveyVerbatim, to: 'shown' | 'hidden'): Promise<void> {
    const url = `${this.url()}/${id}/verbatims/${verbatim.id}/moderation`;
    return this.write(() => this.api.post(url, { to }, surveyDetail));
  }

  /** @throws ApiProblem; after `version_conflict` the present survey is on screen */
  private async write(call: () => Promise<SurveyDetail>): Promise<void> {
    try {
      this.looked.set(await call());
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = surveyDetail.safeParse(problem.current);
      if (current.success) this.looked.set(current.data);
      throw problem;
    }
    this.listed.set(await this.api.get(this.url(), surveyList));
  }

  private url(): string {
    return `/api/use-cases/${this.id}/surveys`;
  }
}
