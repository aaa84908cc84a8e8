/** French words of the panel that proposes rows from notes. Narrow spaces are U+202F and U+00A0. */
const fr = {
  heading: 'Depuis des notes ou une transcription',
  intro:
    'Collez vos notes, ou déposez une transcription : Jalon y cherche décisions, actions, risques, dates et personnes. Rien n’est ajouté sans que vous l’ayez coché, et rien n’est conservé de ce que vous envoyez.',
  paste: 'Vos notes',
  pasteHint: 'Une idée par ligne. « Décision : … », « Action : @Léa … vendredi » sont reconnus à coup sûr.',
  read: 'Chercher des lignes',
  reading: 'Lecture des notes…',
  drop: 'Ou déposez un fichier',
  dropText: '.txt, .vtt (Teams, Zoom) ou .docx, 2 Mo au plus',
  choose: 'Choisir un fichier',
  found: {
    one: '{{ count }} ligne proposée',
    other: '{{ count }} lignes proposées',
    none: 'Rien à proposer : aucune ligne ne dit clairement une décision, une action ou un risque.',
  },
  lines: { one: 'sur {{ count }} ligne lue', other: 'sur {{ count }} lignes lues' },
  truncated: 'Ces notes sont très longues : la fin n’a pas été lue. Coupez-les en plusieurs morceaux.',
  speakers: 'Voix : {{ names }}',
  all: 'Tout cocher',
  noneChosen: 'Tout décocher',
  again: 'Autres notes',
  add: { one: 'Ajouter {{ count }} ligne', other: 'Ajouter {{ count }} lignes' },
  added: {
    one: '{{ count }} ligne ajoutée au compte rendu',
    other: '{{ count }} lignes ajoutées au compte rendu',
  },
  take: 'Retenir la proposition de la ligne {{ line }}',
  source: 'Ligne {{ line }}',
  because: 'reconnu à « {{ words }} »',
  kind: { label: 'Nature', decision: 'Décision', action: 'Action', risk: 'Risque', info: 'Information' },
  text: 'Texte',
  owner: 'Qui',
  ownerUnknown: '« {{ words }} » : qui est-ce ?',
  due: 'Échéance',
  dueRead: 'lu dans « {{ words }} »',
  noOwner: 'Personne',
  tooLarge: 'Ces notes dépassent 2 Mo. Coupez-les en plusieurs morceaux.',
  refusal: {
    empty_file: 'Ces notes sont vides.',
    too_large: 'Ces notes dépassent 2 Mo. Coupez-les en plusieurs morceaux.',
    upload_cut: 'L’envoi s’est interrompu. Vérifiez le réseau puis recommencez.',
    wrong_extension: 'Ce format n’est pas lu. Enregistrez les notes en .txt, .vtt ou .docx.',
    content_differs:
      'Le contenu ne correspond pas à l’extension du fichier. Enregistrez-le de nouveau en .docx ou en .txt.',
    not_text: 'Ce fichier contient autre chose que du texte.',
    macros: 'Ce document contient des macros. Enregistrez-le en .docx, sans macros.',
    encrypted:
      'Ce document est protégé par un mot de passe. Retirez la protection puis déposez-le de nouveau.',
    doctype:
      'Ce document contient une déclaration interdite. Ouvrez-le dans Word et enregistrez-le de nouveau.',
    external_relationship:
      'Ce document est lié à des fichiers extérieurs. Rompez les liaisons puis enregistrez-le.',
    embedded_object: 'Ce document contient des objets incorporés. Retirez-les puis enregistrez-le.',
    broken_archive: 'Ce document est abîmé. Ouvrez-le dans Word et enregistrez-le de nouveau.',
    broken_sheet: 'Ce document est illisible. Ouvrez-le dans Word et enregistrez-le de nouveau.',
    too_many_entries: 'Ce document compte trop de parties. Copiez son texte dans un document neuf.',
    inflates_too_much:
      'Ce document devient démesuré une fois ouvert. Copiez son texte dans un document neuf.',
    too_much_memory: 'Ce document demande trop de mémoire. Copiez son texte dans un document neuf.',
    too_slow: 'Ces notes sont trop longues à lire. Coupez-les en plusieurs morceaux.',
  },
};
export default fr;
