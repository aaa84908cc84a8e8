import type { EntryKind } from '../minutes/content.js';
import type { LocalDate } from '../shared/local-date.js';
import { findDueDate } from './dates.js';
import { foldLetters } from './fold.js';
import { NameBook, type NamedPerson } from './owners.js';
import { NOTES_LIMITS, type NoteLine } from './transcript.js';

/** What a line of the notes seems to record. A proposal: it becomes a typed row only when a person accepts it. */
export interface NoteProposal {
  readonly kind: EntryKind;
  /** At most 300 characters. */
  readonly text: string;
  readonly ownerId: string | null;
  /** The words that named the owner when they name nobody, or several. */
  readonly ownerWords: string | null;
  readonly dueOn: LocalDate | null;
  readonly dueWords: string | null;
  /** From 1. */
  readonly line: number;
  /** The words that spoke for this kind. */
  readonly because: string;
}

const TEXT = 300;
const SENTENCES_A_LINE = 40;
const BULLET = /^\s*(?:[-–—•*▪◦·>]+|\[[ xX]?\]|\(?\d{1,2}[.)])\s+/u;
const LABEL =
  /^(?:(decisions?|arbitrages?|decided|dec|d\d{1,2})|(actions?|a faire|todo|to do|action item|ap|a\d{1,2})|(risques?|risks?|alerte|r\d{1,2})|(infos?|information|note|nb|fyi|pour info))\s*(?:n[°o]\s*\d{1,2}\s*)?[:–—-]\s+/u;
const LABELS: readonly EntryKind[] = ['decision', 'action', 'risk', 'info'];

const REFUSED =
  /\b(?:pas de|aucune?|sans|no|without|not any) (?:decisions?|actions?|risques?|risks?)\b|\b(?:pas encore|non|not yet|not|n'est pas|n'a pas ete|has not been) (?:decidee?s?|validee?s?|actee?s?|decided|approved|agreed)\b/u;

