import { type Finding, well, wrong } from "./finding";

/** Further apart, windows of 24 hours and signed links end too early or too late. */
const apartMsAllowed = 5_000;

/** Somebody's time, and ours before the question and after the answer (ms). */
export type Clocks = { theirs: number; askedAt: number; answeredAt: number };

/** Compares this machine's clock with another's, which answered somewhere between asking and hearing. */
export function judgeClocks(
  whose: string,
  { theirs, askedAt, answeredAt }: Clocks,
): Finding {
  const apartMs = Math.max(askedAt - theirs, theirs - answeredAt, 0);
  if (apartMs <= apartMsAllowed)
    return well(`The clocks of this machine and of ${whose} agree.`);
  return wrong(
    `The clocks of this machine and of ${whose} are ${Math.round(apartMs / 1000)} s apart. Set this one by NTP: timedatectl set-ntp true`,
  );
}
