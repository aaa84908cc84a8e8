import { drawDocument } from '../documents/index.js';
import { sampleProgrammeReport } from '../samples/programme-report.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyProgrammeReport, nastyProgrammeReport } from '../testing/sample-programme-report.js';
import { buildProgrammeReportView } from './view-model.js';

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `sample ${language}`, facts: sampleProgrammeReport(language) },
  { name: `empty ${language}`, facts: emptyProgrammeReport(language) },
  { name: `nasty ${language}`, facts: nastyProgrammeReport(language) },
]);

it.each(CASES)(
  'the $name report is valid and has the same bytes twice',
  async ({ facts }) => {
    const draw = async () =>
      (await drawDocument({ kind: 'programme_report', facts }))[0]?.bytes ?? Buffer.of();
    const bytes = await draw();
    expect(await sdkErrors(bytes, 'pptx')).toEqual([]);
    expect(Buffer.compare(await draw(), bytes)).toBe(0);
  },
  60_000,
);

it('adds up the closed months, what was owed beside what was paid', () => {
  const { tables } = buildProgrammeReportView(sampleProgrammeReport('fr'));
  const pay = tables.find(({ id }) => id === 'pay');
  expect(pay?.title).toBe(
    'Les mois clos totalisent 2\u202F730\u00A0h de présence et 8\u202F190\u00A0€ versés',
  );
  expect(pay?.rows.at(-1)?.map(({ text }) => text)).toEqual([
    'Total',
    '',
    '2\u202F730\u00A0h',
    '12\u202F285\u00A0€',
    '8\u202F190\u00A0€',
  ]);
});
