import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  meetingDetail,
  minutesText,
  minutesView,
  type MeetingDetail,
  type MinutesText,
  type MinutesView,
} from '@jalon/contracts';
import { minutesEntries } from '@jalon/domain';
import { ApiClient } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { When } from '../../core/meeting/when';
import { describePage } from '../../core/navigation/page';
import { ReferenceStore } from '../../core/reference/reference-store';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Empty } from '../../ui/empty/empty';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { MinutesProse } from '../minutes-prose';

interface Paper {
  readonly meeting: MeetingDetail;
  readonly view: MinutesView;
  readonly text: MinutesText;
}
const RECAP = ['decision', 'action'] as const;

/** The approved minutes as a sheet of A4: the browser prints it, or keeps it as a PDF. */
@Component({
  selector: 'app-print-page',
  imports: [Banner, Button, Empty, Icon, MinutesProse, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './print-page.html',
  styleUrl: './print-page.css',
})
export class PrintPage {
  /** Of the meeting, from the address. */
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly document = inject(DOCUMENT);
  private readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly when = inject(When);

  protected readonly paper = signal<Paper | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  /** Nothing was approved yet, or nothing that this person may read. */
  protected readonly none = computed(() => this.failure()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && !this.none() ? this.problemText.of(problem) : null;
  });
  protected readonly nameOf = computed(() => {
    const names = new Map((this.paper()?.text.attendance ?? []).map((one) => [one.personId, one.personName]));
    return (id: string): string | null => names.get(id) ?? this.reference.nameOf(id);
  });
  protected readonly codeOf = computed(() => {
    const codes = new Map((this.paper()?.meeting.useCases ?? []).map((one) => [one.id, one.code]));
    return (id: string): string | null => codes.get(id) ?? null;
  });
  /** Somebody is of an entity: a column for it. */
  protected readonly hasEntities = computed(
    () => this.paper()?.text.attendance.some((one) => one.entityName !== null) ?? false,
  );
  /** What was decided and is to be done, gathered at the end as in the Word file. */
  protected readonly recap = computed(() => {
    const paper = this.paper();
    if (!paper) return [];
    const { meeting, text } = paper;
    const rows = minutesEntries(text.content, {
      useCaseIds: meeting.useCases.map(({ id }) => id),
      agenda: meeting.agenda,
    });
    return RECAP.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) })).filter(
      ({ rows: some }) => some.length > 0,
    );
  });
  protected readonly standing = computed(() => {
    const paper = this.paper();
    if (!paper) return '';
    const { submission } = paper.text;
    const edition = this.t('minutesReview.edition', { number: this.format.number(submission.edition) });
    const by = this.nameOf()(submission.decidedById ?? '');
    const on = this.format.date(submission.decidedAt);
    const approved = by
      ? this.t('minutesReview.print.approvedBy', { name: by, date: on })
      : this.t('minutesReview.print.approvedOn', { date: on });
    return `${edition} · ${approved}`;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.load(id));
    });
    this.reference.load().catch(() => undefined);
    describePage(() => {
      const meeting = this.paper()?.meeting;
      const parents = [
        { label: this.t('nav.meetings'), link: '/meetings' },
        ...(meeting ? [{ label: meeting.title, link: `/meetings/${meeting.id}` }] : []),
      ];
      // Browsers name the PDF after the title.
      const title = meeting
        ? this.t('minutesReview.print.title', {
            title: meeting.title,
            date: this.format.date(meeting.heldOn),
          })
        : this.t('minutesReview.print.heading');
      return { title, parents };
    });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected async load(id: string): Promise<void> {
    this.paper.set(null);
    this.failure.set(null);
    try {
      const [meeting, view] = await Promise.all([
        this.api.get(`/api/meetings/${id}`, meetingDetail),
        this.api.get(`/api/meetings/${id}/minutes`, minutesView),
      ]);
      const text = await this.api.get(`/api/minutes/${view.id}/submissions/latest`, minutesText);
      if (id === this.id()) this.paper.set({ meeting, view, text });
    } catch (failure) {
      if (id === this.id()) this.failure.set(toApiProblem(failure));
    }
  }
}
