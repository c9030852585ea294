interface Licence {
  readonly userLimit: number | null;
  readonly activeUsers: number;
}

/**
 * How much of a licence is used: `share` of the limit from 0 to 1 (undefined where there is no limit) and how many users
 * are `over` it.
 */
export function licenceUse({ userLimit, activeUsers }: Licence): { share: number | undefined; over: number } {
  if (userLimit === null) return { share: undefined, over: 0 };
  const over = Math.max(0, activeUsers - userLimit);
  return { share: userLimit === 0 ? Number(activeUsers > 0) : Math.min(1, activeUsers / userLimit), over };
}
