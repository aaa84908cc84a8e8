import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { InternshipVerdict } from '@jalon/contracts';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { InternshipStore } from './internship-store';

type Level = 'ok' | 'flagged' | 'refused' | 'waived';
const TONES: Readonly<Record<Level, BadgeTone>> = {
  ok: 'green',
  flagged: 'amber',
  refused: 'red',
  waived: 'neutral',
};
const ORDER: readonly Level[] = ['refused', 'flagged', 'waived', 'ok'];

/** What the rules say of the internship as it is saved, each by its number; what may be set aside, with a reason. */
@Component({
  selector: 'app-rule-list',
  imports: [Badge, Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="rules-heading">{{ t('internships.rules.heading') }}</h2>
    @for (error of store.detail()?.ruleErrors ?? []; track error.path + error.code) {
      <ui-banner tone="warning">{{ rules.error(error) }}</ui-banner>
    }
    @if (shown().length) {
      <ul aria-labelledby="rules-heading">
        @for (row of shown(); track row.key) {
          <li>
            <div class="line">
              <strong class="tabular">{{ row.rule }}</strong>
              <ui-badge [tone]="row.tone">{{ t('internships.rules.level.' + row.level) }}</ui-badge>
            </div>
            <p>{{ row.text }}</p>
            <p class="muted small">{{ row.source }}</p>
            @if (row.waived) {
              <p class="small">{{ row.waived }}</p>
            }
            @if (row.verdict.waivable && store.detail()?.mayManage) {
              <div>
                @if (row.waived) {
                  <button ui-button small type="button" (click)="takeBack(row.verdict)">
                    {{ t('internships.rules.takeBack') }}
                  </button>
                } @else {
                  <button ui-button small type="button" (click)="ask(row.verdict)">
                    {{ t('internships.rules.waive') }}
                  </button>
                }
              </div>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="muted">{{ t('internships.rules.none') }}</p>
    }
    <label class="check"
      ><input #all type="checkbox" [checked]="showOk()" (change)="showOk.set(all.checked)" />{{
        t('internships.rules.showOk')
      }}</label
    >
    <ui-dialog
      [open]="asked() !== null"
      [heading]="t('internships.rules.waiveHeading', { rule: asked()?.rule ?? '' })"
      [closeLabel]="t('common.close')"
      (dismissed)="asked.set(null)"
    >
      @if (asked(); as verdict) {
        <p>{{ rules.verdict(verdict) }}</p>
        <p class="muted">{{ t('internships.rules.waiveText') }}</p>
        <ui-field [label]="t('internships.rules.reason')" [required]="true" [error]="reasonError()">
          <textarea
            #why
            ui-input
            data-autofocus
            rows="3"
            maxlength="2000"
            [value]="reason()"
            (input)="reason.set(why.value)"
          ></textarea>
        </ui-field>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="asked.set(null)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="button" [busy]="saving()" (click)="waive()">
          {{ t('internships.rules.waive') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    ul {
      display: grid;
      gap: 12px;
    }
    li {
      display: grid;
      gap: 4px;
      padding-block-end: 12px;
      border-block-end: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    .check {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 28px;
    }
  `,
})
export class RuleList {
  protected readonly t = inject(I18n).t;
  protected readonly rules = inject(RuleText);
  protected readonly store = inject(InternshipStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly showOk = signal(false);
  protected readonly asked = signal<InternshipVerdict | null>(null);
  protected readonly reason = signal('');
  protected readonly reasonError = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly saving = signal(false);

  private readonly rows = computed(() => {
    const detail = this.store.detail();
    if (!detail) return [];
    // The rules on signatures are told once somebody has to sign.
    const signatures = detail.agreement.state === 'draft' || detail.own ? [] : detail.agreement.verdicts;
    const rows = [...detail.verdicts, ...signatures].map((verdict) => {
      const waiver = detail.waivers.find(
        (one) => verdict.waivable && one.code === verdict.code && same(one.params, verdict.params),
      );
      const level: Level = waiver ? 'waived' : verdict.verdict;
      return {
        key: `${verdict.code} ${JSON.stringify(verdict.params)}`,
        rule: verdict.rule,
        level,
        tone: TONES[level],
        text: this.rules.verdict(verdict),
        source: this.t('internships.rules.source', {
          source: this.t(`internships.law.rules.${verdict.rule}.source`),
        }),
        waived: waiver
          ? this.t('internships.rules.by', {
              name: waiver.byName ?? this.t('internships.rules.somebody'),
              reason: waiver.reason,
            })
          : null,
        verdict,
      };
    });
    return rows.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  });
  protected readonly shown = computed(() =>
    this.rows().filter(({ level }) => this.showOk() || level !== 'ok'),
  );

  protected ask(verdict: InternshipVerdict): void {
    this.reason.set('');
    this.reasonError.set(null);
    this.problem.set(null);
    this.asked.set(verdict);
  }

  protected async waive(): Promise<void> {
    const verdict = this.asked();
    if (!verdict || this.saving()) return;
    const reason = this.reason().trim();
    this.reasonError.set(
      reason === '' ? this.problemText.ofField({ path: 'reason', code: 'reason_required' }) : null,
    );
    if (reason === '') return;
    this.saving.set(true);
    try {
      await this.store.waive({ code: verdict.code, params: verdict.params, reason });
      this.asked.set(null);
      this.toasts.show(this.t('internships.rules.waived'), { tone: 'good' });
    } catch (failure) {
      this.problem.set(this.words(failure));
    } finally {
      this.saving.set(false);
    }
  }

  protected async takeBack({ code, params }: InternshipVerdict): Promise<void> {
    try {
      await this.store.waive({ code, params, reason: null });
      this.toasts.show(this.t('internships.rules.takenBack'), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.words(failure), { tone: 'bad' });
    }
  }

  private words(failure: unknown): string {
    const problem = toApiProblem(failure);
    const [error] = problem.errors;
    return error ? this.rules.error(error) : this.problemText.of(problem);
  }
}

function same(a: InternshipVerdict['params'], b: InternshipVerdict['params']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
