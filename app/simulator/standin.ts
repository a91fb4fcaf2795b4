import { z } from "zod";
import type { PhoneMessage } from "@/components/simulator/types";
import { env } from "@/lib/env";

/** The simulator exists in the demo alone, and only beside a stand-in for the real providers. */
export function isSimulatorOn(): boolean {
  const { DEMO, PROVIDER_STANDIN_URL } = env();
  return DEMO && PROVIDER_STANDIN_URL !== undefined;
}

export type Pair = { clinic: string; person: string };

const Senders = z.object({
  senders: z.array(z.object({ number: z.string(), name: z.string() })),
});

export async function listClinicNumbers(): Promise<z.infer<typeof Senders>["senders"]> {
  return (await read(Senders, "twilio/senders")).senders;
}

const People = z.object({
  people: z.array(z.object({ phone: z.string(), name: z.string() })),
});

/** Everybody who has a conversation with the clinic. */
export async function listPeople(): Promise<z.infer<typeof People>["people"]> {
  return (await read(People, "twilio/people")).people;
}

const Conversation = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      from: z.enum(["patient", "clinic"]),
      text: z.string(),
      at: z.string(),
      status: z.string(),
      errorCode: z.number().nullable(),
      media: z.array(
        z.object({
          sid: z.string(),
          contentType: z.string(),
          fileName: z.string().nullable(),
        }),
      ),
      location: z
        .object({
          latitude: z.number(),
          longitude: z.number(),
          label: z.string().optional(),
        })
        .nullable(),
      webhook: z
        .object({
          status: z.number().nullable(),
          tookMs: z.number(),
          tries: z.number(),
        })
        .nullable(),
      isOnItsWay: z.boolean(),
    }),
  ),
});

export async function readConversation(pair: Pair): Promise<PhoneMessage[]> {
  const query = new URLSearchParams(pair);
  return (await read(Conversation, `twilio/conversation?${query}`)).messages;
}

export type Written = {
  from: { phone: string; profileName: string };
  to: string;
  text?: string;
  sample?: "photo" | "voice" | "letter";
  location?: { latitude: number; longitude: number; label: string; address: string };
};

export const writeAsPatient = (message: Written) => ask("twilio/write", message);

export const openPhone = (pair: Pair) => ask("twilio/read", pair);

/** A file of a conversation, as the stand-in gives it. */
export const fetchFile = (sid: string) =>
  fetch(urlOf(`twilio/media?${new URLSearchParams({ sid })}`), { cache: "no-store" });

/** Another shape than ours is the stand-in's fault, not the asker's. */
async function read<Shape>(schema: z.ZodType<Shape>, path: string): Promise<Shape> {
  const answer = schema.safeParse(await ask(path));
  if (answer.success) return answer.data;
  throw new Error(`The stand-in's answer to ${path} has another shape.`, {
    cause: answer.error,
  });
}

async function ask(path: string, message?: unknown): Promise<unknown> {
  const response = await fetch(urlOf(path), {
    cache: "no-store",
    ...(message !== undefined && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
    }),
  });
  if (!response.ok)
    throw new Error(`The stand-in answered ${response.status} to ${path}.`);
  return response.json();
}

const urlOf = (path: string) => new URL(`/_standin/${path}`, env().PROVIDER_STANDIN_URL);
