/** Whether a request that changes something was sent by a page of this very host. No origin, or `null`, is a no. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers.get("host");
}
