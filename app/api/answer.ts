/** What was found as JSON, or "not found": to those who may not see a thing, it is not there. */
export const found = (value: unknown): Response =>
  value === null
    ? Response.json({ reason: "notFound" }, { status: 404 })
    : Response.json(value);

/** What was asked or sent makes no sense here. */
export const invalid = (): Response =>
  Response.json({ reason: "invalid" }, { status: 400 });

/** Whoever this was meant for is not signed in any more. */
export const signedOut = (): Response =>
  Response.json({ reason: "signedOut" }, { status: 401 });

/** More was sent than anybody needs to send here. */
export const tooMuch = (): Response =>
  Response.json({ reason: "tooLarge" }, { status: 413 });

/** A spreadsheet to save under a name of ours, sent in portions, kept by nobody on the way. */
export async function spreadsheet(
  name: string,
  portions: AsyncGenerator<string>,
): Promise<Response> {
  // What can go wrong goes wrong before the answer begins, or breaks it off: half a file must not look like a whole one.
  const first = await portions.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (file) => file.enqueue(encoder.encode(first.value ?? "")),
    async pull(file) {
      const { done, value } = await portions.next();
      if (done) file.close();
      else file.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
