import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  title: 'My account',
  identity: 'Identity',
  name: 'Name',
  email: 'Email address',
  role: 'Role',
  entity: 'Partner entity',
  preferences: 'Preferences',
  language: 'Language',
  theme: 'Theme',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  shortcuts: 'Single-key shortcuts',
  shortcutsHint: 'For example “g p” for the portfolio. Ctrl+K always works.',
  password: 'Password',
  passwordText: 'A sentence of several words makes a good password. Your other sessions will be closed.',
  current: 'Current password',
  next: 'New password',
  nextHint: '{{ min }} characters at least.',
  again: 'New password, once more',
  change: 'Change the password',
  changed: 'Password changed.',
  mismatch: 'The two entries differ. Type them again.',
};

export default en;
