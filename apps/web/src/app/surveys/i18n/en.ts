import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  heading: 'Satisfaction surveys',
  new: 'New survey',
  create: 'Create the draft',
  defaultTitle: 'What you think of the tool',
  none: 'No survey',
  noneText: 'Three questions and a few free words, at a public address: no account is asked for.',
  notDeployed: 'A survey is made of a deployment in service.',
  few: 'Fewer than five answers: nothing is shown.',
  score: '{{ mean }} out of 5, {{ share }}% satisfied, {{ answers }} answers',
  toModerate: '{{ count }} to read',
  opened: 'Opened {{ date }}.',
  closes: 'Last day: {{ date }}.',
  draftText: 'Open the survey to get its address and receive answers.',
  definition:
    'Score: mean of the answers from 1 to 5. Satisfied: share of 4 and 5. A month with fewer than five answers is not shown.',
  asked: 'What is asked, always in the same words:',
  state: { draft: 'Draft', open: 'Open', closed: 'Closed' },
  environment: { pilot: 'pilot', production: 'production' },
  question: {
    satisfaction: 'Are you satisfied with the tool?',
    ease: 'Is it easy to use?',
    usefulness: 'Is it useful in your work?',
    verbatim: 'A few free words',
  },
  field: { deployment: 'Deployment', title: 'Title', closesOn: 'Last day' },
  open: { do: 'Open the survey', done: 'The survey is open' },
  close: {
    do: 'Close the survey',
    done: 'The survey is closed',
    heading: 'Close the survey?',
    text: 'It takes no more answers and cannot be opened again. Its results stay.',
  },
  link: {
    text: 'Address to send to the users',
    copy: 'Copy the address',
    copied: 'The address is copied',
    notCopied: 'The address could not be copied: select it.',
  },
  chart: { heading: 'Satisfaction over the months', month: 'Month', mean: 'Mean score out of 5' },
  moderation: {
    heading: 'What users write',
    keys: 'By keyboard: arrows to go from one to the next, V to show, M to hide.',
    none: 'Nothing to read.',
    pending: 'To read',
    shown: 'Shown',
    hidden: 'Hidden',
    show: 'Show',
    hide: 'Hide',
    showNumber: 'Show words no. {{ number }}',
    hideNumber: 'Hide words no. {{ number }}',
    done: { shown: 'The words are shown', hidden: 'The words are hidden' },
  },
};
export default en;
