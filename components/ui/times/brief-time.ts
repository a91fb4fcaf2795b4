import { type Clock, clockTime, isSameDay, listTime } from "@/lib/format";

/** When something was, briefly: `10:52` today, else its day as well: `Fri 16:25`, `12 Mar 09:14`. */
export function briefTime(at: string, clock: Clock): string {
  const time = clockTime(at, clock.zone);
  if (isSameDay(at, clock.now, clock.zone)) return time;
  return `${listTime(at, clock)} ${time}`;
}
