/** The families of competence of the lab's people. */
export const COMPETENCES = ['data_ai_engineering', 'data_science', 'project_management'] as const;
export type Competence = (typeof COMPETENCES)[number];
