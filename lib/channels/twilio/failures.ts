import type { FailureMeaning, RetryAdvice } from "../types";

/** Twilio's codes by the sentence that they come to, each with its advice; twilio.com/docs/api/errors. */
const sentences: [key: string, retry: RetryAdvice, codes: number[]][] = [
  ["credentials", "settings", [20003]],
  ["notFound", "no", [20404]],
  ["tooFast", "later", [20429]],
  ["providerTrouble", "once", [20500, 20503]],
  ["notANumber", "no", [21211, 21614]],
  ["senderNotSetUp", "settings", [21212, 21606, 63002, 63007]],
  ["countryOff", "no", [21408]],
  ["stopped", "no", [21610]],
  ["tooLong", "change", [21617]],
  ["nothingToSend", "no", [21619]],
  ["fileLink", "no", [21620, 21623]],
  ["templateWrong", "template", [21654, 21655, 21656, 92005, 92006, 92007]],
  ["phoneUnavailable", "later", [30003, 30005, 30006]],
  ["filtered", "no", [30007]],
  ["causeUnknown", "once", [30008]],
  ["senderSignIn", "settings", [63001]],
  ["noWhatsapp", "no", [63003, 63024]],
  ["contentRefused", "change", [63005, 63013, 63021]],
  ["channelFault", "later", [63009, 63010, 63011, 63012]],
  ["senderMisconfigured", "settings", [63008, 63020]],
  ["notInSandbox", "no", [63015]],
  ["windowClosed", "template", [63016]],
  ["limitReached", "later", [63017, 63018, 63038]],
  ["fileNotTaken", "change", [63019, 63034, 11751]],
  ["channelDeclined", "no", [63032, 63049]],
  ["blocked", "no", [63014, 63033]],
  ["templateUnavailable", "template", [63040, 63041, 63042]],
  ["accountLocked", "settings", [63051, 63112]],
];

const meanings = new Map<string, FailureMeaning>(
  sentences.flatMap(([key, retry, codes]) =>
    codes.map((code): [string, FailureMeaning] => [String(code), { key, retry }]),
  ),
);

/** What a code of Twilio's means to staff: a key of the catalogue `failure`, and whether to try again. */
export function failure(code: string | null): FailureMeaning {
  if (code === null) return { key: "notDelivered", retry: "once" };
  return meanings.get(code) ?? { key: "unknownCode", retry: "once" };
}
