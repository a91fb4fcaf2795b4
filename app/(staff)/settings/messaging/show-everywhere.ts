import { revalidatePath } from "next/cache";
import type { SaveAnswer } from "@/lib/accounts/types/saving";

/** Accounts that need attention are told on every page, so every page is drawn anew. */
export function showEverywhere(): void {
  revalidatePath("/", "layout");
}

/** Hands an answer on; whatever it says, what is known of the account may be other than before: a refusal is noted too. */
export function shown(answer: SaveAnswer): SaveAnswer {
  showEverywhere();
  return answer;
}
