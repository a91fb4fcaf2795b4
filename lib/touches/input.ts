import { z } from "zod";
import { channels } from "@/lib/channels/types";
import { Id } from "@/lib/id";
import { storableText } from "@/lib/storable-text";
import { isDay } from "./check-draft";
import { manualKinds } from "./types";

/** What enters from the browser about touches, parsed before anything is looked up. */

/** A day at the clinic, `2026-11-30`. */
const Day = z.string().max(10).refine(isDay);

/** More than a screen that keeps itself true is given again. */
const mostAtOnce = 400;

/** An address that was mistyped shows everything, not an error. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().catch(null).default(null);

export const TimelineInput = z.object({
  show: maybe(z.enum(["touches", "dialogs", "messages"])),
  kind: maybe(z.enum(manualKinds)),
  account: maybe(Id),
  channel: maybe(z.enum(channels)),
  staff: maybe(Id),
  from: maybe(Day),
  to: maybe(Day),
  /** The page after this one's `next`. */
  after: maybe(z.string().max(80)),
  /** At least so many: what a screen that keeps itself true has loaded, as far as one answer goes. */
  count: z.coerce
    .number()
    .int()
    .min(1)
    .transform((count) => Math.min(count, mostAtOnce))
    .catch(1)
    .default(1),
});

export const AskedInput = z.object({ id: Id });

export const CitableInput = z.object({ dialog: maybe(Id), message: maybe(Id) });

const Words = z
  .string()
  .max(20_000)
  .transform((text) => storableText(text).trim());

const Draft = z.strictObject({
  kind: z.enum(manualKinds),
  direction: z.enum(["incoming", "outgoing"]).nullable(),
  date: z.string().max(10),
  time: z.string().max(5),
  outcome: Words,
  text: Words,
  followUpOn: z.string().max(10).nullable(),
  cited: z.union([z.literal("kept"), Id]).nullable(),
});

export const NewTouchInput = z.object({
  personId: Id,
  dialogId: Id.nullable(),
  clientId: z.uuid(),
  draft: Draft,
});

/** A touch, as it stood when it was looked at. */
const Seen = { touchId: Id, version: z.number().int().positive() };

export const EditInput = z.object({ ...Seen, draft: Draft, seen: Draft });

export const SeenTouchInput = z.object(Seen);

export const MoveInput = z.object({ ...Seen, on: z.string().max(10) });
