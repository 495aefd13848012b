/** Records were kept by hand; `desk_recording` says what they touch. Payload: { recordingId }. */
export const RECORDS_CHANGED = 'records.changed';

export type RecordsChanged = { recordingId: number };
