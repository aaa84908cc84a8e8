import { plural } from '../text/index.js';
import type { Counted } from '../monthly-report/messages-type.js';
import type { OpportunityMessages } from './messages-fr.js';

const many = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'en', one, several)}`;

export const ENGLISH: OpportunityMessages = {
  parts: {
    summary: 'In short',
    need: 'The need',
    options: 'The options',
    value: 'Costs and gains',
    means: 'Data and effort',
    risks: 'Risks',
    trust: 'Trustworthy AI',
    decision: 'Decision asked',
  },
  cover: (code, title) => `Opportunity study ${code} – ${title}`,
  subject: (code) => `Restitution of opportunity study ${code}`,
  subtitle: (entity, state) => `${entity} · ${state}`,
  asked: 'The committee is asked to decide: pursue, defer or abandon',
  asOf: (date) => `As of ${date}`,
  by: (name) => `Study written by ${name}`,
  agendaTitle: (parts) => `The study reads in ${parts} parts`,
  source: (lab, code, date) =>
    `Source: Jalon, study ${code} examined by ${lab}, as of ${date}; texts cut short (…) read in full there.`,
  decided: {
    pursue: (code, date) => `${code} is to be pursued: decided on ${date}`,
    defer: (code, date) => `${code} is deferred: decided on ${date}`,
    abandon: (code, date) => `${code} is abandoned: decided on ${date}`,
  },
  summaryTitle: (code, option, cost, gain) => {
    const amounts = [
      cost === null ? '' : `${cost} over 3 years`,
      gain === null ? '' : `for a gain of ${gain} a year`,
    ]
      .filter((part) => part !== '')
      .join(' ');
    return `${code} needs a decision: ${option}${amounts === '' ? '' : `, ${amounts}`}`;
  },
  noPreferred: 'no option is preferred',
  notSaid: 'Not answered.',
  nobody: 'nobody named',
  cards: {
    cost: 'Cost over 3 years',
    gain: 'Expected yearly gain',
    net: 'Balance over 3 years',
    effort: 'Effort',
    costNote: 'preferred option',
    gainNote: 'once in service',
    netNote: '3 × gain − cost',
    effortNote: (weeks) => (weeks === null ? 'length not estimated' : many(weeks, 'week', 'weeks')),
    days: (days) => `${days.text} p-days`,
    unknown: 'Not known',
    byLab: 'To estimate',
    byLabNote: 'by the lab',
  },
  summary: {
    need: 'Need',
    objective: 'Objective',
    option: 'Preferred option',
    risks: 'Risks',
    trust: 'Compliance',
    missing: 'To be completed',
    riskLine: (all, severe) =>
      all.n === 0
        ? 'No risk is rated.'
        : `${many(all, 'rated risk', 'rated risks')}, ${severe.text} severe (15 or more out of 25).`,
    nothingMissing: 'Nothing: the eleven steps of the study are complete.',
  },
  need: {
    title: (people, objective) => `${many(people, 'person is', 'persons are')} concerned: ${objective}`,
    titleWithout: (objective) => `The study pursues 1 objective: ${objective}`,
    titleNothing: 'The objective of the study is still to be written',
    problem: 'The need',
    objective: 'What is to be achieved',
    doingNothing: 'What doing nothing costs',
    who: 'Who carries the request, who will use it',
    sponsor: (name) => `Sponsor: ${name}`,
    owner: (name) => `Business owner: ${name}`,
    referent: (name) => `Functional referent: ${name}`,
    users: (users, people) =>
      `Users: ${users === '' ? 'not described' : users}${people === null ? '' : ` (${many(people, 'person', 'persons')})`}`,
  },
  options: {
    title: (all, preferred) =>
      `${many(all, 'option is considered', 'options are considered')}, ${preferred === null ? 'none is preferred' : `“${preferred}” is preferred`}`,
    lead: 'What each would give and cost over three years; the status quo is an option of every study.',
    headers: ['Option', 'Nature', 'What it would give', 'Cost over 3 years', 'Choice'],
    preferred: '✓ preferred',
    statusQuo: 'Do nothing more',
    unknown: 'not known',
    none: 'Options: none is described.',
  },
  value: {
    net: (amount) => `The preferred option earns ${amount} net in 3 years`,
    loss: (amount) => `The preferred option costs ${amount} more than it earns in 3 years`,
    even: 'The preferred option earns what it costs in 3 years: €0 net',
    gainOnly: (gain) => `The expected gain is ${gain} a year, the cost is not known`,
    costOnly: (cost) => `The preferred option costs ${cost} over 3 years, the gain is not known`,
    nothing: 'Neither cost nor gain is known: 0 amounts to decide on',
    chart: 'Costs and gain over 3 years',
    unit: 'Euros over 3 years',
    costSeries: 'Cost',
    gainSeries: 'Expected gain',
    gainCategory: 'Expected gain (3 years)',
    gainLabel: 'Expected gain',
    basis: (text) => `How the gain is worked out: ${text}`,
    noBasis: 'How the gain is worked out is not explained.',
    perYear: (gain) => `Gain: ${gain} a year once in service.`,
    noGain: 'Gain: none in euros.',
    unknownGain: 'Gain: not known.',
    kinds: (kinds) => `Other benefits: ${kinds}.`,
    description: 'Benefits that do not count in euros',
    uncosted: (c) => `${many(c, 'option without a known cost', 'options without a known cost')}.`,
    amounts: 'The amounts',
  },
  means: {
    estimated: (days, weeks) =>
      `The project takes ${many(days, 'person-day', 'person-days')}${weeks === null ? '' : ` over ${many(weeks, 'week', 'weeks')}`}`,
    byLab: 'The lab has to estimate the effort before 1 firm decision',
    unknown: 'The effort is still to be estimated: 0 person-days announced',
    data: (availability) => `data ${availability.toLowerCase()}`,
    sources: 'Sources of data',
    availability: 'Their reach',
    limits: 'Their limits',
    noLimits: 'No limit is reported.',
    effort: 'The effort',
    days: (days) => `Workload: ${many(days, 'person-day', 'person-days')}, all profiles together`,
    weeks: (weeks) => `Length: ${many(weeks, 'week', 'weeks')} until it is first put into service`,
    euros: (amount) => `Other spending: ${amount} (licences, infrastructure, services)`,
    labEstimates: 'The lab will estimate it.',
  },
  risks: {
    title: (all, severe) =>
      severe.n === 0
        ? `${many(all, 'risk is identified', 'risks are identified')}, none is severe`
        : `${many(all, 'risk is identified', 'risks are identified')}, ${severe.text} severe`,
    lead: 'Probability × impact, each from 1 to 5; severe from 15, moderate from 6. The most severe first.',
    headers: ['No.', 'Risk', 'P × I', 'Level', 'What would be done'],
    level: { severe: '◆ Severe', moderate: '▲ Moderate', low: '● Low' },
    unrated: 'To be rated',
    noResponse: 'No response planned',
    none: 'Risks: none is identified.',
  },
  trust: {
    prohibited: 'The practice is prohibited: the study cannot be pursued as it stands',
    title: (duties, dpia) => `The AI Act brings ${many(duties, 'duty', 'duties')}; ${dpia}`,
    outOfScope: (dpia) => `The AI Act does not apply (0 duties); ${dpia}`,
    open: (questions) =>
      `${many(questions, 'question on the AI Act is', 'questions on the AI Act are')} not answered`,
    dpia: {
      unknown: 'personal data are still to be said',
      none: 'no personal data',
      dpia_justified: 'no impact assessment',
      dpia_needed: 'a DPIA is due',
    },
    lead: 'Bearings for framing: compliance confirms. Regulation (EU) 2024/1689, GDPR, AFNOR SPEC 2314.',
    headers: ['Subject', 'What the answers say', 'Grounds', 'Applies'],
    aiAct: 'AI Act',
    personalData: 'Personal data',
    sobriety: 'Sobriety',
    openRow: (questions) => `▲ ${many(questions, 'question is', 'questions are')} not answered`,
    since: (date) => `Since ${date}`,
    from: (date) => `From ${date}`,
    dpiaRow: {
      unknown: '▲ Whether personal data are processed is not said',
      none: '● No personal data: no impact assessment',
      dpia_justified: (why) =>
        `● No impact assessment, fewer than two criteria: ${why === '' ? 'reason to be written' : why}`,
      dpia_needed: (criteria) => `▲ Impact assessment (DPIA) due: ${criteria}`,
    },
    dpiaSource: 'GDPR art. 35, WP 248',
    sobrietySource: 'AFNOR SPEC 2314',
    considered: (options) => `Considered: ${options}.`,
    noNeed: '▲ Whether AI is needed is not said',
  },
  decision: {
    title: 'The committee is asked to settle: pursue, defer or abandon',
    lead: (missing) =>
      missing.n === 0
        ? 'The study is complete. The facts below come from its answers; the choice is the committee’s.'
        : `${many(missing, 'step is', 'steps are')} still to be completed. The facts below come from the answers; the choice is the committee’s.`,
    decidedLead: (reason) => (reason === '' ? 'No reason was written.' : `Reason: ${reason}`),
    headers: ['Decision', 'What it leads to', 'What speaks for it in the study'],
    effect: {
      pursue: 'The use case is opened, at stage Opportunity, or linked to one that exists.',
      defer: 'A day to look at it again is set; screening resumes on that day.',
      abandon: 'The reason is written and told to the author and their entity.',
    },
    became: (code, title) => `Became ${code}, ${title}.`,
    revisit: (date) => `To revisit on ${date}.`,
    taken: '✓ decided',
    nothing: 'Nothing in the answers',
    facts: {
      net: (amount) => `balance of ${amount} over 3 years`,
      loss: (amount) => `balance of ${amount} over 3 years`,
      dataReady: 'data within reach',
      dataMissing: 'data to be obtained',
      aiNeeded: 'AI is needed',
      aiNotNeeded: 'a leaner option is enough',
      noSevere: 'no severe risk',
      severe: (c) => many(c, 'severe risk', 'severe risks'),
      prohibited: 'practice prohibited by article 5',
      incomplete: (c) => many(c, 'incomplete step', 'incomplete steps'),
      noEffort: 'effort not estimated',
      dpia: 'impact assessment due',
      statusQuo: 'the status quo is the preferred option',
      option: (title) => `“${title}” is the preferred option`,
    },
  },
  sections: {
    need: 'need',
    businessCase: 'business case',
    stakeholders: 'stakeholders',
    options: 'options',
    data: 'data',
    effort: 'effort',
    benefits: 'benefits',
    risks: 'risks',
    aiAct: 'AI Act',
    personalData: 'personal data',
    sobriety: 'sobriety',
  },
};
