/** What the queue can show. Appeals have a page of their own. */
export const QUEUES = ['at_risk', 'paused', 'suspended', 'waivers', 'no_data'] as const;
export type Queue = (typeof QUEUES)[number];
