import type { Attribution } from "@/lib/dialogs/types/message";
import type { Linking } from "@/lib/patients/types/behind";
import type { NewPerson, PersonAnswer, PersonDraft } from "@/lib/patients/types/draft";
import type { Done } from "@/lib/result";

/** What can be done about people, as the page hands it down. */
export type PersonActions = {
  add(person: NewPerson): Promise<PersonAnswer>;
  /** `seen` is what the form said when it was opened. */
  edit(id: number, draft: PersonDraft, seen: PersonDraft): Promise<PersonAnswer>;
  link(linking: Linking): Promise<PersonAnswer>;
  unlink(dialogId: number, personId: number): Promise<PersonAnswer>;
  attribute(attribution: Attribution): Promise<Done>;
  /** `seen` is what the remarks were typed over. */
  remark(id: number, remarks: string, seen: string): Promise<PersonAnswer>;
  makePatient(id: number): Promise<PersonAnswer>;
  makeLead(id: number): Promise<PersonAnswer>;
};

/** What can be done on somebody's own page. */
export type RecordActions = Pick<
  PersonActions,
  "edit" | "remark" | "makePatient" | "makeLead"
> & {
  archive(id: number): Promise<PersonAnswer>;
  unarchive(id: number): Promise<PersonAnswer>;
  merge(keptId: number, otherId: number): Promise<PersonAnswer>;
  separate(recordId: number): Promise<PersonAnswer>;
  /** For admins only. */
  erase?: ((id: number, name: string) => Promise<Done>) | undefined;
};
