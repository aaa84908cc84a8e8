import {
  aiActFlags,
  personalDataOutcome,
  STUDY_RECOMMENDATIONS,
  type StudyRecommendation,
} from '@jalon/domain';
import { line } from '../deck/lines.js';
import { truncate } from '../text/index.js';
import { LENGTHS, optionName, type OpportunityContext } from './context.js';
import type { OpportunityTable } from './view-tables.js';

/** The three decisions there are, what each leads to, and the answers that speak for it. Nothing is weighed for the committee. */
export function decisionTable(context: OpportunityContext): OpportunityTable {
  const { own, say, study, facts, count, missing } = context;
  const decided = facts.study.recommendation;
  const title = decided === null ? say(own.decision.title) : decidedTitle(context, decided);
  const reason = line(facts.study.recommendationReason, LENGTHS.cell);
  return {
    title,
    lead: say(decided === null ? own.decision.lead(count(missing.length)) : own.decision.decidedLead(reason)),
    headers: own.decision.headers.map(say),
    rows: STUDY_RECOMMENDATIONS.map((recommendation) => {
      const taken = recommendation === decided;
      const name = say(study.recommendation[recommendation]);
      const speaks = factsFor(context, recommendation);
      return [
        {
          text: taken ? `${name} ${say(own.decision.taken)}` : name,
          bold: true,
          ...(taken ? { tone: 'green' as const } : {}),
        },
        { text: say([own.decision.effect[recommendation], ...outcome(context, recommendation)].join(' ')) },
        speaks.length === 0
          ? { text: say(own.decision.nothing), tone: 'muted' as const }
          : { text: say(`${capital(speaks.join(facts.language === 'fr' ? ' ; ' : '; '))}.`) },
      ];
    }),
    alt: title,
  };
}

/** `EO-001 est à poursuivre : décision du 3 avril 2026`. */
export function decidedTitle(
  { own, say, longDate, facts }: OpportunityContext,
  decided: StudyRecommendation,
): string {
  const { code, decidedOn } = facts.study;
  return say(own.decided[decided](line(code, 20), decidedOn === null ? '—' : longDate(decidedOn)));
}

/** What the decision that was taken led to. */
function outcome(
  { own, facts, longDate }: OpportunityContext,
  recommendation: StudyRecommendation,
): string[] {
  const { study, useCase } = facts;
  if (study.recommendation !== recommendation) return [];
  if (recommendation === 'pursue' && useCase !== null) {
    return [own.decision.became(line(useCase.code, 20), line(useCase.title, 120))];
  }
  if (recommendation === 'defer' && study.revisitOn !== null) {
    return [own.decision.revisit(longDate(study.revisitOn))];
  }
  return [];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function factsFor(context: OpportunityContext, recommendation: StudyRecommendation): string[] {
  const { own, facts, net, euros, count, severe, missing, preferred } = context;
  const { data, effort, sobriety, aiAct, personalData } = facts.study.answers;
  const say = own.decision.facts;
  const prohibited = aiActFlags(aiAct).some(({ name }) => name === 'prohibited');
  const found: Readonly<Record<StudyRecommendation, readonly (readonly [boolean, () => string])[]>> = {
    pursue: [
      [
        preferred !== null && preferred.kind !== 'status_quo',
        () => say.option(truncate(preferred === null ? '' : optionName(context, preferred), 60)),
      ],
      [net !== null && net > 0, () => say.net(euros(net ?? 0))],
      [data.availability === 'available', () => say.dataReady],
      [sobriety.need === 'needed' || sobriety.need === 'partly', () => say.aiNeeded],
      [facts.study.answers.risks.list.length > 0 && severe === 0, () => say.noSevere],
    ],
    defer: [
      [missing.length > 0, () => say.incomplete(count(missing.length))],
      [data.availability !== null && data.availability !== 'available', () => say.dataMissing],
      [effort.personDays === null, () => say.noEffort],
      [severe > 0, () => say.severe(count(severe))],
      [personalDataOutcome(personalData) === 'dpia_needed', () => say.dpia],
    ],
    abandon: [
      [prohibited, () => say.prohibited],
      [sobriety.need === 'not_needed', () => say.aiNotNeeded],
      [net !== null && net < 0, () => say.loss(euros(net ?? 0))],
      [preferred?.kind === 'status_quo', () => say.statusQuo],
    ],
  };
  return found[recommendation].filter(([speaks]) => speaks).map(([, text]) => text());
}
