/**
 * What the address says right now. A page may not have rendered it yet: code that changes a part of it starts from this, so
 * a change made just before is not lost.
 */
export const addressParams = (): URLSearchParams => new URLSearchParams(location.search);
