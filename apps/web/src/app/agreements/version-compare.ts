import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { agreementVersion, type AgreementVersion } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { AgreementStore } from './agreement-store';
import { AgreementText, type SectionDifferenceText } from './agreement-text';
import { DifferenceList } from './difference-list';

const CURRENT = 'current';

/** The frozen versions, and what one says otherwise than another, in words. */
@Component({
  selector: 'app-version-compare',
  imports: [Banner, Button, DifferenceList, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (versions().length) {
      <div class="scroll" role="region" tabindex="0" [attr.aria-label]="t('agreements.tabs.versions')">
        <table class="ui-table">
          <caption>
            {{
              t('agreements.version.caption')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('agreements.version.number') }}</th>
              <th scope="col">{{ t('agreements.version.at') }}</th>
              <th scope="col">{{ t('agreements.version.by') }}</th>
              <th scope="col">{{ t('agreements.version.note') }}</th>
              <th scope="col">{{ t('agreements.version.hash') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of versions(); track one.number) {
              <tr>
                <th scope="row">{{ one.number }}</th>
                <td class="nowrap">{{ format.instant(one.at) }}</td>
                <td>{{ one.byName ?? '–' }}</td>
                <td>{{ one.note || '–' }}</td>
                <td>
                  <code class="hash">{{ one.sha256 }}</code>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (choices().length > 1) {
        <div class="pick no-print">
          <ui-field [label]="t('agreements.version.from')">
            <select #before ui-input (change)="from.set(before.value); result.set(null)">
              @for (one of choices(); track one.value) {
                <option [value]="one.value" [selected]="one.value === from()">{{ one.label }}</option>
              }
            </select>
          </ui-field>
          <ui-field [label]="t('agreements.version.to')">
            <select #after ui-input (change)="to.set(after.value); result.set(null)">
              @for (one of choices(); track one.value) {
                <option [value]="one.value" [selected]="one.value === to()">{{ one.label }}</option>
              }
            </select>
          </ui-field>
          <button ui-button type="button" [busy]="comparing()" (click)="compare()">
            {{ t('agreements.version.compare') }}
          </button>
        </div>
        @if (error(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        <div class="stack" aria-live="polite">
          @if (result(); as sections) {
            <h3>{{ t('agreements.version.differences') }}</h3>
            @for (one of sections; track one.section) {
              <section class="stack stack--tight">
                <h4>{{ one.name }}</h4>
                <app-difference-list [differences]="one.differences" />
              </section>
            } @empty {
              <p>{{ t('agreements.version.same') }}</p>
            }
          }
        </div>
      }
    } @else {
      <p class="muted">{{ t('agreements.version.none') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .scroll {
      overflow-x: auto;
    }
    .hash {
      display: inline-block;
      inline-size: 17ch;
      font: 12px/16px var(--mono);
      overflow-wrap: anywhere;
    }
    .pick {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: 8px 12px;
    }
  `,
})
export class VersionCompare {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly text = inject(AgreementText);
  private readonly store = inject(AgreementStore);
  private readonly problemText = inject(ProblemText);

  protected readonly versions = computed(() => this.store.detail()?.versions ?? []);
  protected readonly choices = computed(() => [
    ...this.versions().map(({ number }) => ({
      value: String(number),
      label: this.t('agreements.version.name', { number }),
    })),
    ...(this.store.detail()?.mayEdit
      ? [{ value: CURRENT, label: this.t('agreements.version.current') }]
      : []),
  ]);
  protected readonly from = linkedSignal(() => this.choices().at(-2)?.value ?? '');
  protected readonly to = linkedSignal(() => this.choices().at(-1)?.value ?? '');
  protected readonly result = signal<readonly SectionDifferenceText[] | null>(null);
  protected readonly comparing = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async compare(): Promise<void> {
    this.comparing.set(true);
    this.error.set(null);
    try {
      const [before, after] = await Promise.all([this.read(this.from()), this.read(this.to())]);
      this.result.set(before && after ? this.text.differences(before, after) : []);
    } catch (failure) {
      this.error.set(this.problemText.of(toApiProblem(failure)));
    } finally {
      this.comparing.set(false);
    }
  }

  private async read(which: string): Promise<AgreementVersion['content'] | null> {
    const detail = this.store.detail();
    if (!detail || which === CURRENT) return this.store.content();
    const url = `/api/use-cases/${detail.useCaseId}/agreements/${detail.id}/versions/${which}`;
    return (await this.api.get(url, agreementVersion)).content;
  }
}
