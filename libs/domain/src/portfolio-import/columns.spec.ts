import * as fc from 'fast-check';
import { columnSignature, mappingProblems, proposeColumns } from './columns.js';
import { IMPORT_FIELDS, REPEATABLE_FIELDS } from './field.js';

const proposal = (headers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(proposeColumns(headers).map(({ index, field }) => [headers[index] ?? '', field]));

describe('proposeColumns', () => {
  it('knows the headers French labs write', () => {
    const expected = {
      'N° ': undefined,
      Référence: 'externalRef',
      'Intitulé du cas d’usage': 'title',
      Description: 'summary',
      'Entité partenaire': 'entity',
      'Domaine métier': 'domain',
      Commanditaire: 'sponsor',
      'Référent métier': 'businessOwner',
      'Chef de projet': 'functionalReferent',
      'Produit d’atterrissage': 'product',
      Étape: 'stage',
      Situation: 'condition',
      Météo: 'health',
      'Motif de la météo': 'healthReason',
      'Valeur métier': 'valueScore',
      Faisabilité: 'feasibilityScore',
      'Mots-clés': 'tags',
      'Date de cadrage': 'framingOn',
      'Mise en production': 'deploymentOn',
      'Date de clôture': 'closedOn',
      Commentaires: 'extra',
      'Code postal': undefined,
    };
    const headers = Object.keys(expected);
    const found = proposal(headers);
    expect(Object.fromEntries(headers.map((header) => [header, found[header]]))).toEqual(expected);
  });

  it('knows the English ones, whatever their case, spaces and punctuation', () => {
    expect(
      proposal(['  USE-CASE NAME ', 'business_owner', 'Stage:', 'RAG status', 'Go-live date', 'Sponsor']),
    ).toEqual({
      '  USE-CASE NAME ': 'title',
      business_owner: 'businessOwner',
      'Stage:': 'stage',
      'RAG status': 'health',
      'Go-live date': 'deploymentOn',
      Sponsor: 'sponsor',
    });
  });

  it('gives a field to the better header, not to the first', () => {
    expect(proposal(['Nom', 'Titre'])).toEqual({ Titre: 'title' });
    expect(proposal(['Statut', 'Étape'])).toEqual({ Étape: 'stage' });
  });

  it('always gives a mapping that can be used, apart from a missing title', () => {
    const headers = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('Titre', 'Nom', 'Entité', 'Notes', 'Commentaire', 'Étape', 'Date de fin'),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(headers, (names) => {
        const codes = mappingProblems(proposeColumns(names), names.length).map((problem) => problem.code);
        expect(codes.filter((code) => code !== 'title_unmapped')).toEqual([]);
      }),
    );
  });
});

describe('mappingProblems', () => {
  it('lets extra and tags come from several columns, and nothing else', () => {
    for (const field of IMPORT_FIELDS) {
      const columns = [
        { index: 0, field },
        { index: 1, field },
        { index: 2, field: 'title' as const },
      ];
      const repeated = mappingProblems(columns, 3).filter((problem) => problem.code === 'field_repeated');
      expect(repeated.length > 0).toBe(!REPEATABLE_FIELDS.includes(field));
    }
  });

  it('names what is wrong, where', () => {
    expect(
      mappingProblems(
        [
          { index: 0, field: 'entity' },
          { index: 0, field: 'stage' },
          { index: 7, field: 'domain' },
        ],
        3,
      ),
    ).toEqual([
      { path: 'columns.1', code: 'column_repeated' },
      { path: 'columns.2', code: 'out_of_range', params: { max: 2 } },
      { path: 'columns', code: 'title_unmapped' },
    ]);
  });
});

describe('columnSignature', () => {
  it('is the same for the same headers written otherwise, and another in another order', () => {
    expect(columnSignature(['Titre ', 'Étape'])).toBe(columnSignature(['TITRE', 'etape']));
    expect(columnSignature(['Titre', 'Étape'])).not.toBe(columnSignature(['Étape', 'Titre']));
    expect(columnSignature(['a b'])).not.toBe(columnSignature(['a', 'b']));
  });
});
