import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Unsaved } from '../core/navigation/unsaved';
import { Confirm } from '../ui/confirm/confirm';

/** Asks before leaving a study whose changes are not saved. */
export const leaveResearch: CanDeactivateFn<unknown> = () => {
  const t = inject(I18n).t;
  if (!inject(Unsaved).any()) return true;
  return inject(Confirm).ask({
    heading: t('research.leave.heading'),
    text: t('research.leave.text'),
    confirm: t('research.leave.confirm'),
    danger: true,
  });
};
