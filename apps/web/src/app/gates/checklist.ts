import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Gates, GateEvidence, GateReview } from '@jalon/contracts';
import {
  allowedAnswers,
  criterionState,
  GATE_LIMITS,
  isOpenReview,
  type CriterionState,
  type Evidence,
  type GateCriterion,
  type Met,
} from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Segmented } from '../ui/segmented/segmented';
import { RouterLink } from '@angular/router';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';

const STATE_TONES: Readonly<Record<CriterionState, BadgeTone>> = {
  met: 'green',
  failed: 'red',
  unanswered: 'neutral',
  evidence_missing: 'amber',
  not_applicable: 'neutral',
};

/** Where what the lifecycle asks for is written: a tab of the use case's page, or its form. */
const PLACES: Readonly<Record<Evidence, readonly string[]>> = {
  summary: ['edit'],
  sponsor: ['edit'],
  functional_referent: ['edit'],
  scores: ['scoring'],
  planned_milestone: ['plan'],
  health_rated: [],
  product: ['edit'],
  reached_milestone: ['plan'],
  no_open_milestone: ['plan'],
  gate_go: ['gates'],
};

/** The criteria of a review, must-meets first: answered, commented and shown by evidence while it is open. */
@Component({
  selector: 'app-checklist',
  imports: [Badge, Button, Field, Icon, Input, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './checklist.html',
  styleUrl: './checklist.css',
})
export class Checklist {
  readonly review = input.required<GateReview>();
  /** Asked by the lifecycle, answered from the facts of now; empty for a review that is decided. */
  readonly automatic = input<Gates['automatic']>([]);
  readonly useCaseId = input.required<string>();
  readonly editable = input(false);
  readonly mayEditCase = input(false);
  /** Counts refused answers: each begins the controls anew, from what is saved. */
  readonly round = input(0);
  readonly answered = output<{
    readonly criterion: string;
    readonly met: Met | null;
    readonly comment: string;
  }>();
  readonly addEvidence = output<GateCriterion>();
  readonly removeEvidence = output<GateEvidence>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
  private readonly store = inject(GatesStore);
  protected readonly commentMax = GATE_LIMITS.comment;

  protected readonly groups = computed(() =>
    (['must_meet', 'should_meet'] as const).map((kind) => ({
      kind,
      rows: this.review()
        .grid.criteria.filter((criterion) => criterion.kind === kind)
        .map((criterion) => this.row(criterion)),
    })),
  );
  protected readonly isOpen = computed(() => isOpenReview(this.review().state));

  protected place(evidence: Evidence): readonly string[] {
    return ['/use-cases', this.useCaseId(), ...PLACES[evidence]];
  }

  protected href(piece: GateEvidence): string {
    return this.store.evidenceUrl(this.review().id, piece.id);
  }

  protected answer(criterion: GateCriterion, value: string, comment: string): void {
    const met = allowedAnswers(criterion.kind).find((one) => one === value) ?? null;
    this.answered.emit({ criterion: criterion.key, met, comment });
  }

  protected comment(row: ReturnType<Checklist['row']>, comment: string): void {
    const { criterion, met } = row;
    if (met === '' || comment.trim() === row.comment) return;
    this.answered.emit({ criterion: criterion.key, met, comment: comment.trim() });
  }

  private row(criterion: GateCriterion) {
    const { answers, evidence } = this.review();
    const answer = answers.find((one) => one.criterion === criterion.key);
    const pieces = evidence.filter((piece) => piece.criterion === criterion.key);
    const state = criterionState(criterion, answer?.met ?? null, pieces.length);
    return {
      criterion,
      label: this.text.of(criterion.label),
      hint: this.text.of(criterion.hint),
      met: answer?.met ?? ('' as const),
      comment: answer?.comment ?? '',
      byName: answer?.byName ?? null,
      at: answer?.at ?? null,
      pieces: pieces.map((piece) => ({
        ...piece,
        title: piece.fact ? this.t(`gates.fact.${piece.fact}`) : piece.label,
      })),
      state,
      tone: STATE_TONES[state],
      options: allowedAnswers(criterion.kind).map((value) => ({
        value,
        label: this.t(`gates.met.${value}`),
      })),
    };
  }
}
