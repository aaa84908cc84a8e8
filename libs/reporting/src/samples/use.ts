import { toldUsers, USAGE_ALERT_RULES, type AfterGoLive } from '@jalon/domain';

/** What is in use in the samples: counted, declared, too few and unknown; money and hours. */
export function sampleUse(text: (index: number) => string = (index) => `Cas ${index + 1}`): AfterGoLive {
  const of = (index: number) => ({
    useCaseId: `u${index}`,
    code: `UC-${String(index + 1).padStart(3, '0')}`,
    title: text(index),
    entityId: `e${index % 3}`,
    entityName: text(index + 1),
  });
  const users = [120, 35, 3, null, 0, 48, 260, 18, 77, 9, 14];
  return {
    deployments: users.map((count, index) => ({
      ...of(index),
      ...toldUsers(count),
      id: `d${index}`,
      environment: 'production' as const,
      liveOn: '2026-01-05',
      eligible: index === 5 ? null : 300 - index * 10,
      declared: index % 4 === 1,
      target: index % 2 === 0 ? 40 : null,
      targetOn: index % 2 === 0 ? '2026-04-30' : null,
    })),
    benefits: (['eur', 'hours', 'eur', 'percent'] as const).map((unit, index) => ({
      ...of(index),
      id: `b${index}`,
      benefit: text(index + 2),
      unit,
      month: 1_234_500 - index * 400_000,
      cumulated: 5_000_000 - index * 10_050,
      expectedMonth: 1_500_000,
      expectedCumulated: 6_000_000,
    })),
    costs: [{ ...of(0), investment: 12_000_000, runCost: 450_000 }],
    alerts: USAGE_ALERT_RULES.map((rule, index) => ({
      ...of(index),
      id: `a${index}`,
      rule,
      openedOn: '2026-04-12',
    })),
  };
}
