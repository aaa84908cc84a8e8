import type { ApplicationState } from '../application.js';
import type { InternshipState } from '../life.js';
import type { MentionCode } from './mentions.js';
import type { AbsenceKind } from './presence.js';
import type { BlockedPurpose } from './purpose.js';
import type { Signatory } from './signatures.js';
import type { RuleId, VerdictCode } from './verdict-kinds.js';
import type { EndingInitiative } from './waiting.js';

/** The words of the rules in one language; parameters as `{{ name }}`, shown as VERDICT_KINDS says. */
export interface InternshipRuleWords {
  readonly rules: Readonly<Record<RuleId, { readonly title: string; readonly source: string }>>;
  readonly verdicts: Readonly<Record<VerdictCode, string>>;
  /** Words of the codes that verdicts name. */
  readonly terms: Readonly<Record<BlockedPurpose | Signatory | MentionCode, string>>;
  readonly absences: Readonly<Record<AbsenceKind, string>>;
  readonly initiatives: Readonly<Record<EndingInitiative, string>>;
  readonly applicationStates: Readonly<Record<ApplicationState, string>>;
  readonly internshipStates: Readonly<Record<InternshipState, string>>;
}

export const INTERNSHIP_WORDS_FR: InternshipRuleWords = {
  rules: {
    R1: { title: 'Décompte de la présence', source: 'Code de l’éducation, D124-6' },
    R2: {
      title: 'Six mois au plus par année d’enseignement',
      source: 'Code de l’éducation, L124-5\u202f; Cass. soc., 7 janvier 2026, n°\u00a024-12.244',
    },
    R3: { title: 'Congés et absences', source: 'Code de l’éducation, L124-13 et D124-6' },
    R4: { title: 'Seuil de la gratification', source: 'Code de l’éducation, L124-6 et D124-8' },
    R5: { title: 'Gratification minimale', source: 'Code de l’éducation, L124-6 et D124-8' },
    R6: { title: 'Plafond de la sécurité sociale', source: 'Arrêté annuel fixant le plafond' },
    R7: { title: 'Lissage de la gratification', source: 'Pratique admise, à écrire dans la convention' },
    R8: { title: 'Stage à cheval sur deux années', source: 'Sources divergentes' },
    R9: { title: 'Rattrapage après avenant', source: 'Code de l’éducation, L124-6' },
    R10: { title: 'Franchise de cotisations', source: 'Code de la sécurité sociale, D242-2-1' },
    R11: { title: 'Nombre de stagiaires par semaine', source: 'Code de l’éducation, R124-10 et R124-12' },
    R12: { title: 'Nombre de stagiaires par tuteur', source: 'Code de l’éducation, R124-13' },
    R13: { title: 'Délai de carence sur un poste', source: 'Code de l’éducation, L124-11' },
    R14: { title: 'Motifs interdits', source: 'Code de l’éducation, L124-7' },
    R15: { title: 'Volume d’enseignement', source: 'Code de l’éducation, D124-2' },
    R16: { title: 'Signatures', source: 'Code de l’éducation, L124-1 et D124-4' },
    R17: { title: 'Registre des stagiaires', source: 'Code du travail, L1221-13 et R1221-26' },
    R18: { title: 'Attestation de stage', source: 'Code de l’éducation, D124-9' },
    R19: { title: 'Interruption et prolongation', source: 'Code de l’éducation, L124-15' },
    R20: { title: 'Points de suivi', source: 'Code de l’éducation, L124-1' },
    R21: { title: 'Durées et horaires de présence', source: 'Code de l’éducation, L124-14' },
    R22: { title: 'Amende administrative', source: 'Code de l’éducation, L124-17' },
    'D124-4': { title: 'Mentions obligatoires de la convention', source: 'Code de l’éducation, D124-4' },
    RETENTION: { title: 'Conservation des candidatures', source: 'RGPD, article 5\u202f; CNIL, recrutement' },
  },
  verdicts: {
    presence_counted:
      'Présence\u00a0: {{ minutes }}, soit {{ days }} jours entiers et {{ months }} mois entiers.',
    cap_kept:
      '{{ minutes }} de présence cette année d’enseignement, sur {{ limit }} au plus\u202f; il reste {{ left }}.',
    cap_exceeded:
      '{{ minutes }} de présence cette année d’enseignement, toutes écoles confondues\u00a0: le maximum de {{ limit }} est dépassé de {{ over }}.',
    presence_estimated:
      'Les heures du stage du {{ from }} au {{ to }} ne sont pas connues\u00a0: {{ months }} mois entiers sont comptés.',
    internships_overlap:
      'Un autre stage de la même personne a lieu en même temps, du {{ from }} au {{ to }}.',
    outside_teaching_year:
      'Le stage sort de l’année d’enseignement déclarée par l’établissement, du {{ from }} au {{ to }}.',
    teaching_year_short:
      'L’année d’enseignement du {{ from }} au {{ to }} est bien courte\u00a0: à vérifier avec l’établissement.',
    teaching_year_unsound:
      'L’année d’enseignement du {{ from }} au {{ to }} n’en est pas une\u00a0: elle finit avant de commencer ou dure plus d’un an.',
    leave_provided: 'La convention prévoit des congés, ou n’a pas à le faire.',
    leave_not_provided:
      'Au-delà de {{ limit }} de présence, la convention doit prévoir des congés et autorisations d’absence.',
    stipend_due:
      '{{ minutes }} de présence, plus de {{ limit }}\u00a0: gratification due dès la première heure.',
    stipend_optional: '{{ minutes }} de présence, pas plus de {{ limit }}\u00a0: gratification facultative.',
    rate_kept: 'Gratification de {{ rate }} par heure, pour un minimum de {{ minimum }}.',
    rate_below_minimum:
      'Gratification de {{ rate }} par heure\u00a0: le minimum est de {{ minimum }} au {{ on }}.',
    ceiling_current: 'Plafond horaire de {{ ceiling }}, en vigueur depuis le {{ from }}.',
    ceiling_of_earlier_year:
      'Le plafond horaire applicable au {{ on }} n’est pas renseigné\u00a0: celui du {{ from }} est utilisé ({{ ceiling }}).',
    smoothing_possible: 'Lissage possible\u00a0: {{ minutes }} sur {{ months }} mois.',
    smoothing_without_hours: 'Pour lisser la gratification, la convention doit donner le total des heures.',
    smoothing_settled: 'Les versements lissés correspondent aux heures faites.',
    smoothing_to_settle: 'Régularisation\u00a0: {{ owed }} à verser, {{ overpaid }} versés en trop.',
    year_rate_same: 'Le changement d’année ne modifie pas le montant.',
    year_rate_disputed:
      'Stage à cheval sur deux années\u00a0: {{ byMonth }} au taux du mois de présence, {{ bySignature }} au taux de la signature. Les sources divergent.',
    back_pay_none: 'Aucun rattrapage de gratification.',
    back_pay_owed: 'L’avenant rend la gratification due dès la première heure\u00a0: {{ owed }} à rattraper.',
    contributions_exempt: 'Gratification exonérée de cotisations ({{ exempt }}).',
    contributions_due: 'Cotisations dues sur {{ subject }}\u202f; {{ exempt }} en franchise.',
    quota_kept: '{{ count }} conventions en cours la semaine du {{ week }}, pour un maximum de {{ limit }}.',
    quota_unproven:
      '{{ count }} conventions du lab en cours la semaine du {{ week }}, pour un maximum de {{ limit }} dans l’entité juridique\u00a0: le lab seul ne peut pas prouver le respect du quota.',
    quota_exceeded:
      '{{ count }} conventions en cours la semaine du {{ week }}\u00a0: le maximum est de {{ limit }}.',
    tutor_available: 'Tuteur de {{ count }} stagiaires au {{ on }}, pour un maximum de {{ limit }}.',
    tutor_full:
      'Déjà tuteur de {{ count }} stagiaires au {{ on }}\u00a0: le maximum est de {{ limit }}. Désignez une autre personne.',
    academic_tutor_available:
      'Enseignant référent de {{ count }} stagiaires connus, pour un maximum de {{ limit }}.',
    academic_tutor_full:
      'Enseignant référent de {{ count }} stagiaires connus, pour un maximum de {{ limit }}\u00a0: à vérifier avec l’établissement.',
    waiting_none: 'Aucun stage précédent sur ce poste.',
    waiting_over: 'Délai de carence de {{ days }} jours écoulé le {{ earliest }}.',
    waiting_period:
      'Le stage précédent sur ce poste a pris fin le {{ ended }}\u00a0: délai de carence de {{ days }} jours, début possible le {{ earliest }}.',
    purpose_allowed: 'Aucun motif interdit, et le stage est justifié.',
    purpose_blocked: 'Motif interdit\u00a0: {{ purpose }}.',
    purpose_unchecked: 'Confirmez qu’aucun motif interdit ne s’applique.',
    purpose_unjustified: 'Dites ce que le stage apprend.',
    curriculum_kept: '{{ hours }} heures d’enseignement, pour un minimum de {{ minimum }}.',
    curriculum_gap_year: 'Année de césure\u00a0: aucun volume d’enseignement n’est exigé.',
    curriculum_unknown: 'Donnez le volume d’enseignement de l’année\u00a0: au moins {{ minimum }} heures.',
    curriculum_too_short: '{{ hours }} heures d’enseignement\u00a0: il en faut au moins {{ minimum }}.',
    face_to_face_too_short:
      '{{ hours }} heures en présence des étudiants\u00a0: il en faut au moins {{ minimum }}, sauf dérogation.',
    all_signed: 'Tous ont signé, le dernier le {{ on }}.',
    signature_missing:
      'Signature manquante\u00a0: {{ signatory }}. Le stage prévu le {{ start }} ne peut pas commencer.',
    signature_in_future: 'Signature datée du futur\u00a0: {{ signatory }}, le {{ on }}.',
    signed_after_start:
      'Signature après le début du stage ({{ start }})\u00a0: {{ signatory }}, le {{ on }}.',
    signatory_dropped:
      'La loi prévoit cette signature, que le réglage ne demande pas\u00a0: {{ signatory }}.',
    birth_date_in_future: 'La date de naissance est dans le futur ({{ on }}).',
    register_complete: 'Registre complet\u00a0: {{ count }} lignes.',
    register_incomplete: 'Lignes incomplètes au registre\u00a0: {{ count }}.',
    certificate_ready: 'Attestation possible\u00a0: {{ minutes }} de présence, {{ paid }} de gratification.',
    certificate_too_early: 'L’attestation se délivre à la fin du stage, le {{ end }}.',
    interruption_settled: 'L’établissement s’est prononcé sur l’interruption.',
    interruption_open: 'Stage interrompu\u00a0: l’établissement doit le valider ou en reporter la fin.',
    prolongation_allowed: 'Prolongation possible\u202f; il reste {{ left }} cette année d’enseignement.',
    prolongation_beyond_cap: 'La prolongation dépasse de {{ over }} le maximum de {{ limit }}.',
    check_ins_kept: 'Points de suivi\u00a0: {{ count }}, pour un minimum de {{ minimum }}.',
    check_ins_missing: 'Points de suivi\u00a0: {{ count }}\u202f; il en faut au moins {{ minimum }}.',
    hours_kept: 'Horaires conformes.',
    night_not_agreed: 'Présence de nuit le {{ on }}, que la convention n’écrit pas.',
    sunday_not_agreed: 'Présence le dimanche {{ on }}, que la convention n’écrit pas.',
    holiday_not_agreed: 'Présence un jour férié, le {{ on }}, que la convention n’écrit pas.',
    day_too_long: '{{ minutes }} de présence le {{ on }}\u00a0: le maximum est de {{ limit }} par jour.',
    week_too_long:
      '{{ minutes }} de présence la semaine du {{ week }}\u00a0: le maximum est de {{ limit }} par semaine.',
    fine_exposure: 'Amende encourue pour {{ count }} stagiaires\u00a0: {{ amount }} au plus.',
    mentions_complete: 'Les quinze mentions obligatoires sont là.',
    mention_missing: 'Mention obligatoire {{ number }} incomplète\u00a0: {{ mention }}.',
    retention_kept: 'Conservée jusqu’au {{ until }}.',
    retention_too_long: 'Conservation jusqu’au {{ until }}\u00a0: le maximum est le {{ latest }}.',
    erasure_due: 'À effacer\u00a0: la conservation a pris fin le {{ until }}.',
  },
  terms: {
    replace_absent: 'remplacer une personne absente',
    permanent_post: 'tâche régulière d’un poste permanent',
    temporary_peak: 'accroissement temporaire de l’activité',
    seasonal_job: 'emploi saisonnier',
    dangerous_work: 'travaux dangereux',
    intern: 'stagiaire',
    legal_representative: 'représentant légal du stagiaire',
    host: 'organisme d’accueil',
    school: 'établissement d’enseignement',
    academic_tutor: 'enseignant référent',
    tutor: 'tuteur',
    curriculum: 'intitulé et volume horaire de la formation',
    tutors: 'noms de l’enseignant référent et du tuteur',
    skills: 'compétences à acquérir',
    activities: 'activités confiées',
    dates: 'dates et durée totale de présence',
    weekly_presence: 'présence hebdomadaire, de nuit, le dimanche ou un jour férié',
    supervision: 'encadrement et suivi',
    stipend: 'montant et modalités de la gratification',
    social_protection: 'protection sociale et responsabilité civile',
    absences: 'congés et autorisations d’absence',
    suspension: 'suspension et résiliation',
    validation: 'validation en cas d’interruption',
    benefits: 'avantages offerts',
    house_rules: 'clauses applicables du règlement intérieur',
    certificate: 'délivrance de l’attestation',
  },
  absences: {
    pregnancy: 'Grossesse',
    paternity: 'Paternité',
    adoption: 'Adoption',
    illness: 'Maladie',
    accident: 'Accident',
    exam: 'Examen ou cours',
    leave: 'Congé',
    other: 'Autre',
  },
  initiatives: {
    intern: 'Stagiaire',
    host: 'Organisme d’accueil',
    school: 'Établissement d’enseignement',
    agreed: 'D’un commun accord',
  },
  applicationStates: {
    received: 'Reçue',
    shortlisted: 'Présélectionnée',
    interview: 'Entretien',
    accepted: 'Acceptée',
    rejected: 'Refusée',
    withdrawn: 'Retirée',
  },
  internshipStates: {
    draft: 'Brouillon',
    in_signature: 'À signer',
    signed: 'Signée',
    running: 'En cours',
    suspended: 'Suspendu',
    extended: 'Prolongé',
    completed: 'Terminé',
    certified: 'Attesté',
    terminated: 'Rompu',
  },
};
