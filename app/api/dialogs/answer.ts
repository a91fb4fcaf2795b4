/** What was found as JSON, or "not found": to those who may not see a thing, it is not there. */
export const found = (value: unknown): Response =>
  value === null
    ? Response.json({ reason: "notFound" }, { status: 404 })
    : Response.json(value);

export const invalid = (): Response =>
  Response.json({ reason: "invalid" }, { status: 400 });
