import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Letter } from "./parse";

/** The courier's own office: takes the clinic's letters over HTTP and lists all that went through it. */
export async function openOffice() {
  const letters: Letter[] = [];
  const server = createServer(async (request, answer) => {
    if (request.method === "GET") return answer.end(JSON.stringify(letters));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { from, to, text } = JSON.parse(Buffer.concat(chunks).toString());
    const id = `L${letters.length + 1}`;
    letters.push({ id, from, to, text, at: new Date().toISOString(), isOurs: true });
    return answer.end(JSON.stringify({ id }));
  });
  await new Promise<void>((opened) => server.listen(0, "127.0.0.1", opened));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    letters,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
