import { displayPhone } from "@/lib/patients/phone";

/** What staff call an account: the label that was typed, else the provider's own name for it, else its address. */
export function labelFor(
  typed: string,
  { name, handle }: { name: string | null; handle: string },
): string {
  return typed || name || displayPhone(handle);
}
