import { setImmediate as turn } from "node:timers/promises";
import { pipelined } from "@/db/pipelined";

const failing = (fault: string, after: () => Promise<unknown>) => ({
  execute: async () => {
    await after();
    throw new Error(fault);
  },
});

test("all are asked before the first is answered, and their answers come in their order", async () => {
  const asked: string[] = [];
  const asking = (name: string) => ({
    execute: () => {
      asked.push(name);
      return turn(name);
    },
  });
  const answers = pipelined(asking("one"), asking("other"));
  expect(asked).toEqual(["one", "other"]);
  expect(await answers).toEqual(["one", "other"]);
});

test("what is thrown is why the first failed, though those behind it may be heard of sooner", async () => {
  const cause = failing("deadlock", () => turn());
  const consequence = failing("transaction is aborted", async () => undefined);
  await expect(pipelined(cause, consequence)).rejects.toThrow("deadlock");
});
