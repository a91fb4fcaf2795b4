import { writeFileSync } from "node:fs";
import { inBackground } from "@/lib/concurrency/background";
import { startServer } from "@/lib/start-server";

/** A server in a process of its own that is asked to end while something goes on after an answer. */
const [, , file = ""] = process.argv;
await startServer();
// As Next does once everybody has been answered.
process.once("SIGTERM", () => process.exit(143));
inBackground(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  writeFileSync(file, "done");
});
process.kill(process.pid, "SIGTERM");
