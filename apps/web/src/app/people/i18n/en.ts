import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  title: 'People and entities',
  text: 'The lists that every screen chooses from.',
  tabs: { label: 'Reference lists', person: 'People', entity: 'Partner entities', product: 'Products' },
  create: { person: 'New person', entity: 'New entity', product: 'New product' },
  edit: 'Edit {{ name }}',
  name: 'Name',
  entity: 'Partner entity',
  entityHint: 'Leave empty for one of the lab.',
  lab: 'Lab',
  competence: 'Family of competence',
  noCompetence: 'None',
  description: 'Description',
  state: 'State',
  active: 'Active',
  archived: 'Archived',
  activeProduct: 'Active',
  archivedProduct: 'Archived',
  archive: 'Archive',
  restore: 'Restore',
  archiveHint: 'No longer offered in lists; stays where it is already chosen.',
  search: 'Search for a name',
  showArchived: 'Show what is archived, too',
  count: { one: '{{ count }} row', other: '{{ count }} rows' },
  empty: 'Nothing here yet.',
  saved: '{{ name }}: saved.',
  conflict: 'Changed meanwhile. What is shown is now the latest; make your change again.',
  nameMissing: 'Enter a name.',
  nameTaken: 'This name is taken.',
};

export default en;
