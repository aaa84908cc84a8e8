import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Unsaved } from '../core/navigation/unsaved';
import { Confirm } from '../ui/confirm/confirm';

/** Asks before a page goes whose words are not saved. */
export const keepUnsaved: CanDeactivateFn<unknown> = () => {
  const [t, unsaved, confirm] = [inject(I18n).t, inject(Unsaved), inject(Confirm)];
  if (!unsaved.any()) return true;
  return confirm.ask({
    heading: t('internships.leave.heading'),
    text: t('internships.leave.text'),
    confirm: t('internships.leave.confirm'),
    danger: true,
  });
};
