import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  title: 'Satisfaction survey',
  intro: 'Three questions, one minute. Rate from 1 to 5.',
  until: 'Until {{ date }}.',
  closed: 'This survey is closed: it takes no more answers. Thank you for your interest.',
  gone: 'This survey does not exist',
  goneText: 'Its address may be incomplete. Ask who sent it to you.',
  question: {
    satisfaction: 'Are you satisfied with the tool?',
    ease: 'Is it easy to use?',
    usefulness: 'Is it useful in your work?',
  },
  end: {
    satisfaction: { 1: 'not at all', 5: 'very much' },
    ease: { 1: 'very hard', 5: 'very easy' },
    usefulness: { 1: 'not at all', 5: 'very much' },
  },
  lacks: 'Choose a mark from 1 to 5.',
  verbatim: 'Anything to add?',
  verbatimHint: 'Name nobody. This text is read before it is shown.',
  website: 'Leave this field empty',
  privacy: 'Nothing says who answered: neither your name nor your address is kept with your answer.',
  send: 'Send my answer',
  thanks: 'Thank you, your answer has arrived',
  thanksText: 'You may close this page.',
};
export default en;
