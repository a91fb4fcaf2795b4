import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "dialogs-leaving-"));

afterAll(() => rmSync(folder, { recursive: true }));

test("a server that is asked to end first ends what goes on after an answer", async () => {
  const file = path.join(folder, "done");
  const server = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/leave-after.ts", file],
    { env: { ...process.env, DATABASE_URL: "", PUSHER_APP_ID: "" }, stdio: "ignore" },
  );
  expect(await once(server, "exit")).toEqual([143, null]);
  expect(readFileSync(file, "utf8")).toBe("done");
});
