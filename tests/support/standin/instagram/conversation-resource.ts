import { listedTime } from "./call";
import type { Field } from "./fields";
import { conversationIdOf } from "./ids";
import {
  listedFiles,
  listedShares,
  listedStory,
  listedUnsupported,
} from "./listed-content";
import { accountOf } from "./set-up";
import { type InstagramMessage, type Pair, pairKey, saidBetween } from "./state";
import type { Json } from "./update";
import type { InstagramWorld } from "./world";

/** Instagram tells no more of a conversation than its newest messages. */
const mostMessages = 20;

type Part = (message: InstagramMessage, world: InstagramWorld) => unknown;

/** What can be asked of a message in a list; its id comes always. */
const messageParts: Record<string, Part> = {
  created_time: ({ createdAt }) => listedTime(createdAt),
  from: (message, world) => end(world, message, message.from),
  to: (message, world) => ({
    data: [end(world, message, message.from === "patient" ? "clinic" : "patient")],
  }),
  message: ({ text }) => text,
  attachments: (message, { state }) => listedFiles(state, message),
  shares: listedShares,
  story: listedStory,
  is_unsupported: listedUnsupported,
};

/** A conversation with what was asked of it; what was taken back is in no list. */
export function conversationResource(
  world: InstagramWorld,
  { pair, fields }: { pair: Pair; fields: Field[] },
): Json {
  const messages = saidBetween(world.state, pair).filter(({ isUnsent }) => !isUnsent);
  messages.reverse();
  const [newest] = messages;
  const parts: Record<string, (field: Field) => unknown> = {
    updated_time: () => newest && listedTime(newest.createdAt),
    participants: () =>
      newest && {
        data: [end(world, newest, "clinic"), end(world, newest, "patient")],
      },
    messages: (field) => messagesOf(world, { messages, field }),
  };
  const found = fields.map((field) => [field.name, parts[field.name]?.(field)]);
  const id = conversationIdOf(pair.accountId, pair.igsid);
  return { ...Object.fromEntries(found), id };
}

function messagesOf(
  world: InstagramWorld,
  { messages, field }: { messages: InstagramMessage[]; field: Field },
) {
  const limit = Math.min(field.limit ?? mostMessages, mostMessages);
  return {
    data: messages.slice(0, limit).map((message) => ({
      ...Object.fromEntries(
        field.fields.map(({ name }) => [name, messageParts[name]?.(message, world)]),
      ),
      id: message.mid,
    })),
  };
}

function end(
  world: InstagramWorld,
  message: InstagramMessage,
  who: "patient" | "clinic",
): Json {
  if (who === "patient") {
    const person = world.state.people.get(pairKey(message));
    return { username: person?.username, id: message.igsid };
  }
  const account = accountOf(world, message.accountId);
  return { username: account.username, id: account[account.listedBy] };
}
