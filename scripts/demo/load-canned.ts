import { saveCanned } from "@/lib/replies/save-canned";
import type { Clinic } from "./story";

/** What the clinic's staff say often, for all accounts or the children's alone. */
export async function loadCanned({ accounts, staff }: Clinic): Promise<void> {
  const texts = [
    {
      name: "hours",
      text: "Hello {firstName}, {clinic} is open from Monday to Friday, 8 to 18, and on Saturday from 9 to 13.",
      accountIds: null,
    },
    {
      name: "parking",
      text: "You can park behind the building, Mill Road entrance. The first two hours are free.",
      accountIds: null,
    },
    {
      name: "bring",
      text: "Hello {firstName}, please bring your insurance card and a list of what you take. {staff}, {account}",
      accountIds: null,
    },
    {
      name: "school",
      text: "Hello {firstName}, we can write a note for the school. Which class is it for?",
      accountIds: [accounts.kids.id],
    },
  ];
  for (const text of texts) await saveCanned({ typed: text, over: null }, staff.dana.id);
}
