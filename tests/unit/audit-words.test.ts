import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { accountReasons } from "@/lib/accounts/types/need";
import audit from "@/messages/en/audit.json";

const did: Record<string, Record<string, string>> = audit.did;

/** What stands in the rooms as a subject and what was done to it; names of log lines and spans look the same. */
const deeds = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => {
    const source = readFileSync(path.join("lib", name), "utf8");
    const rest = source.replace(/(log\(\s*"\w+",\s*|traced(<\w+>)?\(\s*)"[^"]*"/g, "");
    return [...rest.matchAll(/"([a-z]\w*)\.([a-z]\w*)"/gi)].map(
      ([, subject = "", deed = ""]) => [subject, deed] as const,
    );
  })
  .filter(([subject]) => subject in did);

test("whatever is written into the audit log is told in words", () => {
  expect(deeds.length).toBeGreaterThan(40);
  expect(deeds.filter(([subject, deed]) => !did[subject]?.[deed])).toEqual([]);
});

test("and so is why an account needs attention", () => {
  const told: Record<string, string> = audit.reasons;
  expect(accountReasons.filter((reason) => !told[reason])).toEqual([]);
});
