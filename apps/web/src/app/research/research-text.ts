import type { PublicationState, ResearchVerdict } from '@jalon/domain';

type Tone = 'green' | 'amber' | 'red' | 'neutral' | 'accent';
export const VERDICT_TONES: Readonly<Record<ResearchVerdict, Tone>> = {
  better: 'green',
  mixed: 'amber',
  not_better: 'red',
  not_shown: 'neutral',
};
export const STATE_TONES: Readonly<Record<PublicationState, Tone>> = {
  planned: 'neutral',
  writing: 'accent',
  submitted: 'amber',
  accepted: 'green',
  published: 'green',
  rejected: 'red',
};
