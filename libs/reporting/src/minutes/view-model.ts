import {
  plainText,
  riskLevel,
  severity,
  type EntryKind,
  type MinutesEntry,
  type RegisterState,
} from '@jalon/domain';
import { cleanLine, formatDate, formatLongDate, formatNumber, typeset } from '../text/index.js';
import type { MinutesFacts } from './facts.js';
import { messagesFor } from './messages.js';
import type { EntryView, MinutesView, PointBlock, PointView } from './view.js';

const LETTERS: Readonly<Record<EntryKind, string>> = { decision: 'D', action: 'A', risk: 'R', info: '' };
const ORDER = ['present', 'excused', 'absent', 'expected', 'distribution'] as const;
/** What a row is before the register knows it. */
const NEW: Readonly<Record<EntryKind, RegisterState>> = {
  decision: 'taken',
  action: 'todo',
  risk: 'open',
  info: 'open',
};

/** What the minutes say, in words and in order, with every typed row numbered. */
export function buildMinutesView(facts: MinutesFacts): MinutesView {
  const { language, meeting } = facts;
  const words = messagesFor(language);
  const set = (text: string): string => typeset(text, language);
  const name = (text: string | null): string => cleanLine(text) || words.nobody;
  const points = pointsOf(facts);
  const entries = points.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'entry' ? [block.entry] : [])),
  );
  const of = (kind: EntryKind): EntryView[] => entries.filter((entry) => entry.kind === kind);
  const dealtWith = new Map(
    (facts.content.content ?? [])
      .filter((block) => block.type === 'point')
      .map((point, index) => [point.attrs.itemId, pointId(index)] as const),
  );
  const entityName = cleanLine(meeting.entityName);
  const kind = words.kind[meeting.kind];
  return {
    title: cleanLine(meeting.title) || kind,
    objective: cleanLine(meeting.objective),
    body: entityName === '' ? kind : words.bodyWith(kind, entityName),
    dateText: set(`${formatLongDate(meeting.heldOn, language)}, ${timeText(facts)}`),
    place: cleanLine(meeting.place),
    chairName: name(meeting.chairName),
    authorName: name(facts.authorName),
    useCases: facts.useCases.map((one) => cleanLine(`${one.code} ${one.title}`)),
    editionText: set(editionText(facts)),
    confidentiality: set(
      entityName === '' ? words.confidentiality : words.sharedWith(cleanLine(facts.labName), entityName),
    ),
    attendance: ORDER.map((status) => ({
      status,
      names: facts.attendance
        .filter((one) => one.status === status)
        .map((one) => withEntity(name(one.personName), one.entityName)),
    })).filter(({ names }) => names.length > 0),
    agenda: facts.agenda.map((item) => ({
      title: cleanLine(item.title) || words.heading.untitled,
      ownerName: cleanLine(item.ownerName) || '—',
      durationText: item.minutes === null ? '—' : words.duration(formatNumber(item.minutes, language)),
      pointId: dealtWith.get(item.id) ?? null,
      outcome: item.state === 'carried' ? words.carried : dealtWith.has(item.id) ? '' : words.notDealtWith,
    })),
    previous: facts.previousActions.map((action) => ({
      code: cleanLine(`${action.useCaseCode} · ${action.code}`),
      title: cleanLine(action.title) || '—',
      ownerName: cleanLine(action.ownerName) || null,
      dueText: action.dueOn === null ? null : formatDate(action.dueOn, language),
      stateText: set(action.overdue ? words.late(words.state[action.state]) : words.state[action.state]),
      late: action.overdue,
      done: action.state === 'done',
    })),
    points,
    decisions: of('decision'),
    actions: of('action'),
    risks: of('risk'),
    nextText: set(nextText(facts)),
    withRegister: facts.useCases.length > 1 || Object.keys(facts.registered).length > 0,
  };
}

const pointId = (index: number): string => `point ${index + 1}`;

