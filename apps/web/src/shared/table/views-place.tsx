/** The place of the saved views of a list, until they have loaded. */
export const ViewsPlace = () => <span className="w-16 sm:w-28" />;
