/** The text of what a route of the simulator answers; null where it answers nothing good. */
export async function fetchJson(
  path: string,
  options?: RequestInit,
): Promise<string | null> {
  const response = await fetch(`/api/simulator/${path}`, options).catch(() => null);
  return response?.ok ? response.text() : null;
}

/** The same, for what is done rather than asked. */
export const postJson = (path: "read" | "write" | "act", body: object) =>
  fetchJson(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
