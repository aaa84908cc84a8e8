import {
  aiActFlags,
  openAiActQuestions,
  personalDataOutcome,
  riskLevel,
  type AiActFlag,
} from '@jalon/domain';
import { line } from '../deck/lines.js';
import type { CellSpec } from '../pptx/index.js';
import type { ToneName } from '../theme/index.js';
import { LENGTHS, optionName, said, scoreOf, type OpportunityContext } from './context.js';

export interface OpportunityTable {
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly alt: string;
}

const MUTED: ToneName = 'muted';

/** The options in their order, what each would give and cost. */
export function optionsTable(context: OpportunityContext): OpportunityTable {
  const { own, say, study, count, euros, preferred, facts } = context;
  const { list } = facts.study.answers.options;
  const title = say(
    own.options.title(count(list.length), preferred && line(optionName(context, preferred), LENGTHS.title)),
  );
  return {
    title,
    lead: say(own.options.lead),
    headers: own.options.headers.map(say),
    rows: list.map((option) => {
      const chosen = option.key === preferred?.key;
      const described = line(option.description, LENGTHS.cell);
      return [
        { text: optionName(context, option), bold: true },
        { text: say(study.option[option.kind]) },
        described === '' ? { text: say(own.notSaid), tone: MUTED } : { text: say(described) },
        option.euros === null
          ? { text: say(own.options.unknown), tone: MUTED }
          : { text: euros(option.euros), bold: chosen },
        chosen ? { text: say(own.options.preferred), bold: true, tone: 'green' } : { text: '—', tone: MUTED },
      ];
    }),
    alt: title,
  };
}

const TONES = { severe: 'red', moderate: 'amber', low: 'muted' } as const;

/** The risks, the most severe first; those that nobody rated come last. */
export function risksTable(context: OpportunityContext): OpportunityTable {
  const { own, say, count, facts, severe } = context;
  const { list } = facts.study.answers.risks;
  const title = say(own.risks.title(count(list.length), count(severe)));
  const rated = list
    .map((risk) => ({ risk, score: scoreOf(risk) }))
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (b.risk.impact ?? 0) - (a.risk.impact ?? 0));
  return {
    title,
    lead: say(own.risks.lead),
    headers: own.risks.headers.map(say),
    rows: rated.map(({ risk, score }, index): CellSpec[] => {
      const response = line(risk.response, LENGTHS.cell);
      const level = score === null ? null : riskLevel(score);
      return [
        { text: String(index + 1) },
        { text: line(risk.title, 200) || say(context.words.untitled), bold: true },
        {
          text:
            score === null
              ? '—'
              : `${risk.probability ?? 0}\u00A0×\u00A0${risk.impact ?? 0}\u00A0=\u00A0${score}`,
        },
        level === null
          ? { text: say(own.risks.unrated), tone: MUTED }
          : { text: say(own.risks.level[level]), bold: true, tone: TONES[level] },
        response === ''
          ? { text: say(own.risks.noResponse), tone: 'red', bold: true }
          : { text: say(response) },
      ];
    }),
    alt: title,
  };
}

/** Flags that ask for nothing: they are not duties. */
const NO_DUTY: readonly AiActFlag['name'][] = ['out_of_scope', 'minimal'];
const GRAVE: readonly AiActFlag['name'][] = [
  'high_risk_annex_i',
  'high_risk_annex_iii',
  'fundamental_rights_assessment',
];

/** In one sentence: what the law asks for. */
export function trustSentence({ own, facts, count }: OpportunityContext): string {
  const { aiAct, personalData } = facts.study.answers;
  const flags = aiActFlags(aiAct);
  const has = (name: AiActFlag['name']): boolean => flags.some((flag) => flag.name === name);
  if (has('prohibited')) return own.trust.prohibited;
  const open = openAiActQuestions(aiAct).length;
  if (open > 0) return own.trust.open(count(open));
  const dpia = own.trust.dpia[personalDataOutcome(personalData)];
  if (has('out_of_scope')) return own.trust.outOfScope(dpia);
  return own.trust.title(count(flags.filter(({ name }) => !NO_DUTY.includes(name)).length), dpia);
}

