import { TOPICS_OF_STEP } from '~/domain/programme/training/topics';

/** The method's own topics of training, by step. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = TOPICS_OF_STEP;

/** The rules of eligibility that a waiver can name. */
export const RULES: readonly string[] = 'G1 G2 G3 G4 G5 G6 G7 M1 M2 M3 M4 M5 M6 M7 E1 E2 E3'.split(' ');
