import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { internshipSteps, type InternshipStepRow } from '@jalon/contracts';
import type { StepState } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Skeleton } from '../ui/skeleton/skeleton';
import { CourseTimeline } from './course-timeline';
import { LifeReader } from './loaded';
import { StepDialog } from './step-dialog';

const TONES: Readonly<Record<StepState, BadgeTone>> = {
  planned: 'neutral',
  in_progress: 'accent',
  done: 'green',
  skipped: 'neutral',
};

/** The course of an internship: its timeline, its steps, what is due, and what the intern made meanwhile. */
@Component({
  selector: 'app-internship-steps',
  imports: [Badge, Banner, Button, CourseTimeline, Skeleton, StepDialog],
  providers: [LifeReader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './steps-tab.html',
  styleUrl: './life.css',
})
export class StepsTab {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly reader = inject(LifeReader);
  protected readonly course = this.reader.load('steps', internshipSteps);
  protected readonly edited = signal<InternshipStepRow | null>(null);
  protected readonly tones = TONES;
  protected readonly counts = ['minutesWritten', 'minutesSubmitted', 'deliverables', 'studies'] as const;
}
