import { idOf, textOf } from "./json";
import { peerOf } from "./message";
import type { ReadUpdate, Update } from "./update";

/** What Instagram calls a reaction, where it leaves out the emoji itself. */
const emojis: Record<string, string> = {
  love: "❤️",
  like: "👍",
  dislike: "👎",
  smile: "😆",
  wow: "😮",
  sad: "😢",
  angry: "😠",
};

/** New words for a message; the count says which edit is the newest. */
export function readEdit({ content, at }: Update): ReadUpdate {
  const externalId = idOf(content.mid);
  // A list or an object is no count, and the worst of them can't even be asked for a number.
  const given = content.num_edit ?? 1;
  const number = typeof given === "object" ? Number.NaN : Number(given);
  if (!externalId) return { type: "unknown", reason: "noId" };
  // Instagram also announces a new message as its edit number 0, without its words.
  if (number === 0) return { type: "ignored", reason: "notEdited" };
  const isEdit = Number.isSafeInteger(number) && number > 0;
  if (!isEdit || typeof content.text !== "string")
    return { type: "unknown", reason: "noEdit" };
  if (!at) return { type: "unknown", reason: "noTime" };
  const eventKey = `edit:${externalId}:${number}`;
  return { type: "edit", eventKey, externalId, text: textOf(content.text), number, at };
}

/** An emoji put on a message, or taken from it. */
export function readReaction({ content, peer, fromUs, at }: Update): ReadUpdate {
  const externalId = idOf(content.mid);
  if (!externalId) return { type: "unknown", reason: "noId" };
  if (!at) return { type: "unknown", reason: "noTime" };
  const emoji = emojiOf(content);
  if (emoji === undefined) return { type: "unknown", reason: "noEmoji" };
  const by = fromUs ? "outbound" : "inbound";
  return {
    type: "reaction",
    eventKey: `reaction:${externalId}:${by}:${at.getTime()}:${emoji ?? "none"}`,
    externalId,
    peer: peerOf(peer),
    by,
    emoji,
    at,
  };
}

/** The contact has seen our messages up to one of them. */
export function readSeen({ content, peer, fromUs, at }: Update): ReadUpdate {
  const externalId = idOf(content.mid);
  if (fromUs) return { type: "ignored", reason: "ownSeen" };
  if (!externalId) return { type: "unknown", reason: "noId" };
  if (!at) return { type: "unknown", reason: "noTime" };
  const eventKey = `seen:${externalId}:${at.getTime()}`;
  return { type: "seen", eventKey, externalId, peer: peerOf(peer), at };
}

/** null takes the reaction away; undefined where it is not said what it is. */
function emojiOf(content: Update["content"]): string | null | undefined {
  if (content.action === "unreact") return null;
  if (content.action !== "react") return undefined;
  const word = textOf(content.reaction);
  return (
    textOf(content.emoji) || (Object.hasOwn(emojis, word) ? emojis[word] : undefined)
  );
}
