import { pageSizes } from '@reseller-console/contract';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { words } from '../words/en.ts';
import type { ListQuery } from './table-url-state.ts';

interface FooterProps {
  query: ListQuery;
  /** Undefined while the first rows load. */
  total: number | undefined;
  pageCount: number;
  onPage: (page: number) => void;
  onPageSize: (pageSize: number) => void;
}

/** Which rows a page shows, of how many. */
export function rangeOf({ page, pageSize }: ListQuery, total: number): string {
  return words.table.range((page - 1) * pageSize + 1, Math.min(page * pageSize, total), total);
}

/** Range and total, rows per page, previous and next. */
export function TableFooter({ query, total, pageCount, onPage, onPageSize }: FooterProps) {
  const { page, pageSize } = query;
  const sizes = [...new Set<number>([...pageSizes, pageSize])].sort((a, b) => a - b);
  return (
    <nav
      aria-label={words.table.pages}
      className="flex h-11 shrink-0 items-center gap-4 border-t border-line pr-2 pl-4 text-sm"
    >
      <label className="flex items-center gap-2 text-muted">
        <span className="max-sm:sr-only">{words.table.pageSize}</span>
        <select
          aria-label={words.table.pageSize}
          value={pageSize}
          onChange={(event) => onPageSize(Number(event.target.value))}
          className="hit h-8 rounded-control border border-field bg-surface px-2 text-text hover:border-muted"
        >
          {sizes.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <span className="ml-auto whitespace-nowrap">{total === undefined ? null : rangeOf(query, total)}</span>
      <span className="flex">
        <IconButton label={words.table.previous} aria-disabled={page <= 1} onClick={() => onPage(page - 1)}>
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label={words.table.next}
          aria-disabled={page >= pageCount}
          onClick={() => onPage(page + 1)}
        >
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
      </span>
    </nav>
  );
}
