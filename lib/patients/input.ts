import { z } from "zod";
import { Id } from "@/lib/id";
import { storableText } from "@/lib/storable-text";
import { askedWords } from "@/lib/words/asked";
import { type PhoneCountry, phoneCountries } from "./phone";
import { longest, mostPhones } from "./types/draft";

/** What enters from the browser about people, parsed before anything is looked up. */
const Words = (most: number) => z.string().max(most).transform(storableText);

/** What the address of the Patients page asks for; what makes no sense there is left out. */
export const PeopleQuery = z.object({
  q: z
    .string()
    .catch("")
    .default("")
    .transform((q) => askedWords(q.replace(/\p{Cc}/gu, " "))),
  filter: z.enum(["all", "patient", "lead", "archived"]).catch("all").default("all"),
  order: z.enum(["added", "recent", "longAgo"]).catch("added").default("added"),
  before: z
    .string()
    .regex(/^\d{1,15}(_\d{1,15}_\d{1,16})?$/)
    .nullable()
    .catch(null)
    .default(null),
});

/** The person that an address names. */
export const PersonId = z.object({ id: Id });

const place = z.enum(["instead", "beside"]);

const Draft = z.object({
  name: Words(longest.name),
  bornOn: Words(40),
  email: Words(longest.email),
  remarks: Words(longest.remarks),
  // Imports may have brought more than a form lets one add.
  phones: z.array(Words(60)).max(10 * mostPhones),
});

export const NewPersonInput = z.object({
  clientId: z.uuid(),
  kind: z.enum(["lead", "patient"]),
  draft: Draft,
  sent: Draft,
  behind: z.object({ dialogId: Id, place }).nullable(),
  told: z.array(Id).max(100).default([]),
});

export const PersonEditInput = z.object({ id: Id, draft: Draft, seen: Draft });

export const RemarksInput = z.object({
  id: Id,
  remarks: Words(longest.remarks),
  seen: Words(longest.remarks),
});

export const LinkInput = z.object({ dialogId: Id, personId: Id, place });

export const UnlinkInput = z.object({ dialogId: Id, personId: Id });

export const MergeInput = z.object({ keptId: Id, otherId: Id });

export const AttributionInput = z.object({
  dialogId: Id,
  messageIds: z.array(Id).min(1).max(100),
  personId: Id.nullable(),
});

const country = z.enum(phoneCountries as [PhoneCountry, ...PhoneCountry[]]);

/** Longer cells are cut: what is too long for its field is told as such. */
const Cell = z.string().transform((text) => storableText(text.slice(0, 3_000)));

const Line = z.object({
  line: z.number().int().min(1).max(10_000_000),
  // A tab that was open before the portal was renewed does not say it.
  kind: z.enum(["lead", "patient"]).default("patient"),
  name: Cell,
  phones: z.array(Cell).max(mostPhones),
  bornOn: Cell,
  email: Cell,
  remarks: Cell,
});

/** How much of a file comes at once at most: all that the portal takes of one (10 MB), written as JSON. */
export const mostFileBytes = 16 * 1024 * 1024;

export const CheckLinesInput = z.object({ country, lines: z.array(Line).max(1_000) });

export const ApplyLinesInput = z.object({
  importId: z.uuid(),
  country,
  lines: z
    .array(
      Line.extend({
        action: z.enum(["add", "use"]),
        personId: Id.nullable(),
        wasNew: z.boolean().optional(),
      }),
    )
    .max(1_000),
});
