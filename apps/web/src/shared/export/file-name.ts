/** The file name that a `Content-Disposition` header asks for (RFC 6266): the one in any script, else the plain one. */
export function fileNameOf(header: string | null, fallback: string): string {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(header ?? '')?.[1];
  const plain = /filename="([^"]*)"/i.exec(header ?? '')?.[1];
  let name = plain;
  try {
    if (extended !== undefined) name = decodeURIComponent(extended);
  } catch {
    // Badly encoded: the plain name does.
  }
  // A name is never a path.
  return name?.replaceAll(/[/\\\p{Cc}]/gu, '-') || fallback;
}
