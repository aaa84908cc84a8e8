import type { BibliographyFacts } from '../bibliography/facts.js';
import type { ComparativeStudyFacts } from '../comparative-study/facts.js';

type Language = 'fr' | 'en';

/** What both written notes begin with. */
export const writtenHead = (language: Language) => ({
  language,
  labName: 'DataLab',
  authorName: 'Sofia Perrault',
  demo: true,
  asOf: '2026-06-30',
  useCase: {
    code: 'UC-012',
    title:
      language === 'fr' ? 'Lecture automatique des courriers entrants' : 'Automatic reading of incoming mail',
  },
  entityName: language === 'fr' ? 'Banque de détail' : 'Retail bank',
});

/** Three approaches on the lab's letters and on a public set: a winner, a tie, a lone measure and none. */
export function sampleStudy(language: Language = 'fr'): ComparativeStudyFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const value = (approach: string, dataset: string, criterion: string, measured: number) => ({
    approach,
    dataset,
    criterion,
    value: measured,
  });
  return {
    ...writtenHead(language),
    content: {
      question: say(
        'Quelle approche trie le mieux les courriers entrants, sans dépasser deux secondes par courrier ?',
        'Which approach sorts incoming mail best, within two seconds a letter?',
      ),
      protocol: say(
        'Chaque approche lit les mêmes courriers, sans réglage après lecture du jeu de test.\n- Trois tirages, moyenne retenue\n- Une seule machine, au repos',
        'Each approach reads the same letters, with no tuning after the test set was read.\n- Three draws, the mean is kept\n- One machine, at rest',
      ),
      datasets: [
        {
          key: 'lab',
          name: say('Courriers 2025', 'Letters 2025'),
          origin: 'internal',
          description: say(
            '2 400 courriers annotés par le service courrier',
            '2,400 letters labelled by the mail room',
          ),
        },
        {
          key: 'pro',
          name: say('Courriers professionnels', 'Business letters'),
          origin: 'internal',
          description: say(
            '600 courriers, reçus au premier trimestre',
            '600 letters received in the first quarter',
          ),
        },
        {
          key: 'rvl',
          name: 'RVL-CDIP',
          origin: 'external',
          description: say(
            'Jeu public de 400 000 pages, seize classes',
            'Public set of 400,000 pages, sixteen classes',
          ),
        },
      ],
      approaches: [
        {
          key: 'regles',
          name: say('Règles actuelles', 'Current rules'),
          description: say('Mots-clés écrits à la main', 'Keywords written by hand'),
        },
        {
          key: 'bert',
          name: 'CamemBERT',
          description: say('Texte seul, après lecture optique', 'Text alone, after OCR'),
        },
        { key: 'layout', name: 'LayoutLMv3', description: say('Texte et mise en page', 'Text and layout') },
      ],
      criteria: [
        { key: 'f1', name: 'F1', unit: '', better: 'higher' },
        { key: 'ms', name: say('Délai par courrier', 'Time per letter'), unit: 'ms', better: 'lower' },
      ],
      results: [
        value('regles', 'lab', 'f1', 0.71),
        value('bert', 'lab', 'f1', 0.88),
        value('layout', 'lab', 'f1', 0.924),
        value('regles', 'pro', 'f1', 0.64),
        value('bert', 'pro', 'f1', 0.85),
        value('layout', 'pro', 'f1', 0.85),
        value('bert', 'rvl', 'f1', 0.79),
        value('layout', 'rvl', 'f1', 0.953),
        value('regles', 'lab', 'ms', 12),
        value('bert', 'lab', 'ms', 140),
        value('layout', 'lab', 'ms', 1210.5),
        value('layout', 'rvl', 'ms', 1388),
      ],
      findings: say(
        'LayoutLMv3 gagne là où la mise en page porte le motif : formulaires et relevés.',
        'LayoutLMv3 gains where the layout carries the reason: forms and statements.',
      ),
      limits: say(
        'Les courriers manuscrits sont absents des trois jeux.',
        'None of the three sets holds handwritten letters.',
      ),
      recommendation: say(
        'Retenir LayoutLMv3 pour le pilote ; garder les règles actuelles en secours.',
        'Take LayoutLMv3 for the pilot; keep the current rules as a fallback.',
      ),
    },
  };
}

/** References in disorder, cited by their keys. */
export function sampleBibliography(language: Language = 'fr'): BibliographyFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  return {
    ...writtenHead(language),
    content: {
      question: say(
        'Que lit-on aujourd’hui d’un document numérisé, et avec quelle fiabilité ?',
        'What is read today from a scanned document, and how reliably?',
      ),
      method: say(
        'Recherche dans ACL Anthology et arXiv, de 2017 à 2025, puis citations croisées.',
        'Searched in ACL Anthology and arXiv, from 2017 to 2025, then by citations.',
      ),
      references: [
        {
          key: 'vaswani2017',
          authors: 'Vaswani A., Shazeer N., et al.',
          year: 2017,
          title: 'Attention Is All You Need',
          venue: 'NeurIPS 30, 5998–6008',
          url: 'https://arxiv.org/abs/1706.03762',
          summary: say('Fonde les modèles lus ici.', 'Founds the models read here.'),
          relevance: 3,
        },
        {
          key: 'huang2022',
          authors: 'Huang Y., Lv T., Cui L., Lu Y., Wei F.',
          year: 2022,
          title: 'LayoutLMv3: Pre-training for Document AI with Unified Text and Image Masking',
          venue: 'ACM Multimedia',
          url: 'https://doi.org/10.1145/3503161.3548112',
          summary: say(
            'Texte, image et mise en page dans un même modèle.\nLe code est ouvert, la licence interdit l’usage commercial.',
            'Text, image and layout in one model.\nThe code is open, the licence forbids commercial use.',
          ),
          relevance: 5,
        },
        {
          key: 'martin2020',
          authors: 'Martin L., Muller B., et al.',
          year: 2020,
          title: 'CamemBERT: a Tasty French Language Model',
          venue: 'ACL',
          url: 'https://aclanthology.org/2020.acl-main.645/',
          summary: say('Référence pour le français écrit.', 'The reference for written French.'),
          relevance: 4,
        },
        {
          key: 'rapport',
          authors: '',
          year: null,
          title: say('Rapport interne sur la lecture optique', 'Internal report on OCR'),
          venue: '',
          url: '',
          summary: '',
          relevance: null,
        },
      ],
      synthesis: say(
        'La mise en page aide autant que le texte [huang2022]. Pour le français, [martin2020; vaswani2017] restent le point de départ.\n- Aucun travail ne traite l’écriture manuscrite [sic].',
        'Layout helps as much as text [huang2022]. For French, [martin2020; vaswani2017] remain the starting point.\n- No work deals with handwriting [sic].',
      ),
      gaps: say(
        'Rien n’est publié sur les courriers bancaires en français.',
        'Nothing is published on French banking letters.',
      ),
    },
  };
}
