import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { DeliverableVersion } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { VERSION_TONES, versionFile } from './kinds';

/** Every version, newest first: who made it, on which template, of which facts, and its files. */
@Component({
  selector: 'app-version-table',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="ui-table-scroll"
      tabindex="0"
      role="region"
      [attr.aria-label]="t('deliverables.detail.tabs.versions')"
    >
      <table class="ui-table">
        <caption class="visually-hidden">
          {{
            t('deliverables.versions.caption')
          }}
        </caption>
        <thead>
          <tr>
            @for (column of columns; track column) {
              <th scope="col">{{ t('deliverables.versions.' + column) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (version of versions(); track version.id) {
            <tr>
              <th scope="row" class="tabular">{{ version.number }}</th>
              <td>
                <ui-badge [tone]="tones[version.state]">{{
                  t('deliverables.versionState.' + version.state)
                }}</ui-badge>
              </td>
              <td>{{ t('deliverables.versions.' + version.origin) }}</td>
              <td>
                {{ version.byName }}
                <span class="muted small nowrap">{{ format.instant(version.createdAt) }}</span>
              </td>
              <td>
                @if (version.template; as template) {
                  {{
                    t('deliverables.versions.templateName', { name: template.name, number: template.number })
                  }}
                } @else if (version.origin === 'generated') {
                  {{ t('deliverables.versions.jalon') }}
                }
              </td>
              <td>
                @for (file of version.files; track file.format) {
                  <span class="file">
                    <a [href]="url(version, file.format)" [attr.download]="file.fileName">{{
                      t('deliverables.format.' + file.format)
                    }}</a>
                    <code class="muted small" [title]="file.sha256">{{ file.sha256.slice(0, 12) }}</code>
                  </span>
                }
              </td>
              <td>
                @if (version.factsHash; as hash) {
                  <code class="small" [title]="hash">{{ hash.slice(0, 12) }}</code>
                }
              </td>
              <td class="note">{{ version.note }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-inline-size: 0;
    }
    td .small {
      display: block;
    }
    .file {
      display: flex;
      align-items: baseline;
      gap: 8px;
    }
    .note {
      min-inline-size: 140px;
      overflow-wrap: anywhere;
    }
  `,
})
export class VersionTable {
  readonly id = input.required<string>();
  readonly versions = input.required<readonly DeliverableVersion[]>();
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly tones = VERSION_TONES;
  protected readonly columns = ['number', 'state', 'origin', 'by', 'template', 'files', 'facts', 'note'];

  protected url(version: DeliverableVersion, format: DeliverableVersion['files'][number]['format']): string {
    return versionFile(this.id(), version.number, format);
  }
}