/** What stands before the first point is a point without a heading; empty ones of those are left out. */
function pointsOf(facts: MinutesFacts): readonly PointView[] {
  const words = messagesFor(facts.language);
  const counts: Record<EntryKind, number> = { decision: 0, action: 0, risk: 0, info: 0 };
  const points: { id: string | null; title: string; useCaseId: string | null; blocks: PointBlock[] }[] = [
    { id: null, title: '', useCaseId: null, blocks: [] },
  ];
  for (const block of facts.content.content ?? []) {
    const point = points.at(-1);
    if (point === undefined) continue;
    if (block.type === 'point') {
      const item = facts.agenda.find(({ id }) => id === block.attrs.itemId);
      points.push({
        id: pointId(points.length - 1),
        title: cleanLine(plainText(block.content)) || cleanLine(item?.title) || words.heading.untitled,
        useCaseId: item?.useCaseId ?? null,
        blocks: [],
      });
    } else if (block.type === 'entry') {
      counts[block.attrs.kind] += 1;
      const entry = entryView(facts, block, counts[block.attrs.kind], point);
      if (entry.kind !== 'info' || entry.text !== '') point.blocks.push({ kind: 'entry', entry });
    } else point.blocks.push({ kind: 'block', block });
  }
  return points.filter(({ id, blocks }) => id !== null || blocks.length > 0);
}

function entryView(
  facts: MinutesFacts,
  { attrs, content = [] }: MinutesEntry,
  number: number,
  point: { readonly id: string | null; readonly useCaseId: string | null },
): EntryView {
  const { language } = facts;
  const words = messagesFor(language);
  const letter = LETTERS[attrs.kind];
  const score = attrs.kind === 'risk' ? severity(attrs.probability, attrs.impact) : null;
  const level = score === null ? null : riskLevel(score);
  const registered = facts.registered[attrs.entryId];
  const only = facts.useCases.length === 1 ? facts.useCases[0]?.id : undefined;
  const useCaseId = attrs.useCaseId ?? point.useCaseId ?? only;
  const useCase = facts.useCases.find(({ id }) => id === useCaseId);
  const owner = attrs.ownerId === null ? undefined : facts.people[attrs.ownerId];
  return {
    kind: attrs.kind,
    label: letter === '' ? '' : `${letter}${number}`,
    inlines: content,
    text: cleanLine(plainText(content)),
    ownerName: cleanLine(owner) || null,
    dueText: attrs.dueOn === null ? null : formatDate(attrs.dueOn, language),
    stateText: words.state[registered?.state ?? NEW[attrs.kind]],
    register: cleanLine(registered?.code ?? useCase?.code) || null,
    gradesText:
      score === null ? null : `${attrs.probability}\u00A0×\u00A0${attrs.impact}\u00A0=\u00A0${score}`,
    level,
    levelText: level === null ? null : words.level[level],
    pointId: point.id,
  };
}

function withEntity(name: string, entity: string | null): string {
  const clean = cleanLine(entity);
  return clean === '' ? name : `${name} (${clean})`;
}

function clockText(minuteOfDay: number, language: 'fr' | 'en'): string {
  const hours = Math.floor(minuteOfDay / 60) % 24;
  return messagesFor(language).clock(hours, String(minuteOfDay % 60).padStart(2, '0'));
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function timeText({ meeting, language }: MinutesFacts): string {
  const from = minuteOf(meeting.startsAt);
  return messagesFor(language).time(clockText(from, language), clockText(from + meeting.minutes, language));
}

function editionText({ approval, edition, language }: MinutesFacts): string {
  const words = messagesFor(language);
  if (approval === null) return words.notApproved(String(edition));
  return words.approved(
    String(edition),
    cleanLine(approval.byName) || null,
    formatLongDate(approval.on, language),
  );
}

function nextText({ next, language }: MinutesFacts): string {
  const words = messagesFor(language);
  if (next === null) return words.empty.next;
  return words.nextAt(
    formatLongDate(next.heldOn, language),
    clockText(minuteOf(next.startsAt), language),
    cleanLine(next.place),
  );
}
