/** Handle of a route whose panel is next to its parent's page: opening and closing it does not change the page. */
export const besidePage = 'beside-page';
