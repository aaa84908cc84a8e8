import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import { importedReferences, importPreview, type ImportPreview } from '@jalon/contracts';
import { RESEARCH_LIMITS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import type { ResearchScope } from './research-query';

type Line = ImportPreview['lines'][number];
const TONES = { new: 'green', duplicate: 'amber', refused: 'red' } as const;

/** References pasted or from a file: read by the server, told line by line, then the chosen ones are taken over at once. */
@Component({
  selector: 'app-import-dialog',
  imports: [Badge, Banner, Button, Dialog, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-dialog.html',
  styles: `
    .problem {
      white-space: normal;
      min-inline-size: 220px;
    }
    .title {
      white-space: normal;
      min-inline-size: 220px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportDialog {
  readonly open = model.required<boolean>();
  readonly scope = input.required<ResearchScope>();
  readonly imported = output();
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  private readonly problems = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly tones = TONES;
  protected readonly max = RESEARCH_LIMITS.text;
  protected readonly text = signal('');
  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  private key = newIdempotencyKey();

  protected readonly attaches = computed(() => {
    const { useCase, internship } = this.scope();
    return useCase !== undefined || internship !== undefined;
  });
  protected readonly picked = computed(() =>
    (this.preview()?.lines ?? []).filter(({ line }) => this.chosen().has(line)),
  );
  protected readonly add = computed(() => this.picked().filter((line) => !this.isAttached(line)));

  /** A work that is there already is only attached, where there is something to attach it to. */
  protected isAttached(line: Line): boolean {
    return line.state === 'duplicate' && line.duplicate?.id !== null && this.attaches();
  }

  protected mayChoose(line: Line): boolean {
    if (line.entry === null) return false;
    return line.state === 'new' || line.duplicate?.by !== 'doi' || this.isAttached(line);
  }

  protected async take(file: HTMLInputElement): Promise<void> {
    const chosen = file.files?.[0];
    file.value = '';
    if (!chosen) return;
    if (chosen.size > RESEARCH_LIMITS.text) {
      this.failure.set(this.t('research.import.tooLarge'));
      return;
    }
    this.change(await chosen.text());
    await this.look();
  }

  protected change(text: string): void {
    this.text.set(text);
    this.preview.set(null);
    this.failure.set(null);
  }

  protected async look(): Promise<void> {
    await this.call(async () => {
      const preview = await this.api.post(
        '/api/research/references/preview',
        { text: this.text() },
        importPreview,
      );
      this.preview.set(preview);
      const chosen = preview.lines.filter((line) => line.state === 'new' || this.isAttached(line));
      this.chosen.set(new Set(chosen.map(({ line }) => line)));
    });
  }

  protected choose(line: number): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  }

  protected async run(): Promise<void> {
    const { useCase = null, internship = null } = this.scope();
    const lines = (attached: boolean) =>
      this.picked()
        .filter((line) => this.isAttached(line) === attached)
        .map(({ line }) => line);
    const body = {
      text: this.text(),
      add: lines(false),
      attach: lines(true),
      useCaseId: useCase,
      internshipId: internship,
    };
    await this.call(async () => {
      const options = { idempotencyKey: this.key };
      const { added, attached } = await this.api.post(
        '/api/research/references/import',
        body,
        importedReferences,
        options,
      );
      const said = [this.plural('research.import.added', added)];
      if (attached > 0) said.push(this.plural('research.import.attached', attached));
      this.toasts.show(said.join(' '), { tone: 'good' });
      this.open.set(false);
      this.change('');
      this.imported.emit();
    });
  }

  protected problem({ code, field }: Line['problems'][number]): string {
    return this.t(`research.problem.${code}`, {
      field: field === undefined ? '' : this.t(`research.field.${field}`),
    });
  }

  protected duplicate({ duplicate }: Line): string {
    if (!duplicate) return '';
    const where = duplicate.line === null ? 'there' : 'line';
    return this.t(`research.import.same.${where}`, {
      by: this.t(`research.import.by.${duplicate.by}`),
      line: duplicate.line ?? '',
      title: duplicate.title,
    });
  }

  private async call(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
    } catch (failure) {
      const problem = toApiProblem(failure);
      // What was refused was not kept under the key: the next try may say something else.
      if (problem.status >= 400) this.key = newIdempotencyKey();
      const [first] = problem.errors;
      this.failure.set((first && this.problems.ofField(first)) ?? this.problems.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
