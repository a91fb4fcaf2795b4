import { openDatabase } from "@/db";
import { env } from "@/lib/env";

test("a script may open its database before it has set the rest of its surroundings", async () => {
  const database = openDatabase("postgres://nobody@127.0.0.1:1/nothing");
  process.env.PROVIDER_STANDIN_URL = "http://127.0.0.1:4711";
  expect(env().PROVIDER_STANDIN_URL).toBe("http://127.0.0.1:4711");
  await database.$client.end();
});
