import { z } from "zod";
import { channels } from "@/lib/channels/types";
import { Id } from "@/lib/id";
import { longestName } from "@/lib/lengths";
import { storableText } from "@/lib/storable-text";
import { askedWords } from "@/lib/words/asked";

/** What enters from the browser about dialogs, parsed before anything is looked up. */
const Tab = z.enum(["active", "closed"]).catch("active");

/** What an address narrows the list to. One that was mistyped shows everything, not an error. */
const Flag = z
  .literal("1")
  .nullable()
  .catch(null)
  .default(null)
  .transform((said) => said !== null);

const Filter = z.object({
  account: Id.nullable().catch(null).default(null),
  channel: z.enum(channels).nullable().catch(null).default(null),
  unanswered: Flag,
  unread: Flag,
  undelivered: Flag,
  assignee: z.enum(["me", "none"]).nullable().catch(null).default(null),
  closing: Flag,
});

/** Words that are looked for; what was pasted is looked for by its beginning. */
const Asked = z
  .string()
  .catch("")
  .default("")
  .transform((q) => askedWords(storableText(q)));

export const ListInput = Filter.extend({
  tab: Tab.default("active"),
  q: Asked,
  after: z.string().max(80).optional().catch(undefined),
  message: Id.nullable().catch(null).default(null),
  note: Id.nullable().catch(null).default(null),
  in: z.enum(["all", "people", "messages"]).catch("all").default("all"),
}).transform(({ tab, q, in: section, after, message, note, ...filter }) => ({
  tab,
  q,
  in: section,
  after,
  message,
  note,
  filter,
}));

export const SearchInput = z.object({
  q: Asked,
  ...Filter.pick({ account: true, channel: true }).shape,
  people: z.string().max(20).optional().catch(undefined),
  messages: z.string().max(80).optional().catch(undefined),
});

export const DialogSearchInput = z.object({ id: Id, q: Asked });

/** The dialog that an address names. */
export const DialogId = z.object({ id: Id });

export const ArrivalsInput = z.object({
  cursor: z.string().max(200).catch("").default(""),
});

export const PresenceInput = z.strictObject({
  tab: z.uuid(),
  dialogId: Id.nullable(),
  typing: z.boolean(),
});

export const AssignmentInput = z.object({
  dialogId: Id,
  assigneeId: Id.nullable(),
  takenFrom: Id.nullable().optional(),
});

/** Which page of a thread: before a message, after it, or around it. */
export const PageInput = z.union([
  z.object({ before: Id }),
  z.object({ after: Id }),
  z.object({ around: Id }),
]);
/** The file that an address names. */
export const FileId = z.object({ id: Id });
/** A file of what was begun in a dialog. */
export const DraftFileInput = z
  .object({ id: Id, fileId: Id })
  .transform(({ id, fileId }) => ({ dialogId: id, fileId }));

const MediaOf = z.enum(["dialog", "person"]);

export const MediaInput = z.object({
  of: MediaOf.default("dialog"),
  before: Id.optional(),
});

export const DetailsInput = z
  .object({
    id: Id,
    person: Id.nullable().catch(null).default(null),
    of: MediaOf.catch("dialog").default("dialog"),
  })
  .transform(({ id, person, of }) => ({ dialogId: id, personId: person, of }));

export const VersionsInput = z.object({ id: Id, messageId: Id });

export const ChangesInput = Filter.extend({
  cursor: z.string().max(200).default(""),
  open: Id.nullable().catch(null).default(null),
  tab: Tab.optional(),
}).transform(({ cursor, open, tab, ...filter }) => ({ cursor, open, tab, filter }));

const Seq = z.number().int().max(2_147_483_647);

export const SeenInput = z.object({ seq: Seq.min(1) });

const Text = z.string().max(20_000).transform(storableText);

const Words = Text.refine((text) => text.trim() !== "");

export const DraftInput = z.object({ text: Text, note: Text });

const Template = z.object({
  id: Id,
  values: z.record(z.string().regex(/^\w{1,64}$/), Text).default({}),
});

export const ReplyInput = z
  .object({
    dialogId: Id,
    clientId: z.uuid(),
    text: Text,
    files: z.array(Id).max(35).default([]),
    template: Template.optional(),
    seenSeq: Seq.min(0),
  })
  .refine(
    ({ text, files, template }) =>
      template !== undefined || text.trim() !== "" || files.length > 0,
  );

export const StartInput = z.object({
  accountId: Id,
  phone: z.string().max(60),
  name: Text.refine((name) => name.length <= longestName),
  personId: Id.nullable(),
  template: Template,
  clientId: z.uuid(),
});

/** Somebody's page leads here with their id; `new=` alone asks for anybody. */
export const NewInput = z.object({
  new: z
    .union([Id, z.literal("").transform(() => null)])
    .optional()
    .catch(undefined),
});

export const NoteInput = z.object({ dialogId: Id, clientId: z.uuid(), text: Words });

export const WithdrawalInput = z.object({ dialogId: Id, noteId: Id });

export const RetryInput = z.object({
  messageId: Id,
  clientId: z.uuid(),
  seenSeq: Seq.min(0),
});

/** A reason is for the record, so it says something and is no letter. */
export const ClosingInput = z.object({
  dialogId: Id,
  seenSeq: Seq.min(0),
  undeliveredReason: Words.refine((text) => text.length <= 500).optional(),
});

export const ReopeningInput = z.object({ dialogId: Id, onlyOwn: z.boolean() });

export const AnswerNeedInput = z.object({
  dialogId: Id,
  isNeeded: z.boolean(),
  onlyOwn: z.boolean(),
  seenSeq: Seq.min(0),
});

export const BlockingInput = z.object({ dialogId: Id, isBlocked: z.boolean() });
