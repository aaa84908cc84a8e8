import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Unsaved } from '../core/navigation/unsaved';
import { Confirm } from '../ui/confirm/confirm';

export { trackUnsaved, Unsaved } from '../core/navigation/unsaved';

/** Asks before leaving a page that holds unsaved text. */
export const keepUnsaved: CanDeactivateFn<unknown> = () => {
  const t = inject(I18n).t;
  if (!inject(Unsaved).any()) return true;
  return inject(Confirm).ask({
    heading: t('useCases.leave.heading'),
    text: t('useCases.leave.text'),
    confirm: t('useCases.leave.confirm'),
    danger: true,
  });
};
