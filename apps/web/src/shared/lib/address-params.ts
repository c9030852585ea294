/**
 * What the address says right now. A page may not have rendered it yet: code that changes a part of it starts from this, and then
 * no change just before is lost.
 */
export const addressParams = (): URLSearchParams => new URLSearchParams(location.search);
