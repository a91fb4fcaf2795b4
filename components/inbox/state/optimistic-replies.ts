import type { FileFacts } from "@/lib/channels/types";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import { partKey, partsOf } from "@/lib/dialogs/types/reply-parts";
import type { AttachedFile } from "@/lib/files/types";
import type { Around } from "@/lib/fill-template";
import type { TemplateChoice } from "@/lib/templates/types";

/** A template as it was chosen and filled in, by its name, and what it leads to besides its words. */
export type ChosenTemplate = TemplateChoice & Around & { title: string };

/** What a person asked to be sent, by the id that the composer made for it. */
export type Draft = {
  clientId: string;
  dialogId: number;
  text: string;
  files: readonly AttachedFile[];
  /** The template that it is, in place of free words; `text` is what it says. */
  template: ChosenTemplate | null;
  /** How far the thread had been seen when this was written. */
  seenSeq: number;
  /** Is the dialog to be closed once this is stored? */
  thenClose: boolean;
  /** ISO time of this browser, until the stored message brings the server's. */
  at: string;
  /** The failed message that this one tries again. */
  retryOf: ThreadMessage | null;
};

/**
 * A draft on the screen before the server has shown it stored. `id` is negative, so it is no stored message's.
 * `refusal` says why it was not sent; `acceptedAt` is this screen's clock when the server said yes.
 */
export type DrawnReply = Draft & {
  id: number;
  refusal: string | null;
  acceptedAt: number | null;
};

/** A message as the thread draws it. `key` stays the same when the stored message replaces the drawn one. */
export type DrawnMessage = ThreadMessage & {
  key: string;
  drawn: boolean;
  refusal: string | null;
  /** The files of the reply that is drawn here, all of them; none once it is stored. */
  files: readonly AttachedFile[];
  /** The template that the reply which is drawn here is; null once it is stored. */
  template: TemplateChoice | null;
};

/**
 * The drawn replies that no stored message has replaced. A page of the thread asked for after the server accepted a
 * reply has it, or has moved past it: in both cases it is no longer drawn.
 */
export function unstored(
  drawn: readonly DrawnReply[],
  stored: readonly ThreadMessage[],
  page?: { dialogId: number; asOf: number },
): readonly DrawnReply[] {
  const arrived = new Set(stored.map(({ clientId }) => clientId));
  const left = drawn.filter(
    (reply) => !arrived.has(reply.clientId) && !(page && isPast(reply, page)),
  );
  return left.length === drawn.length ? drawn : left;
}

function isPast(reply: DrawnReply, page: { dialogId: number; asOf: number }): boolean {
  if (reply.dialogId !== page.dialogId || reply.acceptedAt === null) return false;
  return reply.acceptedAt <= page.asOf;
}

/** A stored message as drawn. The same message gives the same object, so that only what changed is drawn anew. */
export function asStored(message: ThreadMessage): DrawnMessage {
  return once(message, () => ({
    ...message,
    key: message.clientId ? `${message.clientId}.${message.part}` : `m${message.id}`,
    drawn: false,
    refusal: null,
    files: none,
    template: null,
  }));
}

/**
 * A drawn reply in the shape of the messages that it will be, waiting in the queue. Why it was not sent stands on the
 * last of them, for all.
 */
export function asDrawn(reply: DrawnReply, facts: FileFacts): DrawnMessage[] {
  return once(reply, () => {
    const parts = partsIn(reply, facts);
    return parts.map((part, index) => ({
      ...plain,
      ...part,
      id: reply.id,
      dialogId: reply.dialogId,
      version: 0,
      clientId: reply.clientId,
      part: index,
      status: "queued",
      statusTimes: {},
      unsettled: false,
      failure: null,
      author: null,
      authorId: null,
      person: null,
      at: reply.at,
      orderKey: partKey(reply.clientId, index),
      seq: 0,
      arrivedLate: false,
      key: `${reply.clientId}.${index}`,
      drawn: true,
      refusal: index === parts.length - 1 ? reply.refusal : null,
      files: reply.files,
      template: reply.template,
    }));
  });
}

/** What each part says. A message that is tried again is one part, whatever reply it belonged to. */
function partsIn({ text, files, template, retryOf }: DrawnReply, facts: FileFacts) {
  if (retryOf) return [retryOf];
  if (template) {
    const { title, extras, above } = template;
    const details = { template: { title, extras, above } };
    return [{ kind: "template" as const, text, details }];
  }
  return partsOf(facts, { text, files }).map(({ kind, text, file }) => ({
    kind,
    text,
    attachments: file ? [asAttachment(file)] : [],
  }));
}

const asAttachment = ({
  fileId,
  previewUrl,
  ...file
}: AttachedFile): ThreadAttachment => ({
  ...file,
  id: -fileId,
  state: "stored",
  failure: null,
  url: previewUrl,
});
/** Did a reply only get no answer? Then it is tried again by itself, and is not lost. */
export const isAwaitingNetwork = ({ refusal }: Pick<DrawnReply, "refusal">): boolean =>
  refusal === "network";

const none: readonly AttachedFile[] = [];

const plain = {
  direction: "outbound",
  origin: "staff",
  kind: "text",
  details: {},
  edited: false,
  unsent: false,
  attachments: [],
  reactions: [],
  quote: null,
} as const satisfies Partial<ThreadMessage>;

const made = new WeakMap<object, unknown>();

function once<Made>(source: object, make: () => Made): Made {
  const held = (made.get(source) as Made | undefined) ?? make();
  made.set(source, held);
  return held;
}
