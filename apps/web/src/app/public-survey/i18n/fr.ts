/** French words of the public survey. Narrow spaces are U+202F before ; ! ? and U+00A0 before : and inside « ». */
const fr = {
  title: 'Enquête de satisfaction',
  intro: 'Trois questions, une minute. Notez de 1 à 5.',
  until: 'Jusqu’au {{ date }}.',
  closed: 'Cette enquête est close\u00a0: elle ne reçoit plus de réponse. Merci de votre intérêt.',
  gone: 'Cette enquête n’existe pas',
  goneText: 'Son adresse est peut-être incomplète. Demandez-la à qui vous l’a envoyée.',
  question: {
    satisfaction: 'Êtes-vous satisfait de l’outil\u202f?',
    ease: 'Est-il facile à utiliser\u202f?',
    usefulness: 'Vous est-il utile dans votre travail\u202f?',
  },
  end: {
    satisfaction: { 1: 'pas du tout', 5: 'tout à fait' },
    ease: { 1: 'très difficile', 5: 'très facile' },
    usefulness: { 1: 'pas du tout', 5: 'tout à fait' },
  },
  lacks: 'Choisissez une note de 1 à 5.',
  verbatim: 'Un mot à ajouter\u202f?',
  verbatimHint: 'N’écrivez le nom de personne. Ce texte est lu avant d’être montré.',
  website: 'Laissez ce champ vide',
  privacy:
    'Rien ne dit qui a répondu\u00a0: ni votre nom, ni votre adresse ne sont gardés avec votre réponse.',
  send: 'Envoyer ma réponse',
  thanks: 'Merci, votre réponse est arrivée',
  thanksText: 'Vous pouvez fermer cette page.',
};
export default fr;
