import { Client } from "pg";

/** Asks a database one question by a connection of its own; the first column of the first row. */
export async function askDatabase(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query({ text: question, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}
