import type { SameKeys } from '../../core/i18n/words-shape';
import type { questions as fr } from './questions-fr';

export const questions: SameKeys<typeof fr> = {
  field: {
    need: {
      title: { label: 'Title', hint: 'What you want to achieve, in a few words.' },
      entityId: { label: 'Partner entity' },
      problem: { label: 'The need', hint: 'Who meets which problem, and how often.' },
      domain: { label: 'Domain' },
      tags: { label: 'Tags' },
    },
    businessCase: {
      objective: { label: 'What you want to achieve', hint: 'A result that can be observed.' },
      costOfNotDoing: {
        label: 'What doing nothing costs',
        hint: 'Time, money, risk, discontent if nothing changes.',
      },
    },
    stakeholders: {
      sponsorId: { label: 'Sponsor', hint: 'Who carries the request and answers for it.' },
      sponsorName: { label: 'Or their name and position', hint: 'If the person is not in the list.' },
      businessOwnerId: { label: 'Business owner' },
      functionalReferentId: { label: 'Functional referent' },
      users: { label: 'Users', hint: 'Who will use it, and whose work will change.' },
      userCount: { label: 'About how many people' },
    },
    options: { list: { label: 'The options considered' } },
    data: {
      sources: { label: 'Sources', hint: 'Which data, where, since when.' },
      availability: { label: 'Can they be reached?' },
      limits: { label: 'Their limits', hint: 'Quality, rights, known biases.' },
    },
    effort: {
      estimate: { label: 'Is the effort estimated?' },
      personDays: { label: 'Workload', hint: 'In person-days, all profiles together.' },
      weeks: { label: 'Duration', hint: 'In weeks, until it is first put into service.' },
      euros: { label: 'Other spending', hint: 'Licences, infrastructure, services: in whole euros.' },
    },
    benefits: {
      eurosPerYear: {
        label: 'Expected yearly gain',
        hint: 'In whole euros, once in service; 0 when there is none.',
      },
      basis: { label: 'The calculation', hint: 'Where the amount comes from, so that anybody can redo it.' },
      kinds: { label: 'Other benefits' },
      description: { label: 'Benefits that do not count in euros' },
    },
    risks: { list: { label: 'Risks' } },
    aiAct: {
      aiSystem: {
        label: 'Is it an AI system?',
        hint: 'It infers predictions, content, recommendations or decisions from data. Rules written by hand are not one (art. 3).',
      },
      prohibited: {
        label: 'Is a prohibited practice involved?',
        hint: 'Manipulation, social scoring, emotions at work, faces collected in bulk… (art. 5).',
      },
      practices: { label: 'Which one?' },
      annexI: {
        label: 'Is it a safety component of a product assessed by a third party?',
        hint: 'Machinery, toys, medical devices, lifts… (Annex I).',
      },
      annexIII: {
        label: 'Is it used in a sensitive area?',
        hint: 'Employment, credit, life and health insurance, education, justice… (Annex III). Detecting fraud is not one.',
      },
      areas: { label: 'Which one?' },
      profiling: {
        label: 'Are persons profiled?',
        hint: 'Evaluating or predicting aspects of a person: it is always high risk then.',
      },
      noSignificantRisk: {
        label: 'Is the risk negligible, without real influence on the decision?',
        hint: 'For the health, safety and rights of persons (art. 6(3)).',
      },
      exits: {
        label: 'Does the system keep to one of these roles?',
        hint: 'One is enough to leave high risk, to be documented and registered. None: tick nothing.',
      },
      interacts: { label: 'Do persons converse with it?' },
      synthetic: { label: 'Does it produce text, images, sound or video?' },
      senses: { label: 'Does it recognise emotions or categorise by biometrics?' },
      publishes: { label: 'Does it publish deepfakes, or texts of public interest?' },
      generalPurpose: {
        label: 'Do we provide a general-purpose model ourselves?',
        hint: 'Training and distributing a model, not using somebody else’s (chapter V).',
      },
    },
    personalData: {
      processed: { label: 'Are personal data processed?' },
      criteria: {
        label: 'Which of these criteria are met?',
        hint: 'From two on, an impact assessment (DPIA) is due.',
      },
      justification: {
        label: 'Why no impact assessment is needed',
        hint: 'Not making one has to be justified in writing.',
      },
    },
    sobriety: {
      considered: { label: 'What leaner options did you consider?' },
      need: { label: 'Is AI needed?' },
      reason: { label: 'Why', hint: 'What the leaner option covers, and what it does not.' },
    },
  },
  choice: {
    availability: {
      available: 'Yes, now',
      partial: 'In part',
      to_collect: 'No, they have to be collected',
      unknown: 'I do not know',
    },
    estimate: { estimated: 'Yes, here are the figures', by_lab: 'No, the lab will estimate it' },
    benefit: {
      time: 'Time saved',
      quality: 'Quality',
      satisfaction: 'Satisfaction',
      compliance: 'Compliance',
      risk: 'Less risk',
      environment: 'Environment',
      knowledge: 'Knowledge',
    },
    practice: {
      manipulation: 'Manipulating behaviour',
      vulnerability: 'Exploiting a vulnerability, economic ones included',
      social_scoring: 'Social scoring',
      crime_prediction: 'Predicting crime by profiling',
      face_scraping: 'Collecting faces in bulk',
      emotion_at_work: 'Inferring emotions at work or school',
      biometric_categorisation: 'Categorising by biometrics on a sensitive criterion',
      remote_identification: 'Remote identification in real time',
      intimate_imagery: 'Producing intimate images without consent',
      child_abuse_material: 'Producing child sexual abuse material',
    },
    area: {
      biometrics: 'Biometrics',
      critical_infrastructure: 'Critical infrastructure',
      education: 'Education and training',
      employment: 'Employment, recruitment, appraisal of staff',
      creditworthiness: 'Creditworthiness and credit',
      insurance_pricing: 'Pricing in life or health insurance',
      law_enforcement: 'Law enforcement',
      migration: 'Migration and borders',
      justice: 'Justice and democracy',
    },
    exit: {
      narrow_task: 'A narrow procedural task',
      improves_human_work: 'Improving human work already done',
      detects_patterns: 'Detecting deviations in past decisions',
      preparatory_task: 'Preparing an assessment that a person makes',
    },
    criterion: {
      scoring: 'Evaluating or scoring persons',
      automated_decision: 'Automated decision',
      systematic_monitoring: 'Systematic monitoring',
      sensitive_data: 'Sensitive or highly personal data, financial ones included',
      large_scale: 'Large scale',
      cross_referencing: 'Matching of data sets',
      vulnerable_persons: 'Vulnerable persons, employees included',
      innovative_use: 'Innovative use',
      exclusion: 'May deprive somebody of a right or a contract',
    },
    leaner: {
      rules: 'Written rules',
      existing_tool: 'A tool we already have',
      process_change: 'Changing the way of working',
      no_tool: 'No tool at all',
    },
    aiNeed: {
      needed: 'Yes, nothing leaner is enough',
      partly: 'In part, beside something leaner',
      not_needed: 'No, the leaner option is enough',
    },
    option: { status_quo: 'Status quo', without_ai: 'Without AI', with_ai: 'With AI' },
  },
  missing: {
    need: { problem: 'Describe the need.' },
    businessCase: {
      objective: 'Say what you want to achieve.',
      costOfNotDoing: 'Say what doing nothing costs.',
    },
    stakeholders: {
      sponsorId: 'Choose or name the sponsor.',
      users: 'Say who will use it.',
    },
    options: {
      statusQuo: 'Describe the status quo.',
      list: 'Add an option other than the status quo, with its title.',
      preferred: 'Say which option you prefer.',
    },
    data: {
      sources: 'Name the sources of data.',
      availability: 'Say whether the data can be reached.',
    },
    effort: {
      estimate: 'Say whether the effort is estimated.',
      personDays: 'Give the workload in person-days.',
      weeks: 'Give the duration in weeks.',
    },
    benefits: {
      eurosPerYear: 'Give the yearly gain in euros, 0 when there is none.',
      basis: 'Explain how the gain is worked out.',
      description: 'Describe the benefits that do not count in euros.',
    },
    risks: { list: 'Name at least one risk, each with a title, a probability and an impact.' },
    aiAct: {
      aiSystem: 'Say whether it is an AI system.',
      prohibited: 'Say whether a prohibited practice is involved.',
      practices: 'Tick the prohibited practice.',
      annexI: 'Say whether it is a safety component.',
      annexIII: 'Say whether it is used in a sensitive area.',
      areas: 'Tick the sensitive area.',
      profiling: 'Say whether persons are profiled.',
      noSignificantRisk: 'Say whether the risk is negligible.',
      interacts: 'Say whether persons converse with the system.',
      synthetic: 'Say whether it produces content.',
      senses: 'Say whether it recognises emotions.',
      publishes: 'Say whether it publishes content of public interest.',
      generalPurpose: 'Say whether we provide a general-purpose model.',
    },
    personalData: {
      processed: 'Say whether personal data are processed.',
      justification: 'Justify not making an impact assessment.',
    },
    sobriety: {
      considered: 'Tick the leaner options you considered.',
      need: 'Say whether AI is needed.',
      reason: 'Explain why.',
    },
  },
};
