import type { StudyRecommendation, StudyState } from '@jalon/domain';
import type { BadgeTone } from '../ui/badge/badge';

/** The colour beside the word of a state, or of the decision once there is one. */
export function stateTone(study: {
  readonly state: StudyState;
  readonly recommendation: StudyRecommendation | null;
}): BadgeTone {
  if (study.recommendation === 'pursue') return 'green';
  if (study.recommendation === 'defer') return 'amber';
  return study.state === 'submitted' || study.state === 'screening' || study.state === 'qualified'
    ? 'accent'
    : 'neutral';
}
