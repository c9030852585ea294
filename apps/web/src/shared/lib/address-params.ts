/**
 * What the address says right now. A page may not have rendered it yet: whoever changes a part of it begins with this, so that
 * no change just before is lost.
 */
export const addressParams = (): URLSearchParams => new URLSearchParams(location.search);
