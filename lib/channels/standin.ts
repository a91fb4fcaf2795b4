/**
 * Where a request to a provider really goes: to the provider, or with a stand-in to its origin, the provider's host as
 * the first part of the path. The last step before a request: whatever judges an address judges the real one.
 */
export function throughStandin(url: string, standinUrl: string | undefined): string {
  if (!standinUrl) return url;
  const { host, pathname, search } = new URL(url);
  return `${standinUrl.replace(/\/+$/, "")}/${host}${pathname}${search}`;
}
