/** Matches the paths of a route template with `:name` parameters, which become groups; `end` is what may follow, as a pattern. */
export const pathPattern = (template: string, end = ''): RegExp =>
  new RegExp(`^${template.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}${end}$`);
