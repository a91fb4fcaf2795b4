import type { FailureMeaning, RetryAdvice } from "../types";

/** Meta's codes by the sentence that they come to; a subcode says more than its code alone and is looked up first. */
const sentences: [key: string, retry: RetryAdvice, codes: string[]][] = [
  ["tokenVoid", "settings", ["190", "102"]],
  ["instagramWindow", "no", ["10/2534022", "10/2018278"]],
  ["personUnavailable", "later", ["551"]],
  ["personGone", "no", ["100/2534014", "100/2018001", "100/33"]],
  ["instagramFile", "later", ["100/2018047"]],
  ["messageRefused", "change", ["100"]],
  ["accessWithdrawn", "settings", ["200/2534041"]],
  ["tooFast", "later", ["4", "17", "32", "613", "80002"]],
  ["restricted", "no", ["10/1893063", "100/2534029", "2534122"]],
  ["instagramTrouble", "once", ["1", "2", "-1"]],
  ["profileConsent", "no", ["230"]],
  ["permissionMissing", "settings", ["3", "10", "200"]],
];

const meanings = new Map<string, FailureMeaning>(
  sentences.flatMap(([key, retry, codes]) =>
    codes.map((code): [string, FailureMeaning] => [code, { key, retry }]),
  ),
);

/** What a code of Meta's (`190`, `10/2534022`) means to staff: a key of the catalogue `failure`, and whether to retry. */
export function failure(code: string | null): FailureMeaning {
  if (code === null) return { key: "notDelivered", retry: "once" };
  const [main = "", subcode = ""] = code.split("/");
  return (
    meanings.get(code) ??
    meanings.get(subcode) ??
    meanings.get(main) ?? { key: "unknownCode", retry: "once" }
  );
}
