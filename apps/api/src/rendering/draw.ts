import {
  renderCommitteeDeck,
  renderDecisions,
  renderMinutes,
  renderMonthlyReport,
  renderWorkshopDeck,
} from '@jalon/reporting';
import type { DocumentFacts, DrawnFile } from './documents.js';

/**
 * Draws a document: only the threads of the worker (and tests) come here, so that nothing heavy is loaded elsewhere.
 * `onFile` hears each file as it begins.
 */
export async function draw(
  document: DocumentFacts,
  onFile: (file: DrawnFile['format']) => void = () => undefined,
): Promise<readonly DrawnFile[]> {
  switch (document.kind) {
    case 'monthly_report': {
      const { pptx, docx } = await renderMonthlyReport(document.facts, (step, done, total) => {
        if (done < total && step !== 'view') onFile(step === 'deck' ? 'pptx' : 'docx');
      });
      return [
        { format: 'pptx', bytes: pptx },
        { format: 'docx', bytes: docx },
      ];
    }
    case 'minutes':
      onFile('docx');
      return [{ format: 'docx', bytes: await renderMinutes(document.facts) }];
    case 'decisions':
      onFile('docx');
      return [{ format: 'docx', bytes: await renderDecisions(document.facts) }];
    case 'committee_deck':
      onFile('pptx');
      return [{ format: 'pptx', bytes: await renderCommitteeDeck(document.facts) }];
    case 'workshop_deck':
      onFile('pptx');
      return [{ format: 'pptx', bytes: await renderWorkshopDeck(document.facts) }];
  }
}
