import { adapters } from "@/lib/channels";
import type { Channel, RetryAdvice } from "@/lib/channels/types";
import failure from "@/messages/en/failure.json";

const sentences: Record<string, string> = failure;

const say = (channel: Channel, code: string | null) => {
  const { key, retry } = adapters[channel].failure(code);
  return [sentences[key], retry];
};

test.each<[string, RegExp, RetryAdvice]>([
  ["20003", /Account SID or Auth Token is wrong/, "settings"],
  ["20404", /does not know this message/, "no"],
  ["20429", /limiting how fast/, "later"],
  ["20503", /not known whether this was sent/, "once"],
  ["21211", /not a number that can get messages/, "no"],
  ["21606", /not set up for WhatsApp/, "settings"],
  ["21408", /country is not enabled/, "no"],
  ["21610", /sent STOP/, "no"],
  ["21617", /Longer than 1600/, "change"],
  ["21619", /nothing to send/, "no"],
  ["21620", /link is not valid/, "no"],
  ["92006", /template or what was filled in/, "template"],
  ["30005", /phone is off/, "later"],
  ["30007", /filtered/, "no"],
  ["30008", /does not know why/, "once"],
  ["63001", /sign-in/, "settings"],
  ["63024", /cannot get WhatsApp messages/, "no"],
  ["63013", /refused the content/, "change"],
  ["63010", /had a fault/, "later"],
  ["63020", /not set up correctly/, "settings"],
  ["63015", /joined the sandbox/, "no"],
  [
    "63016",
    /^More than 24 hours since the patient wrote\. Use a template\.$/,
    "template",
  ],
  ["63018", /limit is reached/, "later"],
  ["63019", /could not fetch the file/, "change"],
  ["63049", /chose not to deliver/, "no"],
  ["63033", /blocked the clinic/, "no"],
  ["63041", /rejected, paused or disabled/, "template"],
  ["63112", /locked or disabled/, "settings"],
])("Twilio's %s is put in words", (code, words, retry) => {
  expect(say("whatsapp", code)).toEqual([expect.stringMatching(words), retry]);
});

test.each<[string, RegExp, RetryAdvice]>([
  ["190/463", /no longer accepts the account’s token/, "settings"],
  ["10/2534022", /More than 24 hours/, "no"],
  ["10/2018278", /More than 24 hours/, "no"],
  ["551/1545041", /cannot get messages at the moment/, "later"],
  ["100/2534014", /does not know this person/, "no"],
  ["100", /Instagram refused the message/, "change"],
  ["200/2534041", /access was withdrawn/, "settings"],
  ["613/2534040", /limiting how fast/, "later"],
  ["10/1893063", /restricted/, "no"],
  ["100/2534122", /restricted/, "no"],
  ["1/1357046", /not known whether this was sent/, "once"],
  ["10", /permission is missing/, "settings"],
])("Instagram's %s is put in words", (code, words, retry) => {
  expect(say("instagram", code)).toEqual([expect.stringMatching(words), retry]);
});

test.each(["whatsapp", "instagram"] as const)(
  "on %s a code that nobody knows shows itself, and no code is a failure without a cause",
  (channel) => {
    expect(say(channel, "99999")).toEqual([expect.stringContaining("{code}"), "once"]);
    expect(say(channel, "constructor")).toEqual([
      expect.stringContaining("{code}"),
      "once",
    ]);
    expect(say(channel, null)).toEqual([expect.stringMatching(/^Not delivered/), "once"]);
  },
);
