/** The product's mark: the rows of a board, each with its point. */
export function Mark({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M6 8h1.5M10 8h8M6 12h1.5M10 12h5M6 16h1.5M10 16h7"
        strokeWidth="2"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}
