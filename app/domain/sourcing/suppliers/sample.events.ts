/** A sample was asked for, or its way went on; the payload is the row of its history. */
export const SAMPLE_CHANGED = 'sample.changed';
export type SampleChanged = { sampleEventId: number };
