import type { Arrival } from "@/lib/dialogs/types/arrival";
import { type Clock, clockTime } from "@/lib/format";
import type { Preferences, QuietHours } from "@/lib/staff/types";

type Wishes = Pick<Preferences, "mutedAccounts" | "quietHours">;

/** Of what came, that which somebody wants to be called for at this moment. Quiet hours are the clinic's. */
export function mayCall(arrivals: Arrival[], wishes: Wishes, clock: Clock): Arrival[] {
  const { mutedAccounts, quietHours } = wishes;
  if (quietHours && isQuiet(quietHours, clock)) return [];
  return arrivals.filter(({ account }) => !mutedAccounts.includes(account.id));
}

/** Times of the day in order are text in order; a night that begins before midnight ends after it. */
function isQuiet({ from, to }: QuietHours, { now, zone }: Clock): boolean {
  const time = clockTime(now, zone);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
