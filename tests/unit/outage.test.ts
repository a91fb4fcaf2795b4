import { isOutage } from "@/lib/outage";

const fault = (code: string) =>
  Object.assign(new Error("Failed query"), {
    cause: Object.assign(new Error(), { code }),
  });

test.each([
  ["nobody listens", "ECONNREFUSED"],
  ["its machine is gone", "EHOSTUNREACH"],
  ["its network is gone", "ENETUNREACH"],
  ["it is starting up", "57P03"],
  ["it has too many connections", "53300"],
  ["we stood still in the middle of a transaction", "25P03"],
])("a database of which %s must be asked again", (_why, code) => {
  expect(isOutage(fault(code))).toBe(true);
});

test.each([
  "Query read timeout",
  "timeout exceeded when trying to connect",
  "Connection terminated unexpectedly",
])("and so must one that gave no answer: %s", (words) => {
  expect(isOutage(new Error(words))).toBe(true);
});

test.each([
  ["a value that it can't store", "22021"],
  ["a rule that was broken", "23505"],
])("what it refuses is no outage: %s", (_what, code) => {
  expect(isOutage(fault(code))).toBe(false);
});
