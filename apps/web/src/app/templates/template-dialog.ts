import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
} from '@angular/core';
import type { TemplateDetail } from '@jalon/contracts';
import type { DeliverableKind } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { ScopeFields } from './scope-fields';

export interface TemplateChange {
  readonly name: string;
  readonly kind: DeliverableKind | null;
  readonly entityId: string | null;
}

/** Another name and, while none of its versions was published, another scope. */
@Component({
  selector: 'app-template-dialog',
  imports: [Button, Dialog, ScopeFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('templates.edit')" [closeLabel]="t('common.close')">
      <app-scope-fields
        [format]="template().format"
        [(name)]="name"
        [(kind)]="kind"
        [(entityId)]="entityId"
        [fixed]="fixed()"
      />
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="open.set(false)">{{ t('common.cancel') }}</button>
        <button
          ui-button
          variant="primary"
          type="button"
          [disabled]="busy() || name().trim() === ''"
          (click)="saved.emit({ name: name().trim(), kind: kind(), entityId: entityId() })"
        >
          {{ t('common.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class TemplateDialog {
  readonly template = input.required<TemplateDetail>();
  readonly busy = input(false);
  readonly open = model.required<boolean>();
  readonly saved = output<TemplateChange>();

  protected readonly t = inject(I18n).t;
  /** Opened again, it begins with what the template is. */
  protected readonly name = linkedSignal(() => (this.open(), this.template().name));
  protected readonly kind = linkedSignal(() => (this.open(), this.template().kind));
  protected readonly entityId = linkedSignal(() => (this.open(), this.template().entityId));
  protected readonly fixed = computed(() =>
    this.template().versions.some(({ publishedAt }) => publishedAt !== null),
  );
}
