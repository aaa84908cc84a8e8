import type { TemplateToken, TemplateTokens } from '@jalon/contracts';
import type { DeliverableKind } from '@jalon/domain';
import type { TokenEntry } from '@jalon/reporting';

const guides = new Map<DeliverableKind, TemplateTokens>();

/**
 * What templates of a kind can name, each with what it says in the sample of the kind. What draws documents is loaded
 * when somebody first asks, and not with the server: nothing else there needs it.
 */
export async function tokensOfKind(kind: DeliverableKind): Promise<TemplateTokens> {
  const known = guides.get(kind);
  if (known) return known;
  const { sampleDocument, tokenCatalogue, tokensOf } = await import('@jalon/reporting');
  const [fr, en] = (['fr', 'en'] as const).map((language) => tokensOf(sampleDocument(kind, language)).text);
  const described = ({ items, columns, ...entry }: TokenEntry, top: boolean): TemplateToken => {
    const example = top ? { fr: fr?.[entry.name] ?? '', en: en?.[entry.name] ?? '' } : null;
    return {
      ...entry,
      ...(columns ? { columns: [...columns] } : {}),
      ...(items ? { items: items.map((item) => described(item, false)) } : {}),
      example: example !== null && example.fr !== '' && example.en !== '' ? example : null,
    };
  };
  const guide = { kind, tokens: tokenCatalogue(kind).entries.map((entry) => described(entry, true)) };
  guides.set(kind, guide);
  return guide;
}
