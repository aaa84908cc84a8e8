import { mentionGaps, MENTIONS, type InternshipAgreementContent, type Mention } from '@jalon/domain';
import { moneyText } from '../agreement-note/context.js';
import type { NoteBlock } from '../docx/index.js';
import { capital, hoursText, missing, type InternshipContext } from '../internship-note/context.js';
import { proseBlocks } from '../note/frame.js';
import type { InternshipAgreementFacts } from './facts.js';
import type { InternshipAgreementMessages } from './messages.js';

type Field = keyof InternshipAgreementContent;

/** Texts that take paragraphs; the others are one line after their label. */
const PROSE: ReadonlySet<Field> = new Set<Field>([
  'skills',
  'activities',
  'supervision',
  'paymentTerms',
  'socialProtection',
  'liability',
  'authorisedAbsences',
  'suspension',
  'validation',
  'benefits',
  'houseRules',
  'certificateTerms',
]);

export interface AgreementWriting {
  readonly facts: InternshipAgreementFacts;
  readonly context: InternshipContext;
  readonly words: InternshipAgreementMessages;
}

export interface MentionText {
  readonly number: number;
  readonly title: string;
  readonly fields: readonly {
    readonly name: Field;
    readonly label: string;
    /** Empty where nothing is said, needed or not. */
    readonly text: string;
    readonly missing: boolean;
  }[];
  /** Stands for the whole mention where it does not apply. */
  readonly instead: string | null;
}

/** The fifteen mentions of D124-4 in their order, each with what is said and what is lacking. */
export function mentionTexts({ facts, context, words }: AgreementWriting): readonly MentionText[] {
  const { content } = facts;
  const gaps = new Set(mentionGaps(content).map(({ path }) => path));
  return MENTIONS.map((mention): MentionText => {
    const { number, code, fields } = mention;
    return {
      number,
      title: context.say(capital(context.law.terms[code])),
      instead: code === 'curriculum' && content.gapYear ? context.say(words.gapYear) : null,
      fields: fields.map((name) => ({
        name,
        label: context.say(words.label[name] ?? name),
        text: valueText({ facts, context, words }, name),
        missing: gaps.has(name),
      })),
    };
  });
}

export function mentionBlocks(writing: AgreementWriting): NoteBlock[] {
  return mentionTexts(writing).flatMap((mention): NoteBlock[] => [
    { kind: 'heading', level: 1, text: mention.title, id: `mention ${mention.number}` },
    ...bodyOf(writing, mention),
  ]);
}

function bodyOf({ facts, context, words }: AgreementWriting, mention: MentionText): NoteBlock[] {
  if (mention.instead !== null) return [{ kind: 'paragraph', text: mention.instead }];
  const several = mention.fields.length > 1;
  return mention.fields.flatMap(({ name, label, text, missing: lacks }): NoteBlock[] => {
    if (text === '') {
      if (!lacks && name === 'paymentTerms') return [];
      const said = facts.state === 'draft' && lacks ? words.toComplete(label) : words.notSaid;
      return [{ kind: 'rich', style: 'paragraph', inlines: [missing(context.say(said))] }];
    }
    if (!PROSE.has(name)) return context.field(label, text);
    const heading: NoteBlock = {
      kind: 'heading',
      level: 2,
      text: label,
      id: `mention ${mention.number} ${name}`,
    };
    return several ? [heading, ...proseBlocks(text)] : proseBlocks(text);
  });
}

/** A value as people read it; empty when there is none. */
function valueText({ facts, context, words }: AgreementWriting, name: Mention['fields'][number]): string {
  const { content, language } = facts;
  const { say, day } = context;
  switch (name) {
    case 'curriculumHours':
      return content.curriculumHours === null
        ? ''
        : say(words.hoursOfTeaching(hoursText(content.curriculumHours * 60, language)));
    case 'startOn':
    case 'endOn': {
      const on = content[name];
      return on === null ? '' : day(on);
    }
    case 'totalMinutes':
    case 'weeklyMinutes': {
      const minutes = content[name];
      return minutes === null ? '' : hoursText(minutes, language);
    }
    case 'unusualHours':
      return content.unusualHours === null ? '' : say(unusualText(content.unusualHours, words));
    case 'stipendCents':
      if (content.stipendCents === null) return '';
      return say(
        content.stipendCents === 0
          ? words.noStipend
          : words.perHour(moneyText(content.stipendCents, language)),
      );
    case 'gapYear':
      return '';
    default:
      return content[name].trim() === '' ? '' : content[name];
  }
}

function unusualText(
  hours: NonNullable<InternshipAgreementContent['unusualHours']>,
  { unusual }: InternshipAgreementMessages,
): string {
  const some = (['night', 'sunday', 'holiday'] as const)
    .filter((one) => hours[one])
    .map((one) => unusual[one]);
  return some.length === 0 ? unusual.none : `${unusual.lead} ${some.join(', ')}`;
}
