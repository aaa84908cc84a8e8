import type { Chip } from './entry-view';
import type { MinutesUseCase } from './people';
import type { EntryAttrs } from './schema/entry';

export interface ChipWords {
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly date: (day: string) => string;
  readonly nameOf: (id: string) => string | null;
  readonly useCases: readonly MinutesUseCase[];
}

export interface ChipText {
  readonly text: string;
  /** What it is and says, for who does not see the row. */
  readonly label: string;
  /** Nothing is chosen yet: it asks. */
  readonly empty: boolean;
}

/** What a chip says; null when the row has no such thing: a decision has no day, one use case needs no choice. */
export function chipText(chip: Chip, attrs: EntryAttrs, words: ChipWords): ChipText | null {
  const { t } = words;
  const said = (text: string | null, name: string, ask: string): ChipText =>
    text === null
      ? { text: ask, label: `${name}${t('minutes.chip.colon')} ${t('minutes.chip.nothing')}`, empty: true }
      : { text, label: `${name}${t('minutes.chip.colon')} ${text}`, empty: false };
  switch (chip) {
    case 'kind':
      return said(t(`minutes.block.${attrs.kind}`), t('minutes.chip.kind'), '');
    case 'owner': {
      if (attrs.kind === 'info') return null;
      const name =
        attrs.ownerId === null ? null : (words.nameOf(attrs.ownerId) ?? t('minutes.unknownPerson'));
      return said(name, t(`minutes.owner.${attrs.kind}`), t(`minutes.owner.${attrs.kind}`));
    }
    case 'due':
      if (attrs.kind !== 'action') return null;
      return said(
        attrs.dueOn === null ? null : words.date(attrs.dueOn),
        t('minutes.chip.due'),
        t('minutes.chip.due'),
      );
    case 'grades': {
      if (attrs.kind !== 'risk') return null;
      const { probability, impact } = attrs;
      const none = probability === null && impact === null;
      const text = t('minutes.chip.gradesShort', { probability: probability ?? '?', impact: impact ?? '?' });
      return said(none ? null : text, t('minutes.chip.grades'), t('minutes.chip.grades'));
    }
    case 'useCase': {
      if (attrs.kind === 'info' || words.useCases.length < 2) return null;
      const found = words.useCases.find((one) => one.id === attrs.useCaseId);
      return said(found?.code ?? null, t('minutes.chip.useCase'), t('minutes.chip.useCase'));
    }
  }
}
