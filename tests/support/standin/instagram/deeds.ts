import type { PatientFile } from "@/tests/support/standin/patient-file";
import { keepMessage } from "./keep-message";
import { type Chat, personOf } from "./people";
import { seenUpdate } from "./seen";
import { type InstagramMessage, saidBetween } from "./state";
import { type Field, type Json, type Update, updateOf } from "./update";
import type { InstagramWorld } from "./world";
import { filesOf, keepWritten, type PatientMessage } from "./write";

/** `emoji: null` takes the reaction away. */
export type Reaction = { mid: string; emoji: string | null };
export type Edit = { mid: string; text: string };
export type AppAnswer = {
  account: string;
  /** The person's IGSID or username. */
  to: string;
  text?: string | undefined;
  media?: PatientFile[] | undefined;
  deliver?: boolean | undefined;
  at?: Date | undefined;
};

/** One thing that somebody does on a phone. */
export type Deed =
  | { write: PatientMessage }
  | { react: Reaction }
  | { edit: Edit }
  | { unsend: { mid: string } }
  | { open: Chat }
  | { answerFromApp: AppAnswer };

/** Does it, and answers what there is to tell; null where nothing came of it. */
export function perform(world: InstagramWorld, deed: Deed): Update | null {
  if ("write" in deed) return keepWritten(world, deed.write).update;
  if ("react" in deed) return react(world, deed.react);
  if ("edit" in deed) return edit(world, deed.edit);
  if ("unsend" in deed) return unsend(world, deed.unsend.mid);
  if ("open" in deed) return open(world, deed.open);
  return keepAppAnswer(world, deed.answerFromApp).update;
}

/** Somebody of the clinic's answers in Instagram itself. */
function keepAppAnswer(
  world: InstagramWorld,
  { account, to, text, media = [], at }: AppAnswer,
): InstagramMessage {
  const { accountId, igsid } = personOf(world, { account, person: to });
  return keepMessage(world, {
    accountId,
    igsid,
    from: "clinic",
    origin: "app",
    text,
    attachments: filesOf(world, media),
    at,
  });
}

/** The message with this id. @throws Error where Instagram has none. */
export function messageOf({ state }: InstagramWorld, mid: string): InstagramMessage {
  const message = state.messages.get(mid);
  if (!message) throw new Error(`No Instagram message ${mid}.`);
  return message;
}

function react(world: InstagramWorld, { mid, emoji }: Reaction): Update {
  const message = messageOf(world, mid);
  message.reactions.patient = emoji;
  const reaction = emoji
    ? { mid, action: "react", reaction: names[emoji] ?? "other", emoji }
    : { mid, action: "unreact" };
  const about = { ...message, from: "patient" as const };
  return updateAbout(world, about, "message_reactions", { reaction });
}

const names: Record<string, string> = {
  "❤️": "love",
  "👍": "like",
  "👎": "dislike",
  "😆": "smile",
  "😮": "wow",
  "😢": "sad",
  "😠": "angry",
};

function edit(world: InstagramWorld, { mid, text }: Edit): Update {
  const message = messageOf(world, mid);
  message.text = text;
  message.edits += 1;
  const message_edit = { mid, text, num_edit: message.edits };
  return updateAbout(world, message, "message_edit", { message_edit });
}

function unsend(world: InstagramWorld, mid: string): Update {
  const message = messageOf(world, mid);
  Object.assign(message, { text: "", attachments: [], isUnsent: true });
  const isEcho = message.from === "clinic";
  const content = { mid, is_deleted: true, ...(isEcho && { is_echo: true }) };
  return updateAbout(world, message, "messages", { message: content });
}

/** The phone shows the conversation. */
function open(world: InstagramWorld, chat: Chat): Update | null {
  return seenUpdate(world, saidBetween(world.state, personOf(world, chat)));
}

function updateAbout(
  { state, now }: InstagramWorld,
  { accountId, igsid, from }: Pick<InstagramMessage, "accountId" | "igsid" | "from">,
  field: Field,
  content: Json,
): Update {
  state.changed();
  const at = now().toISOString();
  return updateOf({ accountId, igsid, from, at, field, content });
}
