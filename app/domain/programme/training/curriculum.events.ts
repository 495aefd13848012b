/** A country's curriculum was published. Payload: { curriculumId }. */
export const CURRICULUM_PUBLISHED = 'curriculum.published';

export type CurriculumPublished = { curriculumId: string };
