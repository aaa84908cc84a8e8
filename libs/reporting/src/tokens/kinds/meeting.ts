import type { CommitteeFacts } from '../../committee-deck/facts.js';
import type { MinutesFacts } from '../../minutes/facts.js';
import { messagesFor } from '../../minutes/messages.js';
import { formatLongDate } from '../../text/index.js';
import { text, type TokenDefinition } from '../define.js';

/** What documents of a meeting are drawn from, whichever they are. */
export interface MeetingOf {
  readonly facts: CommitteeFacts | MinutesFacts;
}

const clock = ({ language }: MeetingOf['facts'], time: string): string =>
  messagesFor(language).clock(Number(time.slice(0, 2)) % 24, time.slice(3, 5));

/** The meeting itself, and the one after it. */
export const MEETING_TOKENS: readonly TokenDefinition<MeetingOf>[] = [
  text('meeting.title', 'Titre de la réunion', 'Title of the meeting', ({ facts }) => facts.meeting.title),
  text(
    'meeting.kind',
    'Instance',
    'Body',
    ({ facts }) => messagesFor(facts.language).kind[facts.meeting.kind],
  ),
  text(
    'meeting.objective',
    'Objet de la réunion',
    'Purpose of the meeting',
    ({ facts }) => facts.meeting.objective,
  ),
  text('meeting.entity', 'Entité partenaire', 'Partner entity', ({ facts }) => facts.meeting.entityName),
  text('meeting.date', 'Date de la réunion', 'Date of the meeting', ({ facts }) =>
    formatLongDate(facts.meeting.heldOn, facts.language),
  ),
  text('meeting.time', 'Heure de début', 'Time it starts', ({ facts }) =>
    clock(facts, facts.meeting.startsAt),
  ),
  text('meeting.place', 'Lieu', 'Place', ({ facts }) => facts.meeting.place),
  text('meeting.chair', 'Présidence', 'Chair', ({ facts }) => facts.meeting.chairName),
  text('next.date', 'Date de la réunion suivante', 'Date of the next meeting', ({ facts }) =>
    facts.next === null ? null : formatLongDate(facts.next.heldOn, facts.language),
  ),
  text('next.time', 'Heure de la réunion suivante', 'Time of the next meeting', ({ facts }) =>
    facts.next === null ? null : clock(facts, facts.next.startsAt),
  ),
  text(
    'next.place',
    'Lieu de la réunion suivante',
    'Place of the next meeting',
    ({ facts }) => facts.next?.place,
  ),
];
