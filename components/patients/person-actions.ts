import type { Attribution } from "@/lib/dialogs/types";
import type { Linking, NewPerson, PersonAnswer, PersonDraft } from "@/lib/patients/types";

/** What can be done about people, as the page hands it down. */
export type PersonActions = {
  add(person: NewPerson): Promise<PersonAnswer>;
  edit(id: number, draft: PersonDraft): Promise<PersonAnswer>;
  link(linking: Linking): Promise<PersonAnswer>;
  unlink(dialogId: number, personId: number): Promise<PersonAnswer>;
  attribute(attribution: Attribution): Promise<PersonAnswer>;
  remark(id: number, remarks: string): Promise<PersonAnswer>;
  makePatient(id: number): Promise<PersonAnswer>;
  makeLead(id: number): Promise<PersonAnswer>;
};
