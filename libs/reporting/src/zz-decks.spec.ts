import { writeFileSync } from 'node:fs';
import { drawDocument } from './documents/index.js';
import { sampleOpportunity, nastyOpportunity, emptyOpportunity } from './testing/sample-study.js';
it('writes', async () => {
  for (const language of ['fr', 'en'] as const) {
    for (const [name, facts] of [['sample', sampleOpportunity(language)], ['nasty', nastyOpportunity(language)], ['empty', emptyOpportunity(language)]] as const) {
    const [file] = await drawDocument({ kind: 'opportunity_restitution', facts });
    writeFileSync(`/tmp/decks-w/opp-${name}-${language}.pptx`, file!.bytes);
  } }
});
