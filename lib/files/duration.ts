import { dayMs } from "@/lib/durations";

/** How long a sound or film lasts, in milliseconds, as far as its ends tell; null where they don't. */
export function durationOf(
  contentType: string,
  { head, tail }: { head: Buffer; tail: Buffer },
): number | null {
  if (contentType === "audio/ogg") return oggDuration(head, tail);
  if (/^(audio|video)\/(mp4|quicktime|3gpp)$/.test(contentType))
    return mp4Duration(head) ?? mp4Duration(tail);
  return null;
}

/** Each Ogg page counts the samples so far; Opus always counts 48,000 a second. */
function oggDuration(head: Buffer, tail: Buffer): number | null {
  const last = tail.lastIndexOf("OggS");
  if (last < 0 || last + 14 > tail.length || !head.includes("OpusHead")) return null;
  return credible(Number(tail.readBigInt64LE(last + 6)) / 48);
}

/** The movie header has the number of its own units in a second, and how many of them there are. */
function mp4Duration(part: Buffer): number | null {
  const box = part.indexOf("mvhd");
  if (box < 0 || box + 36 > part.length) return null;
  const isLong = part[box + 4] === 1;
  const perSecond = part.readUInt32BE(box + (isLong ? 24 : 16));
  const units = isLong
    ? Number(part.readBigUInt64BE(box + 28))
    : part.readUInt32BE(box + 20);
  return credible((units / perSecond) * 1000);
}

/** Bytes may say anything: no note and no film that somebody sends lasts for a day. */
function credible(told: number): number | null {
  const ms = Math.round(told);
  return ms > 0 && ms < dayMs ? ms : null;
}
