import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { SCHOOL_DECISIONS, type SchoolDecision } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { AgreementEditor } from './agreement-editor';
import { AgreementForm } from './agreement-form';
import { AgreementRead } from './agreement-read';
import { AmendmentPanel } from './amendment-panel';
import { InternshipStore } from './internship-store';
import { MentionList } from './mention-list';
import { MoveBar } from './move-bar';
import { RuleList } from './rule-list';
import { SignaturePanel } from './signature-panel';

/** The agreement of an internship: its text and what it lacks, what the law says, who signed, how it goes on. */
@Component({
  selector: 'app-internship-agreement',
  imports: [
    AgreementForm,
    AgreementRead,
    AmendmentPanel,
    Badge,
    Banner,
    Button,
    Field,
    Input,
    MentionList,
    MoveBar,
    RuleList,
    SignaturePanel,
  ],
  providers: [AgreementEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agreement-tab.html',
  styleUrl: './agreement-tab.css',
})
export class AgreementTab {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(InternshipStore);
  protected readonly editor = inject(AgreementEditor);
  protected readonly decisions = SCHOOL_DECISIONS;
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);

  /** The rules speak of other internships too: they are not the intern's. */
  protected readonly showsRules = computed(() => this.store.detail()?.own === false);
  /** R19: an interrupted internship waits for the school. */
  protected readonly asksDecision = computed(() => {
    const detail = this.store.detail();
    return detail?.mayManage === true && (detail.state === 'suspended' || detail.state === 'terminated');
  });

  constructor() {
    trackUnsaved(() => this.editor.unsaved());
  }

  protected async save(): Promise<void> {
    if (await this.editor.save()) this.toasts.show(this.t('internships.agreement.saved'), { tone: 'good' });
  }

  protected async decide(value: string): Promise<void> {
    const schoolDecision: SchoolDecision | null = SCHOOL_DECISIONS.find((one) => one === value) ?? null;
    try {
      await this.store.update({ schoolDecision });
      this.toasts.show(this.t('common.saved'), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }
}
