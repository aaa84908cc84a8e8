import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CoreModule, type Core } from './core.module.js';
import { SessionGuard } from './http/session.guard.js';
import { AgreementsModule } from './modules/agreements/index.js';
import { BenefitsModule } from './modules/benefits/index.js';
import { DeliverableBatchesModule } from './modules/deliverable-batches/index.js';
import { DeliverablesModule } from './modules/deliverables/index.js';
import { DemoModule } from './modules/demo/index.js';
import { DeploymentsModule } from './modules/deployments/index.js';
import { HistoryModule } from './modules/history/index.js';
import { GatesModule } from './modules/gates/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { InternshipApplicationsModule } from './modules/internship-applications/index.js';
import { InternshipOffersModule } from './modules/internship-offers/index.js';
import { InternshipLifeModule } from './modules/internship-life/index.js';
import { InternshipsModule } from './modules/internships/index.js';
import { JobsModule } from './modules/jobs/index.js';
import { LeadershipModule } from './modules/leadership/index.js';
import { MeetingsModule } from './modules/meetings/index.js';
import { MeetingDocumentsModule } from './modules/meeting-documents/index.js';
import { MinutesModule } from './modules/minutes/index.js';
import { MinutesNotesModule } from './modules/minutes-notes/index.js';
import { MinutesLiveModule } from './modules/minutes-live/index.js';
import { MonthlyReportModule, MonthViewModule } from './modules/monthly-report/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { OperationsController } from './modules/operations/operations.controller.js';
import { PlanModule } from './modules/plan/index.js';
import { PortfolioImportModule } from './modules/portfolio-import/index.js';
import { ReferenceModule } from './modules/reference/index.js';
import { RegisterModule } from './modules/register/index.js';
import { WeekModule } from './modules/week/index.js';
import { ResearchModule } from './modules/research/index.js';
import { RestitutionsModule } from './modules/restitutions/index.js';
import { SquadsModule } from './modules/squads/index.js';
import { StudiesModule } from './modules/studies/index.js';
import { SurveysModule } from './modules/surveys/index.js';
import { ScoringModule } from './modules/scoring/index.js';
import { TemplatesModule } from './modules/templates/index.js';
import { UsageAlertsModule } from './modules/usage-alerts/index.js';
import { UsageEventsModule } from './modules/usage-events/index.js';
import { UsageMetricsModule } from './modules/usage-metrics/index.js';
import { UseCasesModule } from './modules/use-cases/index.js';
import { ViewsModule } from './modules/views/index.js';

/** What answers HTTP. Nothing here takes jobs: only the worker does. */
@Module({})
export class AppModule {
  static of(core: Core): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.of(core),
        AgreementsModule,
        BenefitsModule,
        DeliverableBatchesModule,
        DeliverablesModule,
        DeploymentsModule,
        HistoryModule,
        GatesModule,
        IdentityModule,
        InternshipApplicationsModule,
        InternshipOffersModule,
        // Before the internships: its addresses have words where theirs have an id.
        InternshipLifeModule,
        InternshipsModule,
        JobsModule,
        LeadershipModule,
        MeetingsModule,
        MeetingDocumentsModule,
        MinutesModule,
        MinutesLiveModule,
        MinutesNotesModule,
        MonthlyReportModule,
        MonthViewModule,
        NotificationsModule,
        PlanModule,
        PortfolioImportModule,
        DemoModule,
        ReferenceModule,
        RegisterModule,
        ResearchModule,
        RestitutionsModule,
        SquadsModule,
        StudiesModule,
        SurveysModule,
        ScoringModule,
        TemplatesModule,
        UsageAlertsModule,
        UsageEventsModule,
        UsageMetricsModule,
        UseCasesModule,
        WeekModule,
        ViewsModule,
      ],
      controllers: [OperationsController],
      providers: [{ provide: APP_GUARD, useClass: SessionGuard }],
    };
  }
}
