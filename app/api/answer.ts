/** What was found as JSON, or "not found": to those who may not see a thing, it is not there. */
export const found = (value: unknown): Response =>
  value === null
    ? Response.json({ reason: "notFound" }, { status: 404 })
    : Response.json(value);

/** What was asked or sent makes no sense here. */
export const invalid = (): Response =>
  Response.json({ reason: "invalid" }, { status: 400 });

/** More was sent than anybody needs to send here. */
export const tooMuch = (): Response =>
  Response.json({ reason: "tooLarge" }, { status: 413 });

/** A spreadsheet to save under a name of ours, kept by nobody on the way. */
export const spreadsheet = (name: string, body: BodyInit): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
