import type { AgreementSection, StakeholderQuadrant } from '@jalon/domain';

/** Words of agreements and amendments in one language; dates and numbers come typeset. */
export interface AgreementMessages {
  readonly agreement: string;
  readonly amendment: string;
  readonly agreementNumber: (number: number) => string;
  readonly amendmentNumber: (number: number) => string;
  readonly subtitle: (number: string, lab: string, entity: string) => string;
  readonly amendmentSubtitle: (number: string, agreement: string, signedOn: string | null) => string;
  readonly keywords: readonly string[];
  /** Said on every page. */
  readonly mark: {
    readonly draft: (date: string) => string;
    readonly in_review: (version: number) => string;
    readonly in_signature: (version: number) => string;
    readonly signed: (version: number, date: string) => string;
    readonly expired: (version: number, date: string) => string;
  };
  /** Said under the title, where the text binds nobody yet or no more. */
  readonly notice: Readonly<Record<'draft' | 'in_review' | 'in_signature', string>> & {
    readonly expired: (date: string) => string;
  };
  readonly field: Readonly<
    Record<
      'useCase' | 'entity' | 'parties' | 'term' | 'financing' | 'text' | 'agreement' | 'hash' | 'frozenOn',
      string
    >
  >;
  readonly fromTo: (from: string, to: string) => string;
  readonly versionText: (version: number, frozenOn: string) => string;
  readonly draftText: (date: string) => string;
  readonly article: (number: number, title: string) => string;
  readonly section: Readonly<Record<AgreementSection, string>>;
  readonly label: Readonly<Record<AgreementSection, Readonly<Record<string, string>>>>;
  readonly choice: Readonly<Record<string, string>>;
  readonly quadrantColumn: string;
  readonly quadrant: Readonly<Record<StakeholderQuadrant, string>>;
  readonly tableAlt: (section: string, rows: string) => string;
  readonly totalDays: (days: string) => string;
  readonly seeArticle: string;
  readonly toComplete: string;
  readonly nothing: string;
  readonly sign: {
    readonly caption: (version: number | null) => string;
    readonly column: string;
    readonly signed: (date: string) => string;
    readonly lead: Readonly<Record<'draft' | 'open' | 'done', string>>;
  };
  readonly annexes: string;
  readonly identity: string;
  readonly identityText: string;
  readonly draftIdentity: string;
  readonly amendments: {
    readonly heading: string;
    readonly lead: string;
    readonly columns: readonly [string, string, string];
  };
  readonly gaps: {
    readonly heading: string;
    readonly lead: string;
    readonly columns: readonly [string, string];
  };
  readonly change: {
    readonly reason: string;
    readonly articles: string;
    readonly lead: (articles: string, changes: string) => string;
    readonly none: string;
    readonly caption: string;
    readonly columns: readonly [string, string];
    readonly count: (n: number, text: string) => string;
    readonly what: string;
    readonly before: string;
    readonly after: string;
    readonly kind: Readonly<Record<'added' | 'removed' | 'changed', string>>;
    readonly rowAdded: string;
    readonly rowRemoved: string;
    readonly unwritten: string;
    readonly tableAlt: (article: string, changes: string) => string;
    readonly others: string;
    readonly unchanged: (articles: string) => string;
    readonly signatures: string;
  };
}