interface Cue {
  readonly kind: EntryKind;
  readonly pattern: RegExp;
}
/** Words that speak for a kind, the surer first. All are read without case and accents. */
const CUES: readonly Cue[] = [
  {
    kind: 'decision',
    pattern:
      /\b(?:il (?:est|a ete) (?:decide|acte|convenu|retenu)|(?:on|nous) (?:decide|decidons|retient|retenons|acte|actons|valide|validons|tranche|tranchons)|(?:on a|nous avons) (?:decide|acte|valide|retenu|convenu|tranche)|(?:le comite|le copil|la direction|le sponsor) (?:decide|valide|acte|approuve|tranche|retient)|(?:est|sont|a ete|ont ete) (?:validee?s?|actee?s?|approuvee?s?|retenue?s?)|decision (?:prise|est prise)|feu vert|go (?:donne|valide)|it (?:is|was) (?:decided|agreed)|we (?:decided|agreed|have decided|have agreed|approve|approved|will go with)|(?:is|are|was|were|has been|have been) (?:approved|agreed|validated)|(?:the committee|the sponsor|management) (?:decides|decided|approves|approved|agrees|agreed))\b/u,
  },
  {
    kind: 'risk',
    pattern:
      /\b(?:risque (?:de|que|sur|majeur)|risques|(?:on|nous) risqu(?:e|ons)|il y a un risque|point d'attention|menace (?:de|le)|pourrait (?:retarder|bloquer|decaler|compromettre)|risk (?:of|that|on)|there is a risk|at risk|(?:might|may|could) (?:slip|delay|block|fail|be late)|we risk|threatens? to)\b/u,
  },
  {
    kind: 'action',
    pattern:
      /\b(?:(?:doit|doivent|devra|devront|va devoir|se charge (?:de|d')|s'occupe (?:de|d')|s'engage a|est charge(?:e)? (?:de|d'))|je (?:vais|m'occupe|me charge|m'engage|dois)|on doit|nous devons|il faut(?: que)?|il faudra|a faire|reste a|penser a|merci de|relancer|to do|action item|i(?:'ll| will| am going to|'m going to)|we (?:need to|must|have to)|(?:needs?|has|have) to|must|should (?:send|share|check|prepare|update|review|write|provide)|please|will (?:send|share|check|prepare|update|review|write|provide|finish|contact|organi[sz]e|plan|test|deliver|follow))\b/u,
  },
];
/** « Léa envoie … », « Envoyer … » : a verb of doing with a name or a day is an action. */
const DOING =
  /\b(?:envo(?:yer|ie|ient|yez)|prepar(?:er|e)|partag(?:er|e)|verifi(?:er|e)|relir?e|valid(?:er|e)|redig(?:er|e)|planifi(?:er|e)|organis(?:er|e)|contact(?:er|e)|livr(?:er|e)|test(?:er|e)|mettre|met|fournir?|fournit|finalis(?:er|e)|transm(?:et|ettre)|presente(?:r)?|corrig(?:er|e)|send|prepare|share|check|review|write|plan|organi[sz]e|contact|deliver|test|update|provide|finali[sz]e|present|fix)\b/u;
const FIRST_PERSON = /\b(?:je|j'|i|i'll|i'm)\b/u;

/**
 * Decisions, actions, risks and pieces of information that `lines` seem to record, in the order of the lines, at most
 * one a sentence. Rules, in French and English: a label (« Décision : », "Action:"), else words that decide, warn or
 * commit, else a verb of doing with somebody's name or a day. A question, or words that deny (« pas encore validé »),
 * propose nothing. `today` is the day of the meeting.
 */
export function proposeEntries(
  lines: readonly NoteLine[],
  people: readonly NamedPerson[],
  today: LocalDate,
): readonly NoteProposal[] {
  const names = new NameBook(people);
  const proposals: NoteProposal[] = [];
  for (const [index, line] of lines.entries()) {
    for (const sentence of sentences(line.text)) {
      if (proposals.length >= NOTES_LIMITS.proposals) return proposals;
      const found = propose(sentence, line.speaker, names, today);
      if (found) proposals.push({ ...found, line: index + 1 });
    }
  }
  return proposals;
}

function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+(?=[\p{Lu}«"])/u)
    .slice(0, SENTENCES_A_LINE)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 4);
}

function propose(
  sentence: string,
  speaker: string | null,
  names: NameBook,
  today: LocalDate,
): Omit<NoteProposal, 'line'> | null {
  const bare = sentence.replace(BULLET, '');
  const folded = foldLetters(bare);
  const label = LABEL.exec(folded);
  const rest = label ? bare.slice(label[0].length) : bare;
  const restFolded = label ? folded.slice(label[0].length) : folded;
  if (rest.trim() === '' || /\?\s*$/.test(rest) || REFUSED.test(restFolded)) return null;

  const due = findDueDate(rest, today);
  const owner = names.findOwner(rest);
  const kind = label ? LABELS[label.slice(1, 5).findIndex((part) => Boolean(part))] : undefined;
  const cue = CUES.map((one) => ({ kind: one.kind, match: one.pattern.exec(restFolded) })).find(
    (one) => one.match,
  );
  const doing = DOING.exec(restFolded);
  const chosen = kind ?? cue?.kind ?? (doing && (owner || due) ? 'action' : null);
  if (!chosen) return null;

  const words = label?.[0] ?? cue?.match?.[0] ?? doing?.[0] ?? '';
  const at = label ? 0 : folded.indexOf(words);
  const speaks = speaker !== null && owner === null && FIRST_PERSON.test(restFolded);
  const ownerWords = owner?.words ?? (speaks ? speaker : null);
  const ownerId = owner ? owner.personId : speaks ? names.find(speaker) : null;
  return {
    kind: chosen,
    text: shorten(withoutMention(rest, owner)),
    ownerId,
    ownerWords: ownerId === null ? ownerWords : null,
    dueOn: chosen === 'action' ? (due?.dueOn ?? null) : null,
    dueWords: chosen === 'action' && due ? rest.slice(due.start, due.end) : null,
    because: bare.slice(at, at + words.length).replace(/[\s:–—-]+$/u, ''),
  };
}

/** « @Léa » and « Léa : » at the beginning name the owner and are no part of what is to be done. */
function withoutMention(
  text: string,
  owner: { readonly start: number; readonly end: number } | null,
): string {
  const trimmed = text.trim();
  if (!owner) return capital(trimmed);
  const before = text.slice(0, owner.start).trim();
  const after = text.slice(owner.end);
  const said = /^\s*[:,–—-]\s*/u.exec(after);
  if (before === '' && said) return capital(after.slice(said[0].length).trim());
  if (before === '@') return capital(after.trim());
  if (text.charAt(owner.start) === '@') {
    const rest = `${before} ${after.trim()}`.trim();
    return rest === '' ? capital(trimmed) : capital(rest);
  }
  return capital(trimmed);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

function shorten(text: string): string {
  if (text.length <= TEXT) return text;
  const last = text.charCodeAt(TEXT - 2);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? TEXT - 2 : TEXT - 1).trimEnd()}…`;
}
