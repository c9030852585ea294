import type { ComponentProps } from 'react';
import { createPath, type To } from 'react-router';

/**
 * A link to a page of the console, by its whole path. It knows neither router nor address, so a hundred of them are not rendered
 * again whenever the address changes; `followLinks` takes the click.
 */
export function Link({ to, ...rest }: { to: To } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a data-page="" href={typeof to === 'string' ? to : createPath(to)} {...rest} />;
}