/** What the AI Act, the law on personal data and sobriety ask for, as far as the answers say it. */
export function trustTable(context: OpportunityContext): OpportunityTable {
  const { own, say } = context;
  const title = say(trustSentence(context));
  return {
    title,
    lead: say(own.trust.lead),
    headers: own.trust.headers.map(say),
    rows: [...aiActRows(context), personalDataRow(context), sobrietyRow(context)],
    alt: title,
  };
}

function aiActRows({ own, say, study, date, facts, count }: OpportunityContext): CellSpec[][] {
  const { aiAct } = facts.study.answers;
  const subject = { text: say(own.trust.aiAct), bold: true };
  const rows = aiActFlags(aiAct).map(({ name, source, from }): CellSpec[] => {
    const named =
      name === 'prohibited'
        ? aiAct.practices.map((practice) => study.practice[practice])
        : name === 'high_risk_annex_iii' || name === 'annex_iii_exit'
          ? aiAct.areas.map((area) => study.area[area])
          : [];
    const grave = name === 'prohibited' || GRAVE.includes(name);
    const shape = grave ? '◆' : NO_DUTY.includes(name) ? '●' : '▲';
    const detail = named.length === 0 ? '' : ` (${named.join(', ')})`;
    return [
      subject,
      {
        text: say(`${shape} ${study.flag[name]}${detail}`),
        ...(grave ? { bold: true, tone: 'red' as const } : {}),
      },
      { text: say(source) },
      {
        text:
          from === null
            ? '—'
            : say(from <= facts.asOf ? own.trust.since(date(from)) : own.trust.from(date(from))),
      },
    ];
  });
  const open = openAiActQuestions(aiAct).length;
  if (open === 0) return rows;
  const asked: CellSpec = { text: say(own.trust.openRow(count(open))), bold: true, tone: 'amber' };
  return [...rows, [subject, asked, { text: '—' }, { text: '—' }]];
}

function personalDataRow({ own, say, study, facts }: OpportunityContext): CellSpec[] {
  const { personalData } = facts.study.answers;
  const outcome = personalDataOutcome(personalData);
  const { dpiaRow } = own.trust;
  const criteria = [...new Set(personalData.criteria)]
    .map((criterion) => study.criterion[criterion])
    .join(', ');
  const text = {
    unknown: () => dpiaRow.unknown,
    none: () => dpiaRow.none,
    dpia_justified: () => dpiaRow.dpia_justified(line(personalData.justification, LENGTHS.cell)),
    dpia_needed: () => dpiaRow.dpia_needed(criteria),
  }[outcome]();
  const grave = outcome === 'dpia_needed' || outcome === 'unknown';
  return [
    { text: say(own.trust.personalData), bold: true },
    { text: say(text), ...(grave ? { bold: true, tone: 'amber' as const } : {}) },
    { text: say(own.trust.dpiaSource) },
    { text: '—' },
  ];
}

function sobrietyRow(context: OpportunityContext): CellSpec[] {
  const { own, say, study, facts } = context;
  const { need, considered, reason } = facts.study.answers.sobriety;
  const options = considered.map((option) => study.leaner[option].toLowerCase()).join(', ');
  const parts = [
    need === null ? own.trust.noNeed : `${need === 'not_needed' ? '◆' : '●'} ${study.aiNeed[need]}.`,
    options === '' ? '' : own.trust.considered(options),
    line(reason) === '' ? '' : said(context, reason, LENGTHS.cell),
  ].filter((part) => part !== '');
  return [
    { text: say(own.trust.sobriety), bold: true },
    { text: say(parts.join(' ')), ...(need === 'not_needed' ? { bold: true, tone: 'red' as const } : {}) },
    { text: say(own.trust.sobrietySource) },
    { text: '—' },
  ];
}
