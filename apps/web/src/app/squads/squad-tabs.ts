import type { TabLink } from '../ui/tabs/tab-links';

/** The two pages of squads. */
export function squadTabs(t: (key: string) => string): readonly TabLink[] {
  return [
    { link: '/squads', label: t('squads.tabs.squads'), exact: true },
    { link: '/squads/capacity', label: t('squads.tabs.capacity') },
  ];
}
