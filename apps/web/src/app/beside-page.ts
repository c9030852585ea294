/** Handle of a route whose panel stands beside its parent's page: opening and closing it is no change of page. */
export const besidePage = 'beside-page';
