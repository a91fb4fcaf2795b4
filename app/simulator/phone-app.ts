import { z } from "zod";
import type {
  AddressKind,
  Attachment,
  ClinicAccount,
  Person,
  PhoneMessage,
  WebhookResult,
} from "@/components/simulator/types";

/**
 * A messaging app on the patient's phone, as its stand-in knows it. What a page asks is `unknown`: each app knows the
 * form of its own ids. @throws ZodError where what was asked is not of that form.
 */
export type PhoneApp = {
  addressKind: AddressKind;
  attachments: readonly Attachment[];
  listAccounts(): Promise<Omit<ClinicAccount, "app">[]>;
  /** Everybody who has a conversation with the clinic, and some whom nobody there knows yet. */
  listPeople(): Promise<Person[]>;
  readConversation(pair: unknown): Promise<PhoneMessage[]>;
  write(writing: unknown): Promise<void>;
  /** The phone shows the conversation: what has reached it is read. */
  open(pair: unknown): Promise<void>;
  /** Does something to a message that is there; null where the clinic hears of no such thing. */
  act: ((act: unknown) => Promise<WebhookResult | null>) | null;
  fetchFile(id: unknown): Promise<Response>;
};

type Address = z.ZodType<string>;

/** One of the clinic's accounts and a person. */
export const pairOf = (clinic: Address, person: Address) => z.object({ clinic, person });

/** What somebody writes: words, one of the samples that their app has, or both. */
export const writingOf = <Offered extends Attachment>(
  { clinic, person }: { clinic: Address; person: Address },
  offered: readonly Offered[],
) =>
  z
    .object({
      clinic,
      person: z.object({ id: person, name: z.string().trim().min(1).max(100) }),
      text: z.string().trim().max(4096),
      attachment: z.enum(offered).nullable(),
      replyTo: z.string().nullable(),
    })
    .refine(({ text, attachment }) => text !== "" || attachment !== null);

export const Webhook = z.object({
  status: z.number().nullable(),
  tookMs: z.number(),
  tries: z.number(),
});

/** These people, and after them those of the others whom nobody has met. */
export function withNewcomers(known: Person[], newcomers: Person[]): Person[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...newcomers.filter(({ id }) => !ids.has(id))];
}
