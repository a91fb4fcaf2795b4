import { z } from "zod";

/** What enters from the browser about people, parsed before anything is looked up. */
const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
const Words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll("\0", "").toWellFormed());

/** What the address of the Patients page asks for; what makes no sense there is left out. */
export const PeopleQuery = z.object({
  q: z
    .string()
    .max(200)
    .catch("")
    .default("")
    .transform((q) => q.replace(/\p{Cc}/gu, " ").trim()),
  filter: z.enum(["all", "patient", "lead", "archived"]).catch("all").default("all"),
  before: Id.nullable().catch(null).default(null),
});

export const PersonId = z.object({ id: Id });

export const DetailsInput = z.object({
  id: Id,
  person: Id.nullable().catch(null).default(null),
});

const place = z.enum(["instead", "beside"]);

const Draft = z.object({
  name: Words(200),
  bornOn: Words(40),
  email: Words(200),
  remarks: Words(2_000),
  phones: z.array(Words(60)).max(12),
});

export const NewPersonInput = z.object({
  kind: z.enum(["lead", "patient"]),
  draft: Draft,
  behind: z.object({ dialogId: Id, place }).nullable(),
});

export const PersonEditInput = z.object({ id: Id, draft: Draft });

export const RemarksInput = z.object({ id: Id, remarks: Words(2_000) });

export const LinkInput = z.object({ dialogId: Id, personId: Id, place });

export const UnlinkInput = z.object({ dialogId: Id, personId: Id });

export const MergeInput = z.object({ keptId: Id, otherId: Id });

export const AttributionInput = z.object({
  dialogId: Id,
  messageIds: z.array(Id).min(1).max(100),
  personId: Id.nullable(),
});
