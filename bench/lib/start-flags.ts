/** The flags of Node under which `pnpm start` and the container run the console. */
export const startFlags = ['--expose-gc'];
