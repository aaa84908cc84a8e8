import type { FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { doiOf } from './entry.js';

export const PUBLICATION_STATES = [
  'planned',
  'writing',
  'submitted',
  'accepted',
  'published',
  'rejected',
] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

export interface PublicationDraft {
  readonly title: string;
  readonly authors: string;
  readonly venue: string;
  readonly state: PublicationState;
  readonly url: string | null;
  readonly doi: string | null;
  readonly submittedOn: LocalDate | null;
  readonly publishedOn: LocalDate | null;
}

/** Where a publication may go from each state. A rejected one is written again, or given up where it stands. */
export const PUBLICATION_MOVES: Readonly<Record<PublicationState, readonly PublicationState[]>> = {
  planned: ['writing'],
  writing: ['planned', 'submitted'],
  submitted: ['accepted', 'rejected', 'writing'],
  accepted: ['published'],
  published: [],
  rejected: ['writing'],
};

/** What of a publication does not hold together in its state: what was sent has a place and a day, what is out is found. */
export function publicationProblems(draft: PublicationDraft, today: LocalDate): readonly FieldError[] {
  const { state, venue, submittedOn, publishedOn, doi, url } = draft;
  const errors: FieldError[] = [];
  const sent = state === 'submitted' || state === 'accepted' || state === 'published' || state === 'rejected';
  if (sent && venue.trim() === '') errors.push({ path: 'venue', code: 'required' });
  if (sent && submittedOn === null) errors.push({ path: 'submittedOn', code: 'required' });
  if (submittedOn !== null && submittedOn > today)
    errors.push({ path: 'submittedOn', code: 'in_future', params: { max: today } });
  if (doi !== null && doiOf(doi) === '') errors.push({ path: 'doi', code: 'invalid_format' });
  if (state === 'published') {
    if (publishedOn === null) errors.push({ path: 'publishedOn', code: 'required' });
    else if (publishedOn > today)
      errors.push({ path: 'publishedOn', code: 'in_future', params: { max: today } });
    if (doi === null && url === null) errors.push({ path: 'doi', code: 'doi_or_url_required' });
  }
  if (submittedOn !== null && publishedOn !== null && publishedOn < submittedOn)
    errors.push({ path: 'publishedOn', code: 'before_submission' });
  return errors;
}
