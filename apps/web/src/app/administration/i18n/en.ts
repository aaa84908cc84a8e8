import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  accounts: 'Accounts',
  text: 'Who enters Jalon, and with which role.',
  count: { one: '{{ count }} account', other: '{{ count }} accounts' },
  create: 'New account',
  name: 'Name',
  email: 'Email address',
  role: 'Role',
  entity: 'Partner entity',
  entityHint: 'A partner account sees only the use cases of its entity.',
  entityMissing: 'Choose the entity of this partner.',
  password: 'First password',
  passwordHint: '{{ min }} characters at least; to be given in person, then changed.',
  newPassword: 'New password',
  newPasswordHint: 'Leave empty to keep it. The person’s sessions will be closed.',
  state: 'State',
  active: 'Active',
  disabled: 'Disabled',
  lastSeen: 'Last seen',
  never: 'Never',
  edit: 'Edit the account of {{ name }}',
  disable: 'Disable the account',
  disableHint: 'Sessions are closed at once; what the person wrote stays.',
  enable: 'Enable the account again',
  created: 'Account created for {{ name }}.',
  saved: 'Account of {{ name }} saved.',
  filter: 'Search for an account',
  you: 'you',
  conflict: 'This account was changed meanwhile. What is shown is now the latest; make your change again.',
};

export default en;
