import type { Preferences, QuietHours } from "@/lib/auth/types";
import type { Arrival } from "@/lib/dialogs/types/arrival";

type Wishes = Pick<Preferences, "mutedAccounts" | "quietHours">;

/** Of what came, that which somebody wants to be called for at this moment. */
export function mayCall(
  arrivals: Arrival[],
  wishes: Wishes,
  now = new Date(),
): Arrival[] {
  const { mutedAccounts, quietHours } = wishes;
  if (quietHours && isQuiet(quietHours, now)) return [];
  return arrivals.filter(({ accountId }) => !mutedAccounts.includes(accountId));
}

/** Times of the day in order are text in order; a night that begins before midnight ends after it. */
function isQuiet({ from, to }: QuietHours, now: Date): boolean {
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
