import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { AgreementState } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';

const TONES: Readonly<Record<AgreementState, BadgeTone>> = {
  draft: 'neutral',
  in_review: 'amber',
  in_signature: 'accent',
  signed: 'green',
  expired: 'red',
};

/** The state of an agreement, in its word. */
@Component({
  selector: 'app-agreement-badge',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-badge [tone]="tones[state()]">{{ t('agreements.state.' + state()) }}</ui-badge>`,
})
export class AgreementBadge {
  readonly state = input.required<AgreementState>();
  protected readonly t = inject(I18n).t;
  protected readonly tones = TONES;
}
