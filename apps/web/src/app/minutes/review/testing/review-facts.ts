import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type {
  MeetingDetail,
  MinutesComment,
  MinutesComparison,
  MinutesSubmission,
  MinutesText,
  MinutesView,
} from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { I18n } from '../../../core/i18n/i18n';
import { CurrentMeeting } from '../../../core/meeting/current-meeting';
import { SessionStore } from '../../../core/session/session-store';

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
export const ID = {
  meeting: uuid(1),
  minutes: uuid(2),
  useCase: uuid(3),
  comment: uuid(4),
  document: uuid(5),
  job: uuid(6),
  me: uuid(7),
  intern: uuid(8),
  partner: uuid(9),
} as const;
const NAMES: Readonly<Record<string, string>> = {
  [ID.me]: 'Claire Dubois',
  [ID.intern]: 'Léa Martin',
  [ID.partner]: 'Paul Girard',
};
export const nameOf = (id: string): string | null => NAMES[id] ?? null;
export const codeOf = (id: string): string | null => (id === ID.useCase ? 'UC-001' : null);
const AT = '2026-11-23T09:00:00.000Z';

const attendance: MinutesText['attendance'] = [
  { personId: ID.me, personName: 'Claire Dubois', entityName: null, status: 'present' },
  { personId: ID.partner, personName: 'Paul Girard', entityName: 'Banque privée', status: 'excused' },
];

export function aMeeting(): MeetingDetail {
  return {
    id: ID.meeting,
    seriesId: null,
    kind: 'steering_committee',
    title: 'COPIL Fraude',
    entityId: null,
    heldOn: '2026-11-23',
    startsAt: '09:00',
    minutes: 60,
    place: 'Salle 3',
    state: 'held',
    chairId: ID.me,
    secretaryId: ID.intern,
    useCases: [{ id: ID.useCase, code: 'UC-001', title: 'Détecter la fraude' }],
    agendaItems: 0,
    minutesState: 'in_review',
    objective: '',
    cancelReason: null,
    agenda: [],
    attendance: attendance.map((one) => ({ ...one, status: 'present' as const })),
    minutesId: ID.minutes,
    series: null,
    previous: null,
    next: null,
    today: '2026-11-24',
    mayEdit: true,
    mayAttend: true,
    mayWriteMinutes: true,
    version: 1,
  };
}

export function aSubmission(more: Partial<MinutesSubmission> = {}): MinutesSubmission {
  return {
    id: uuid(20),
    number: 1,
    edition: 1,
    submittedById: ID.intern,
    submittedAt: AT,
    outcome: null,
    reason: null,
    decidedById: null,
    decidedAt: null,
    ...more,
  };
}

export function aView(more: Partial<MinutesView> = {}): MinutesView {
  return {
    id: ID.minutes,
    meetingId: ID.meeting,
    state: 'in_review',
    edition: 1,
    language: 'fr',
    schema: 1,
    authorId: ID.intern,
    submittedById: ID.intern,
    submittedAt: AT,
    approvedById: null,
    approvedAt: null,
    distributedAt: null,
    submissions: [aSubmission()],
    openComments: 1,
    moves: [],
    mayWrite: false,
    mayComment: true,
    version: 3,
    ...more,
  };
}

const NO_GRADES = { probability: null, impact: null, useCaseId: null } as const;
export function aText(submission = aSubmission()): MinutesText {
  const row = (
    entryId: string,
    kind: 'decision' | 'action' | 'info',
    words: string,
    ownerId: string | null,
  ) => ({
    type: 'entry' as const,
    attrs: {
      entryId,
      kind,
      ownerId,
      dueOn: kind === 'action' ? ('2026-12-15' as const) : null,
      ...NO_GRADES,
    },
    content: [{ type: 'text' as const, text: words }],
  });
  return {
    submission,
    attendance,
    content: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Le lot avance.' }] },
        row('e1', 'decision', 'Poursuivre', ID.me),
        row('e2', 'action', 'Préparer la recette', ID.partner),
        row('e3', 'info', 'Rien de plus', null),
      ],
    },
  };
}

export function aComment(more: Partial<MinutesComment> = {}): MinutesComment {
  return {
    id: ID.comment,
    parentId: null,
    anchor: { from: { item: { client: 1, clock: 1 } }, to: { item: { client: 1, clock: 2 } } },
    quote: 'Le lot avance',
    body: 'De combien ?',
    authorId: ID.me,
    at: AT,
    resolvedAt: null,
    resolvedById: null,
    mine: true,
    version: 1,
    ...more,
  };
}

type Block = MinutesComparison['blocks'][number];
export function aBlock(text: string, more: Partial<Block> = {}): Block {
  return {
    change: 'same',
    type: 'paragraph',
    entryKind: null,
    pieces: [{ text, change: 'same' }],
    attributes: [],
    ...more,
  };
}
export function aComparison(): MinutesComparison {
  return {
    from: 0,
    to: 1,
    added: 1,
    removed: 1,
    changed: 1,
    blocks: [
      aBlock('Un'),
      aBlock('Deux'),
      aBlock('Trois'),
      aBlock('Nouveau', { change: 'added', pieces: [{ text: 'Nouveau', change: 'added' }] }),
      aBlock('', {
        change: 'changed',
        type: 'entry',
        entryKind: 'action',
        pieces: [
          { text: 'Préparer la ', change: 'same' },
          { text: 'fête', change: 'removed' },
          { text: 'recette', change: 'added' },
        ],
        attributes: [
          { name: 'ownerId', before: null, after: ID.me },
          { name: 'dueOn', before: '2026-12-01', after: '2026-12-15' },
        ],
      }),
      aBlock('Quatre'),
      aBlock('Retiré', { change: 'removed', pieces: [{ text: 'Retiré', change: 'removed' }] }),
    ],
  };
}

export interface Prepared {
  readonly actions?: readonly Action[];
  /** What the template reads. */
  readonly state?: object;
  readonly meeting?: Signal<MeetingDetail | null>;
}

/** What a page or a piece of the review needs around it, its words included, for somebody who may do `actions`. */
export async function prepare(options: Prepared = {}) {
  /** How often the meeting was asked for again. */
  const reloads = { count: 0 };
  const reload = () => {
    reloads.count++;
    return Promise.resolve();
  };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CurrentMeeting, useValue: { detail: options.meeting ?? signal(aMeeting()), reload } },
      {
        provide: SessionStore,
        useValue: {
          may: (action: Action) => options.actions?.includes(action) ?? false,
          me: signal({ accountId: uuid(30), personId: ID.me, name: 'Claire Dubois' }),
          csrfToken: signal('token'),
          preferences: signal({ shortcuts: true }),
          today: () => '2026-11-24',
        },
      },
    ],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('minutesReview', { fr: () => import('../i18n/fr'), en: () => import('../i18n/en') });
  await i18n.addScope('minutes', { fr: () => import('../../i18n/fr'), en: () => import('../../i18n/en') });
  const http = TestBed.inject(HttpTestingController);
  return { http, reloads };
}
