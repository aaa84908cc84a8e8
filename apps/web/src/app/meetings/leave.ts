import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Unsaved } from '../core/navigation/unsaved';
import { Confirm } from '../ui/confirm/confirm';

/** What can save itself before its page goes. */
export interface Flushes {
  /** Whether nothing is left unsaved. */
  flush(): Promise<boolean>;
}

/** Saves what was typed before the page goes; asks when some of it could not be saved. Null for routes without page. */
export const keepUnsaved: CanDeactivateFn<Partial<Flushes> | null> = async (page) => {
  const [t, unsaved, confirm] = [inject(I18n).t, inject(Unsaved), inject(Confirm)];
  await page?.flush?.();
  if (!unsaved.any()) return true;
  return confirm.ask({
    heading: t('meetings.leave.heading'),
    text: t('meetings.leave.text'),
    confirm: t('meetings.leave.confirm'),
    danger: true,
  });
};
