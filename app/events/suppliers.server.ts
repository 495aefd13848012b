import { sendSampleMessages } from '~/domain/messaging/send-sample-messages.server';
import { SAMPLE_CHANGED, type SampleChanged } from '~/domain/sourcing/suppliers/sample.events';
import type { Subscribers } from './subscriber';

export const supplierSubscribers: Subscribers = {
  [SAMPLE_CHANGED]: [
    async ({ database }, { id, payload }) => {
      await sendSampleMessages(database.db, id, (payload as SampleChanged).sampleEventId);
    },
  ],
};
