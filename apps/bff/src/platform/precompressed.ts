import express, { type RequestHandler } from 'express';

/** Encodings that the build produces, smallest first. */
const encodings = ['br', 'gzip'] as const;

type Options = Omit<NonNullable<Parameters<typeof express.static>[1]>, 'fallthrough' | 'setHeaders'>;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404;

/**
 * Serves the files of `folder` below `root` in the smallest encoding that the browser accepts. The build keeps each encoding in its own
 * tree, `root/.br` and `root/.gzip`, with the same file names. Each encoding has its own ETag (RFC 9110, section 8.8.3.3). A file without
 * an encoded form is sent as it is. Every other failure goes to the error handler.
 */
export function precompressed(root: string, folder: string, options: Options): RequestHandler {
  const encoded = encodings.map((encoding) => ({
    encoding,
    send: express.static(`${root}.${encoding}/${folder}`, {
      ...options,
      fallthrough: false,
      setHeaders: (response) => response.setHeader('Content-Encoding', encoding),
    }),
  }));
  const plain = express.static(`${root}${folder}`, { ...options, fallthrough: false });
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const form = encoded.find(({ encoding }) => request.acceptsEncodings(encoding));
    const asItIs = () => plain(request, response, next);
    if (!form) return asItIs();
    form.send(request, response, (error: unknown) => (isMissing(error) ? asItIs() : next(error)));
  };
}
