/** The flags of Node under which `pnpm start` and the container run the console. */
export const startFlags = ['--max-semi-space-size=4'];
