import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommitteeDeck } from '../committee-deck/build-deck.js';
import { buildCommitteeView } from '../committee-deck/view-model.js';
import { buildMonthlyDeck } from '../monthly-report/build-deck.js';
import { buildMonthlyReportView } from '../monthly-report/view-model.js';
import { sampleCommittee, nastyCommittee } from '../testing/sample-committee.js';
import { sampleFacts, nastyFacts } from '../testing/sample-facts.js';
import { renderDeck } from '../pptx/index.js';
import { readZip } from '../zip/zip.js';
import { graftDeck } from './graft.js';
it('writes', async () => {
  const out = '/tmp/tpl/out';
  mkdirSync(out, { recursive: true });
  const house = readZip(
    await renderDeck(buildMonthlyDeck(buildMonthlyReportView(sampleFacts({ language: 'fr' })))),
  );
  const load = (n: string) => readZip(readFileSync(join(__dirname, '../testing/templates', n)));
  const templates: [string, ReadonlyMap<string, Buffer>][] = [
    ['house', house],
    ['rive', load('rive-nord-4x3.pptx')],
    ['large', load('grand-large-16x9.pptx')],
  ];
  if (process.env.EXTRA) templates.push(['metro', readZip(readFileSync('/tmp/tpl/Metropolis.pptx'))]);
  for (const language of ['fr', 'en'] as const) {
    const decks = {
      committee: buildCommitteeDeck(buildCommitteeView(sampleCommittee(language))),
      monthly: buildMonthlyDeck(buildMonthlyReportView(sampleFacts({ language }))),
      nastycom: buildCommitteeDeck(buildCommitteeView(nastyCommittee(language))),
      nastymon: buildMonthlyDeck(buildMonthlyReportView(nastyFacts(language))),
    };
    for (const [kind, deck] of Object.entries(decks)) {
      await renderDeck(deck);
      const t = performance.now();
      const plain = await renderDeck(deck);
      const p = performance.now() - t;
      for (const [name, parts] of templates) {
        const s = performance.now();
        const bytes = await graftDeck(deck, parts);
        const ms = performance.now() - s;
        const again = await graftDeck(deck, parts);
        process.stdout.write(
          `${kind} ${language} ${name} plain ${p.toFixed(0)} ms ${plain.length} graft ${ms.toFixed(0)} ms ${bytes.length} slides ${deck.slides.length} same ${again.equals(bytes)}\n`,
        );
        writeFileSync(`${out}/${kind}-${language}-${name}.pptx`, bytes);
      }
    }
  }
}, 300000);
