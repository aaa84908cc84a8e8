import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MENTIONS } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';
import { AgreementEditor } from './agreement-editor';

/** The fifteen mandatory mentions, each with what it still lacks, as they are typed. */
@Component({
  selector: 'app-mention-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="mentions-heading">{{ t('internships.mentions.heading') }}</h2>
    <p role="status" [class.muted]="left() === 0">
      {{
        left() === 0 ? t('internships.mentions.complete') : i18n.plural('internships.mentions.left', left())
      }}
    </p>
    <ol aria-labelledby="mentions-heading">
      @for (row of rows(); track row.code) {
        <li>
          <ui-icon [name]="row.fields ? 'circle' : 'circle-check'" [size]="16" [class.done]="!row.fields" />
          <span>
            <span class="tabular">{{ row.number }}.</span> {{ t('internships.law.terms.' + row.code) }}
            <span class="muted small">{{ row.text }}</span>
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    ol {
      display: grid;
      gap: 6px;
    }
    li {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr);
      gap: 8px;
    }
    ui-icon {
      margin-block-start: 2px;
      color: var(--muted);
    }
    .done {
      color: var(--green);
    }
    .small {
      display: block;
    }
  `,
})
export class MentionList {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly editor = inject(AgreementEditor);

  protected readonly rows = computed(() => {
    const gaps = this.editor.gaps();
    const gapYear = this.editor.draft()?.gapYear === true;
    return MENTIONS.map(({ number, code }) => {
      const lacking = gaps.filter(({ mention }) => mention === code);
      const fields = lacking.map(({ path }) => this.t(`internships.field.${path}`)).join(', ');
      const text =
        fields !== ''
          ? this.t('internships.mentions.missing', { fields })
          : this.t(
              code === 'curriculum' && gapYear ? 'internships.mentions.exempt' : 'internships.mentions.ok',
            );
      return { number, code, fields, text };
    });
  });
  protected readonly left = computed(() => this.rows().filter(({ fields }) => fields !== '').length);
}
