import type { Language } from '@jalon/contracts';
import type { EventRefusalCode } from '@jalon/domain';

export const REPORT_HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Ligne', 'Colonne', 'Motif'],
  en: ['Row', 'Column', 'Reason'],
};

/** Why a row is no event, in the words of its report. */
export const REFUSAL_WORDS: Readonly<Record<Language, Readonly<Record<EventRefusalCode, string>>>> = {
  fr: {
    object_expected: 'un objet est attendu',
    required: 'obligatoire',
    invalid_type: 'type de valeur non admis',
    name_not_allowed: 'nom d’attribut non admis',
    unsupported_version: 'version de CloudEvents non prise en charge',
    invalid_uri: 'adresse (URI) non valable',
    invalid_time: 'date illisible (attendu : AAAA-MM-JJ ou RFC 3339)',
    invalid_media_type: 'type de contenu non valable',
    unsupported_type: 'type de contenu non pris en charge',
    too_long: 'texte trop long',
    too_large: 'événement trop volumineux',
    too_old: 'plus ancien que la durée de conservation',
    control_characters: 'caractères de contrôle',
    data_and_base64: 'deux contenus à la fois',
    not_base64: 'contenu base64 illisible',
    not_json: 'contenu JSON illisible',
    other_source: 'source d’une autre solution',
    entity_required: 'entité à préciser : la solution est déployée dans plusieurs',
    not_deployed: 'la solution n’est pas déployée dans cette entité',
    outside_key: 'entité hors du périmètre de la clé',
  },
  en: {
    object_expected: 'an object is expected',
    required: 'required',
    invalid_type: 'type of value not accepted',
    name_not_allowed: 'attribute name not accepted',
    unsupported_version: 'version of CloudEvents not supported',
    invalid_uri: 'not a valid address (URI)',
    invalid_time: 'unreadable time (expected: YYYY-MM-DD or RFC 3339)',
    invalid_media_type: 'not a valid content type',
    unsupported_type: 'content type not supported',
    too_long: 'text too long',
    too_large: 'event too large',
    too_old: 'older than events are kept',
    control_characters: 'control characters',
    data_and_base64: 'two contents at once',
    not_base64: 'unreadable base64 content',
    not_json: 'unreadable JSON content',
    other_source: 'source of another solution',
    entity_required: 'say which entity: the solution is deployed in several',
    not_deployed: 'the solution is not deployed in this entity',
    outside_key: 'entity outside the key’s scope',
  },
};
