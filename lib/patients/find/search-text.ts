import { searchablePhone } from "@/lib/patients/phone";
import { fold } from "@/lib/words/fold";

/** What a contact or a person is found by: their names and phones, folded. Names that are not known are left out. */
export function searchTextOf(
  names: readonly (string | null)[],
  phones: readonly string[],
): string {
  return fold([...names, ...phones.map(searchablePhone)].filter(Boolean).join(" "));
}
