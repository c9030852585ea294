import type { ComponentProps } from 'react';
import { type To, useHref, useLinkClickHandler } from 'react-router';

/**
 * A link to a page of the console. It follows clicks as React Router's own `Link` does, which brings 2.1 kB of prefetching that
 * only the router's server framework can use.
 */
export function Link({ to, onClick, ...rest }: { to: To } & Omit<ComponentProps<'a'>, 'href' | 'target'>) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <a
      {...rest}
      href={useHref(to)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) follow(event);
      }}
    />
  );
}
