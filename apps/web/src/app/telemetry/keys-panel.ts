import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { createdUsageKey, type CreatedUsageKey, type Telemetry, type UsageKey } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { curlExample } from './curl-example';

const TONES: Readonly<Record<UsageKey['state'], BadgeTone>> = {
  active: 'green',
  ending: 'amber',
  expired: 'neutral',
  revoked: 'neutral',
};
const GRACE_DAYS = 7;

/** The keys of a solution: made, shown the one time they can be, replaced, revoked; and how to use one. */
@Component({
  selector: 'app-keys-panel',
  imports: [Badge, Banner, Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './keys-panel.html',
  styles: `
    section {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
    }
    .ask {
      flex-wrap: wrap;
      align-items: flex-end;
    }
    textarea,
    .secret {
      font-family: var(--font-mono, monospace);
    }
  `,
})
export class KeysPanel {
  readonly solution = input.required<NonNullable<Telemetry['solution']>>();
  readonly keys = input.required<readonly UsageKey[]>();
  readonly entities = input.required<Telemetry['entities']>();
  readonly changed = output();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly tones = TONES;
  protected readonly label = signal('');
  protected readonly entityId = signal<string | null>(null);
  protected readonly expiresOn = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly made = signal<CreatedUsageKey | null>(null);
  protected readonly example = computed(() =>
    curlExample({
      origin: this.document.location.origin,
      source: this.solution().source,
      type: this.solution().qualifyingTypes[0] ?? 'com.example.used',
      secret: this.made()?.secret ?? this.t('telemetry.keys.yourKey'),
      entity: this.entities().length > 1 ? (this.entities()[0]?.name ?? null) : null,
    }),
  );
  private key = newIdempotencyKey();

  protected wrong(path: string): string | null {
    return this.problems.ofField(this.problem()?.field(path));
  }

  protected good(key: UsageKey): boolean {
    return key.state === 'active' || key.state === 'ending';
  }

  protected create(event: Event): Promise<void> {
    event.preventDefault();
    const body = {
      solutionId: this.solution().id,
      label: this.label(),
      entityId: this.entityId(),
      expiresOn: this.expiresOn(),
    };
    return this.secret('/api/usage-keys', body, () => this.label.set(''));
  }

  protected async rotate(key: UsageKey): Promise<void> {
    const { label } = key;
    const yes = await this.confirm.ask({
      heading: this.t('telemetry.keys.rotateHeading', { label }),
      text: this.t('telemetry.keys.rotateText'),
      confirm: this.t('telemetry.keys.rotate'),
    });
    if (yes) await this.secret(`/api/usage-keys/${key.id}/rotate`, { graceDays: GRACE_DAYS });
  }

  protected async revoke(key: UsageKey): Promise<void> {
    const { label } = key;
    const yes = await this.confirm.ask({
      heading: this.t('telemetry.keys.revokeHeading', { label }),
      text: this.t('telemetry.keys.revokeText'),
      confirm: this.t('telemetry.keys.revoke'),
      danger: true,
    });
    if (!yes) return;
    await this.attempt(async () => {
      await this.api.post(`/api/usage-keys/${key.id}/revoke`, {});
      if (this.made()?.id === key.id) this.made.set(null);
      this.toasts.show(this.t('telemetry.keys.revoked'));
    });
  }

  /** Over plain HTTP a browser has no clipboard to give: the text is selected, ready to be copied by hand. */
  protected async copy(box: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
    box.focus();
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      this.toasts.show(this.t('telemetry.keys.copied'), { tone: 'good' });
    } catch {
      box.focus();
    }
  }

  private secret(url: string, body: object, done: () => void = () => undefined): Promise<void> {
    return this.attempt(async () => {
      this.made.set(await this.api.post(url, body, createdUsageKey, { idempotencyKey: this.key }));
      done();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      // A secret whose answer was lost cannot be had again: the next attempt is another key.
      this.key = newIdempotencyKey();
      this.busy.set(false);
      this.changed.emit();
    }
  }
}
