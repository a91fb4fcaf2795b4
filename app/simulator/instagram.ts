import { z } from "zod";
import type { Action, PhoneMessage } from "@/components/simulator/types";
import { newcomers } from "./newcomers";
import { type PhoneApp, pairOf, Webhook, withNewcomers, writingOf } from "./phone-app";
import { ask, fetchFrom, read } from "./standin";

const attachments = ["photo", "voice", "letter", "story", "mention", "post"] as const;
const Id = z.string().regex(/^\d{5,20}$/);
const Mid = z.string().min(1).max(500);
const Username = z.string().regex(/^[a-z0-9._]{1,30}$/);
const Pair = pairOf(Id, Username);
const Writing = writingOf({ clinic: Id, person: Username }, attachments);
const Act = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("react"),
    message: Mid,
    emoji: z.string().min(1).max(20).nullable(),
  }),
  z.object({
    type: z.literal("edit"),
    message: Mid,
    text: z.string().trim().min(1).max(4096),
  }),
  z.object({ type: z.literal("unsend"), message: Mid }),
]);

/** Instagram on the phone: a patient can also react, edit and take back. */
export const instagram: PhoneApp = {
  addressKind: "username",
  attachments,
  async listAccounts() {
    const { accounts } = await read(Accounts, "instagram/accounts");
    return accounts.map(({ id, name, username }) => ({
      id,
      name,
      shown: `@${username}`,
    }));
  },
  async listPeople() {
    const { people } = await read(People, "instagram/people");
    // Each account knows the same person by another id.
    const once = new Map(people.map((person) => [person.username, personOf(person)]));
    return withNewcomers([...once.values()], newcomers.map(personOf));
  },
  async readConversation(pair) {
    const { clinic, person } = Pair.parse(pair);
    const query = new URLSearchParams({ account: clinic, person });
    const { messages } = await read(Conversation, `instagram/conversation?${query}`);
    const texts = new Map(messages.map(({ mid, text }) => [mid, text]));
    return messages.map((message) => shown(message, texts));
  },
  async write(writing) {
    for (const part of partsOf(Writing.parse(writing)))
      await ask("instagram/write", part);
  },
  async open(pair) {
    const { clinic, person } = Pair.parse(pair);
    await ask("instagram/open", { account: clinic, person });
  },
  async act(act) {
    const { type, message: mid, ...what } = Act.parse(act);
    return (await read(Told, `instagram/${type}`, { mid, ...what })).webhook;
  },
  fetchFile: (id) =>
    fetchFrom(`instagram/media?${new URLSearchParams({ id: Id.parse(id) })}`),
};

const Told = z.object({ webhook: Webhook.nullable() });

const Accounts = z.object({
  accounts: z.array(z.object({ id: z.string(), username: z.string(), name: z.string() })),
});

const People = z.object({
  people: z.array(z.object({ username: z.string(), name: z.string().nullable() })),
});

const Conversation = z.object({
  messages: z.array(
    z.object({
      mid: z.string(),
      from: z.enum(["patient", "clinic"]),
      text: z.string(),
      at: z.string(),
      isSeen: z.boolean(),
      isEdited: z.boolean(),
      isUnsent: z.boolean(),
      reactions: z.object({
        patient: z.string().nullable(),
        clinic: z.string().nullable(),
      }),
      media: z.array(
        z.object({
          id: z.string(),
          contentType: z.string(),
          fileName: z.string().nullable(),
        }),
      ),
      replyToMid: z.string().nullable(),
      story: z.enum(["reply", "mention"]).nullable(),
      share: z.enum(["post", "reel"]).nullable(),
      webhook: Webhook.nullable(),
      isOnItsWay: z.boolean(),
    }),
  ),
});

type Said = z.infer<typeof Conversation>["messages"][number];

const stories = { reply: "storyReply", mention: "storyMention" } as const;

const shown = (
  { mid, isSeen, story, share, replyToMid, media, ...message }: Said,
  texts: Map<string, string>,
): PhoneMessage => ({
  ...message,
  id: mid,
  arrival: arrivalOf({ ...message, isSeen }),
  errorCode: null,
  media: media.map((file) => ({
    ...file,
    href: `/api/simulator/media?channel=instagram&id=${file.id}`,
  })),
  location: null,
  about: story ? stories[story] : share,
  quote: replyToMid && (texts.get(replyToMid) ?? null),
  actions: actionsOn(message),
});

/** What was taken back can't be seen any more. */
function arrivalOf({
  from,
  isSeen,
  isUnsent,
}: Pick<Said, "from" | "isSeen" | "isUnsent">) {
  if (from === "patient" || isUnsent) return null;
  return isSeen ? "seen" : "arrived";
}

function actionsOn({
  from,
  isUnsent,
  text,
}: Pick<Said, "from" | "isUnsent" | "text">): Action[] {
  if (isUnsent) return [];
  if (from === "clinic") return ["react", "reply"];
  return text ? ["react", "reply", "edit", "unsend"] : ["react", "reply", "unsend"];
}

const personOf = ({ username, name }: { username: string; name: string | null }) => ({
  id: username,
  name: name ?? username,
  shown: `@${username}`,
});

const sent = {
  photo: { sample: "photo" },
  voice: { sample: "voice" },
  letter: { sample: "letter" },
  mention: { story: { kind: "mention" } },
  post: { share: { kind: "post", title: "What to bring to a first visit" } },
};

/** Instagram knows no captions: words are a message of their own, save in the answer to a story. */
function partsOf({
  clinic,
  person,
  text,
  attachment,
  replyTo,
}: z.infer<typeof Writing>): object[] {
  const base = { account: clinic, from: { username: person.id, name: person.name } };
  if (attachment === "story") return [{ ...base, text, story: { kind: "reply" } }];
  const answer = replyTo ? { replyToMid: replyTo } : {};
  const words = text ? [{ ...base, ...answer, text }] : [];
  return attachment ? [{ ...base, ...sent[attachment] }, ...words] : words;
}
