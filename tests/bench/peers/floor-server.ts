import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Pool } from "pg";

/** Keeps each post as one row, and answers. Ends with whoever started it. */
const pool = new Pool({ connectionString: process.argv[2], max: 10 });
await pool.query(
  "create table if not exists floor (id bigint generated always as identity, payload text)",
);
const server = createServer(async (request, response) => {
  await pool.query("insert into floor (payload) values ($1)", [await text(request)]);
  response.end();
});
server.listen(0, "127.0.0.1", () =>
  process.send?.((server.address() as AddressInfo).port),
);
process.once("disconnect", () => process.exit());
