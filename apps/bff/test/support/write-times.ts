/** Times of writes for tests: enough to send, and lookups of a lost answer that follow each other at once. In milliseconds. */
export const writeTimes = { sendMs: 5000, reconcile: { waits: [0, 20], deadlineMs: 3000 } };
