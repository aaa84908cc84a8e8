import { plural } from '../text/index.js';
import type { Counted } from '../monthly-report/messages-type.js';
import type { CommitteeMessages } from './messages-type.js';

const many = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'en', one, several)}`;

const KINDS = {
  steering_committee: 'Steering committee',
  project_committee: 'Project committee',
  technical_committee: 'Technical committee',
  workshop: 'Workshop',
} as const;

export const ENGLISH: CommitteeMessages = {
  parts: {
    agenda: 'Agenda',
    decisions: 'Decisions requested',
    health: 'Health',
    objectives: 'Objectives',
    highlights: 'Highlights',
    milestones: 'Milestones',
    budget: 'Budget',
    risks: 'Risks',
    actions: 'Open actions',
    next: 'Next steps',
    key: 'Reading key',
  },
  title: (kind, title) =>
    title.toLowerCase().includes(KINDS[kind].toLowerCase()) ? title : `${KINDS[kind]} – ${title}`,
  subject: (kind, date) => `${KINDS[kind]} of ${date}`,
  when: (date, time, place) => `${date}, ${time}${place === '' ? '' : `, ${place}`}`,
  chair: (name) => `Chair: ${name}`,
  withEntity: (name) => `with ${name}`,
  asOf: (date) => `As of ${date}`,
  source: (lab, date) => `Source: Jalon, register and plans of ${lab}, as of ${date}.`,
  headline: (useCases, decisions) =>
    decisions.n === 0
      ? `${many(useCases, 'use case', 'use cases')}, no decision requested`
      : `${many(useCases, 'use case', 'use cases')}, ${many(decisions, 'decision requested', 'decisions requested')}`,
  agendaTitle: (parts) => `The meeting reads in ${parts} parts`,
  agenda: {
    title: (points, minutes) =>
      minutes === 0
        ? `${many(points, 'item is', 'items are')} on the agenda`
        : `${many(points, 'item is', 'items are')} on the agenda, for ${minutes} min announced`,
    lead: 'The items in the order they are called.',
    headers: ['No.', 'Item', 'Code', 'Presenter', 'Length'],
    empty: 'Agenda: no item is on it.',
  },
  objectiveIs: (objective) => `Objective of the meeting: ${objective}`,
  minutes: (n) => `${n}\u00A0min`,
  decisions: {
    title: (total) =>
      many(total, 'decision is requested from the committee', 'decisions are requested from the committee'),
    lead: 'What the committee has to settle: gate reviews, decisions proposed in the register, needs declared with the health.',
    headers: ['Code', 'Use case', 'Decision requested', 'Origin', 'Needed by'],
    empty: 'Decisions: none is requested from the committee.',
    gate: (border) =>
      `Decide the passage ${
        {
          opportunity_framing: 'to framing',
          framing_delivery: 'to delivery',
          delivery_deployment: 'to deployment',
          deployment_usage: 'to usage',
          usage_closed: 'to closing',
        }[border]
      }`,
    gateSince: (state, date) => `Review ${state === 'pending' ? 'requested' : 'open'}, asked on ${date}`,
    health: 'Health',
    register: (number) => `Register, ${number}`,
  },
  health: {
    title: (total, off, risk) => {
      const followed = many(total, 'use case is followed', 'use cases are followed');
      if (off.n + risk.n === 0) return `${followed}, none off track or at risk`;
      const parts = [off.n === 0 ? '' : `${off.text} off track`, risk.n === 0 ? '' : `${risk.text} at risk`];
      return `${followed}, ${parts.filter((part) => part !== '').join(' and ')}`;
    },
    lead: 'The most severe first. Health declared by the project manager: shape, word, trend since the declaration before.',
    headers: ['Code', 'Use case', 'Stage', 'Health', 'Reason'],
    empty: 'Health: no use case is followed.',
    onTrackReason: 'Keeps its commitments',
    noReason: 'No reason given',
    notRatedReason: 'Health not declared',
  },
  objectives: {
    title: (total) =>
      many(
        total,
        'use case is steered here, with its objective',
        'use cases are steered here, each with its objective',
      ),
    lead: 'Objective of the opportunity study, else the summary of the use case.',
    headers: ['Code', 'Use case', 'Objective', 'Sponsor and referent'],
    empty: 'Objectives: no use case is followed.',
    none: 'Objective not given',
    people: (sponsor, referent) =>
      [
        sponsor === null ? 'No sponsor named' : `Sponsor: ${sponsor}`,
        referent === null ? '' : `Referent: ${referent}`,
      ]
        .filter((text) => text !== '')
        .join(' · '),
    fromStudy: (code) => `(study ${code})`,
    singleTitle: (code, title) => `${code} pursues 1 objective: ${title}`,
  },
  highlights: {
    title: (total, since) => `${many(total, 'event has', 'events have')} marked the time since ${since}`,
    lead: 'The most recent first.',
    headers: ['Date', 'Code', 'Kind', 'What happened'],
    empty: 'Highlights: nothing was recorded in this time.',
    since: (date, previous) =>
      previous
        ? `Since the committee before, from ${date} on. The most recent first.`
        : `The last thirty days, since ${date}. The most recent first.`,
    stage: 'Stage',
    health: 'Health',
    milestone: 'Milestone',
    decision: 'Decision',
    action: 'Action',
    healthMove: (from, to) => `Health goes from “${from}” to “${to}”`,
    reached: (name) => `Milestone reached: ${name}`,
    reachedLate: (name, days) =>
      `Milestone reached: ${name}, ${many(days, 'working day', 'working days')} after its baseline`,
    taken: (number, title) => `${number} taken: ${title}`,
    done: (number, title) => `${number} done: ${title}`,
  },
  milestones: {
    title: (open, slipping, late) =>
      slipping.n + late.n === 0
        ? many(open, 'open milestone keeps its baseline date', 'open milestones keep their baseline dates')
        : `${many(slipping, 'open milestone slips', 'open milestones slip')}${late.n === 0 ? '' : `, ${late.text} ${plural(late.n, 'en', 'is', 'are')} overdue`}, out of ${open.text}`,
    lead: 'Overdue milestones, then slipping ones, then those to come. Slippage in working days of the forecast (or actual) after the baseline.',
    headers: ['Code', 'Milestone', 'Baseline', 'Forecast or ✓ actual', 'Slippage'],
    empty: 'Milestones: none is planned.',
    timelineTitle: (code, slipping, late, total, open) => {
      if (open.n === 0) return `${code} has reached its ${many(total, 'milestone', 'milestones')}`;
      if (slipping.n + late.n === 0)
        return `${code} keeps its ${many(open, 'open milestone', 'open milestones')}`;
      const parts = [
        slipping.n === 0 ? '' : many(slipping, 'slips', 'slip'),
        late.n === 0 ? '' : many(late, 'is overdue', 'are overdue'),
      ];
      return `${code}: of ${many(total, 'milestone', 'milestones')}, ${parts.filter((part) => part !== '').join(' and ')}`;
    },
  },
  trend: {
    title: (code, name, times) => `${code}: “${name}” is put off ${many(times, 'time', 'times in a row')}`,
    backTitle: (code, total) =>
      `${code}: ${many(total, 'milestone has', 'milestones have')} moved, none put off at the last report`,
    unit: 'Expected date',
    format: '[$-809]d mmm yyyy',
    moved: (name, from, to, days) => `“${name}”: from ${from} to ${to} (${days} working days).`,
    kept: (name, date) => `“${name}”: date held, ${date}.`,
    reading: 'A line that rises is a date put off; a flat line, a date held.',
    conclusion: (code, sentences) => `Milestone trend of ${code}: ${sentences}`,
  },
  budget: {
    title: (signed, total, rebilled) =>
      signed.n === 0
        ? `No agreement is in force for ${many(total, 'use case', 'use cases')}`
        : rebilled === null
          ? `${many(signed, 'signed agreement frames', 'signed agreements frame')} ${many(total, 'use case', 'use cases')}, with nothing rebilled`
          : `${many(signed, 'signed agreement plans', 'signed agreements plan')} to rebill ${rebilled}`,
    lead: 'Charges and financing of signed agreements, amendments included; actual spending is not followed here.',
    headers: ['Code', 'Use case', 'Financing', 'Charge', 'Rebilled', 'Agreement'],
    empty: 'Budget: no agreement is signed, so no amount is committed.',
    financing: {
      lab: 'Borne by the lab',
      shared: 'Shared with the entity',
      rebilled: 'Rebilled to the entity',
    },
    notSaid: 'Financing not said',
    none: 'No signed agreement',
    days: (text) => `${text} person-days`,
    euros: (text) => `€${text}`,
    nothing: '—',
    signed: (date, amendments) =>
      amendments.n === 0
        ? `Signed on ${date}`
        : `Signed on ${date}, ${many(amendments, 'amendment', 'amendments')}`,
    until: (date) => `until ${date}`,
    expired: (date) => `expired on ${date}`,
    open: 'without end',
  },
  risks: {
    title: (open, severe) =>
      severe.n === 0
        ? `${many(open, 'open risk stays', 'open risks stay')} below the threshold of 15`
        : `${many(severe, 'risk reaches', 'risks reach')} the threshold of 15, out of ${open.text} open`,
    lead: 'From the most severe on: probability × impact, out of 25. Severe from 15, moderate from 6.',
    headers: ['Code', 'No.', 'Risk', 'P × I', 'Severity', 'Response', 'Followed by'],
    empty: 'Risks: none is open.',
    response: { avoid: 'Avoid', reduce: 'Reduce', transfer: 'Transfer', accept: 'Accept' },
    noResponse: 'No response',
  },
  actions: {
    title: (open, overdue) =>
      overdue.n === 0
        ? `${many(open, 'action is open', 'actions are open')}, none is overdue`
        : `${many(overdue, 'action is overdue', 'actions are overdue')} out of ${open.text} open`,
    lead: 'Overdue actions first, then by due date.',
    headers: ['Code', 'No.', 'Action', 'Owner', 'Due', 'Status'],
    empty: 'Actions: none is open.',
    late: (days) => `${many(days, 'day', 'days')} overdue`,
    state: { todo: 'To do', in_progress: 'In progress' },
  },
  next: {
    title: (total, until) => `${many(total, 'step is', 'steps are')} due by ${until}`,
    lead: 'Milestones and actions to come, in the order of their dates.',
    headers: ['Date', 'Code', 'Kind', 'Step', 'Owner'],
    empty: 'Next steps: no milestone or action is dated in the coming weeks.',
    milestone: 'Milestone',
    action: 'Action',
    meeting: 'Committee',
    nextMeeting: (time, place) => `Next committee, at ${time}${place === '' ? '' : `, ${place}`}`,
  },
  capped: (shown, total) => `${shown.text} of ${total.text} rows; the others are in Jalon.`,
  quietTitle: (topics) => many(topics, 'topic needs no page', 'topics need no page'),
  untitled: 'Untitled',
  nobody: 'Nobody named',
  noDate: 'No date',
  keyTitle: 'Health reads in 4 shapes and 3 arrows',
  key: [
    '● On track: the use case keeps its commitments.',
    '▲ At risk: a gap is possible; the reason is declared.',
    '◆ Off track: a commitment is missed or about to be.',
    '○ Not rated: no health was declared yet.',
    '↗ improving, → stable, ↘ worsening; “to be updated” beyond 30 days.',
    'Slippage: working days between the baseline and the forecast or actual date.',
    'Budget: what signed agreements plan, amendments included.',
    'Risk: probability × impact, from 1 to 25; severe from 15.',
  ],
};
