/**
 * Figures of the law on internships, worked out by hand and kept as they were given: amounts in euros, hours in hours.
 * The default across two years is the rate of the month of presence.
 */
export const VECTORS = {
  S01: { rule: 'seuil', input: { hours: 308, rate: 4.5 }, expect: { due: false, amountIfDue: 0 } },
  S02: {
    rule: 'seuil',
    input: { hours: 309, rate: 4.5 },
    expect: { due: true, total: 1390.5, paidFromHour: 1 },
  },
  S03: { rule: 'plafond 924 h', input: { hours: 924 }, expect: { days: 132, months: 6, ok: true } },
  S04: { rule: 'plafond 924 h', input: { hours: 925 }, expect: { ok: false } },
  S05: {
    rule: 'stage 2026 temps plein',
    input: {
      start: '2026-03-02',
      end: '2026-08-31',
      hoursPerDay: 7,
      holidaysOff: ['2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14'],
    },
    expect: {
      days: 125,
      hours: 875,
      total: 3937.5,
      monthlyHours: [154, 147, 119, 154, 154, 147],
      monthly: [693, 661.5, 535.5, 693, 693, 661.5],
      smoothed: 656.25,
    },
  },
  S06: {
    rule: 'même stage à 7,8 h/jour dépasse 924 h',
    input: { start: '2026-03-02', end: '2026-08-31', hoursPerDay: 7.8, days: 125 },
    expect: { hours: 975, ok: false },
  },
  S07: {
    rule: 'à cheval 2025/2026, taux du mois',
    input: {
      months: [
        ['2025-12', 154],
        ['2026-01', 147],
        ['2026-02', 140],
      ],
    },
    expect: { hours: 441, monthly: [669.9, 661.5, 630], total: 1961.4 },
  },
  S08: {
    rule: 'à cheval 2025/2026, taux à la signature (variante)',
    input: { hours: 441, rate: 4.35 },
    expect: { total: 1918.35 },
  },
  S09: {
    rule: 'franchise de cotisations',
    input: { hours: 140, hourlyPaid: 6, threshold: 4.5 },
    expect: { paid: 840, exempt: 630, subject: 210 },
  },
  S10: {
    rule: 'dépassement par avenant : rattrapage',
    input: { initialHours: 280, extendedHours: 350, rate: 4.5 },
    expect: { dueBefore: false, dueAfter: true, total: 1575 },
  },
  S11: { rule: 'quota', input: [19, 20, 21, 30, 40, 134], expect: [3, 3, 4, 5, 6, 21] },
  S12: { rule: 'tuteur', input: { activeConventions: 3 }, expect: { canDesignate: false } },
  S13: {
    rule: 'carence',
    input: { prevStart: '2026-03-02', prevEnd: '2026-08-31' },
    expect: { calendarDays: 183, waitDays: 61, earliestStart: '2026-11-01' },
  },
  S14: {
    rule: "carence, interruption à l'initiative du stagiaire",
    input: { interruptedBy: 'stagiaire' },
    expect: { waitDays: 0 },
  },
  S15: {
    rule: 'cumul inter-écoles (Cass. soc. 7 janv. 2026)',
    input: {
      teachingYear: '2014-2015',
      periods: [
        ['2014-09-01', '2014-12-31', 'école A'],
        ['2015-01-02', '2015-06-30', 'école B'],
      ],
    },
    expect: { months: 10, ok: false },
  },
  S16: {
    rule: 'plafond horaire = arrondi(PMSS×12/1607)',
    input: [3666, 3864, 3925, 4005],
    expect: { hourly: [27, 29, 29, 30], min: [4.05, 4.35, 4.35, 4.5] },
  },
} as const;
