import { z } from "zod";
import type { PhoneMessage } from "@/components/simulator/types";
import { displayPhone } from "@/lib/patients/phone";
import { newcomers } from "./newcomers";
import { type PhoneApp, pairOf, Webhook, withNewcomers, writingOf } from "./phone-app";
import { ask, fetchFrom, read } from "./standin";

const attachments = ["photo", "voice", "letter", "place"] as const;
const addresses = { clinic: z.e164(), person: z.e164() };
const Pair = pairOf(addresses.clinic, addresses.person);
const Writing = writingOf(addresses, attachments);
const Sid = z.string().regex(/^ME[0-9a-f]{32}$/);

/** WhatsApp on the phone, with Twilio behind it: it tells the clinic of messages alone. */
export const whatsApp: PhoneApp = {
  addressKind: "phone",
  attachments,
  async listAccounts() {
    const { senders } = await read(Senders, "twilio/senders");
    return senders.map(({ number, name }) => ({
      id: number,
      name,
      shown: displayPhone(number),
    }));
  },
  async listPeople() {
    const { people } = await read(People, "twilio/people");
    return withNewcomers(people.map(personOf), newcomers.map(personOf));
  },
  async readConversation(pair) {
    const query = new URLSearchParams(Pair.parse(pair));
    const { messages } = await read(Conversation, `twilio/conversation?${query}`);
    return messages.map(shown);
  },
  async write(writing) {
    for (const part of partsOf(Writing.parse(writing))) await ask("twilio/write", part);
  },
  async open(pair) {
    await ask("twilio/read", Pair.parse(pair));
  },
  act: null,
  fetchFile: (id) =>
    fetchFrom(`twilio/media?${new URLSearchParams({ sid: Sid.parse(id) })}`),
};

const Senders = z.object({
  senders: z.array(z.object({ number: z.string(), name: z.string() })),
});

const People = z.object({
  people: z.array(z.object({ phone: z.string(), name: z.string() })),
});

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
      webhook: Webhook.nullable(),
      isOnItsWay: z.boolean(),
    }),
  ),
});

type Told = z.infer<typeof Conversation>["messages"][number];

const shown = ({ sid, status, media, ...message }: Told): PhoneMessage => ({
  ...message,
  id: sid,
  arrival: message.from === "clinic" ? (arrivals[status] ?? "underway") : null,
  media: media.map(({ sid: id, ...file }) => ({
    ...file,
    id,
    href: `/api/simulator/media?channel=whatsapp&id=${id}`,
  })),
  about: null,
  quote: null,
  reactions: { patient: null, clinic: null },
  isEdited: false,
  isUnsent: false,
  actions: [],
});

const arrivals: Record<string, PhoneMessage["arrival"]> = {
  delivered: "arrived",
  read: "seen",
  undelivered: "lost",
  failed: "lost",
};

const personOf = ({ phone, name }: { phone: string; name: string }) => ({
  id: phone,
  name,
  shown: displayPhone(phone),
});

const place = {
  latitude: 51.51323,
  longitude: -0.2198,
  label: "Freston Pharmacy",
  address: "187 Freston Road, London W10 6TH",
};

/** A voice note and a place have no words of their own: WhatsApp sends those apart. */
function partsOf({ clinic, person, text, attachment }: z.infer<typeof Writing>) {
  const base = { from: { phone: person.id, profileName: person.name }, to: clinic };
  const words = text ? [{ ...base, text }] : [];
  if (attachment === null) return words;
  if (attachment === "place") return [{ ...base, location: place }, ...words];
  if (attachment === "voice") return [{ ...base, sample: attachment }, ...words];
  return [{ ...base, text, sample: attachment }];
}
