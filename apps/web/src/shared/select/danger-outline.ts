/** Classes of a button for what cannot be reversed: the dialog that says what it does has the filled one. */
export const dangerOutline = 'border-bad! text-bad!';
