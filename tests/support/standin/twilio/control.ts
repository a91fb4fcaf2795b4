import { z } from "zod";
import {
  type ControlRoute,
  controlRoute as route,
} from "@/tests/support/standin/control";
import { answerBytes, answerJson } from "@/tests/support/standin/provider";
import { readSample, sampleNames } from "@/tests/support/standin/samples";
import { conversation, people } from "./conversation";
import { write } from "./inbound";
import { mediaBySid } from "./media-api";
import { markRead } from "./report-fate";
import { addAccount, addSender, NewAccount, NewSender } from "./set-up";
import { peerOf } from "./state";
import type { World } from "./world";

const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);
const Coordinate = z.number().min(-180).max(180);

const Pair = z.object({ clinic: Phone, person: z.string().min(1) });

const Write = z.object({
  from: z.object({
    phone: Phone.optional(),
    userId: z.string().optional(),
    profileName: z.string().max(100).optional(),
  }),
  to: Phone,
  text: z.string().max(4096).default(""),
  sample: z.enum(sampleNames).optional(),
  location: z
    .object({
      latitude: Coordinate,
      longitude: Coordinate,
      label: z.string().max(200).optional(),
      address: z.string().max(300).optional(),
    })
    .optional(),
  replyTo: z.string().optional(),
});

/** What another process may ask of this Twilio: the simulator's page, a browser test. */
export const twilioControl = (world: World): ControlRoute[] => [
  route("GET", "twilio/senders", () => answerJson(200, { senders: sendersOf(world) })),
  route("GET", "twilio/people", () => answerJson(200, { people: people(world) })),
  route("GET", "twilio/conversation", ({ query }) => {
    const pair = pairOf(world, Pair.parse(Object.fromEntries(query)));
    return answerJson(200, { messages: conversation(world, pair) });
  }),
  route("POST", "twilio/write", async ({ json }) => {
    const { sample, ...message } = Write.parse(json);
    if (!world.state.senders.has(message.to))
      return answerJson(404, { error: "No such number." });
    const media = sample ? [readSample(sample)] : [];
    const { sid, webhook } = await write(world, { ...message, media });
    return answerJson(200, { sid, webhook });
  }),
  route("POST", "twilio/read", async ({ json }) =>
    answerJson(200, { read: await markRead(world, pairOf(world, Pair.parse(json))) }),
  ),
  route("GET", "twilio/media", ({ query }) => {
    const media = mediaBySid(world.state, query.get("sid") ?? "");
    if (!media) return answerJson(404, { error: "No such file." });
    return answerBytes(media.contentType, Buffer.from(media.base64, "base64"));
  }),
  route("POST", "twilio/accounts", ({ json }) => {
    const { accountSid } = addAccount(world, NewAccount.parse(json));
    return answerJson(200, { accountSid });
  }),
  route("POST", "twilio/senders", ({ json }) =>
    answerJson(200, addSender(world, NewSender.parse(json))),
  ),
];

const sendersOf = ({ state }: World) =>
  [...state.senders.values()].map(({ accountSid, number, name, status }) => ({
    accountSid,
    number,
    name,
    status,
  }));

const pairOf = ({ state }: World, { clinic, person }: z.infer<typeof Pair>) => ({
  clinic,
  peer: peerOf(state, person),
});
