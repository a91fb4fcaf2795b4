import { replyDeadline } from "@/components/dialog/composer/reply-deadline";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { replyRefusal, replyWindow } from "@/lib/dialogs/send/window";
import type { ReplyWindow } from "@/lib/dialogs/types/reply";
import { hourMs } from "@/lib/durations";

const wroteAt = new Date("2026-11-20T10:00:00.000Z");
const day = "2026-11-21T10:00:00.000Z";
const week = "2026-11-27T10:00:00.000Z";

/** So long after Maria wrote; a millisecond before is `…, -1`. */
const after = (hours: number, ms = 0) =>
  new Date(wroteAt.getTime() + hours * hourMs + ms);

const windowOf = (channel: Channel, now: Date, humanAgent = false) =>
  replyWindow(adapterOf(channel).facts, wroteAt, { humanAgent }, now);

const answerable = {
  closed: false,
  accountState: "connected",
  notActivated: false,
  stopped: false,
  blocked: false,
  superseded: false,
} as const;

const refusalOf = (...asked: Parameters<typeof windowOf>) =>
  replyRefusal({ ...answerable, window: windowOf(...asked) });

test.each<Channel>(["whatsapp", "instagram"])(
  "on %s free words go for twenty-four hours, and not at the end of them",
  (channel) => {
    expect(windowOf(channel, after(24, -1))).toEqual({
      closesAt: day,
      open: true,
      agentUntil: null,
    });
    expect(windowOf(channel, after(24))).toMatchObject({ closesAt: day, open: false });
    expect(refusalOf(channel, after(24, -1))).toBeNull();
    expect(refusalOf(channel, after(24))).toBe("windowClosed");
  },
);

test("on Instagram a person may answer for seven days where the account has that permission, and no longer", () => {
  expect(windowOf("instagram", after(1), true)).toMatchObject({ agentUntil: week });
  expect(windowOf("instagram", after(168, -1), true)).toEqual({
    closesAt: day,
    open: false,
    agentUntil: week,
  });
  expect(refusalOf("instagram", after(168, -1), true)).toBeNull();
  expect(windowOf("instagram", after(168), true)?.agentUntil).toBeNull();
  expect(refusalOf("instagram", after(168), true)).toBe("windowClosed");
});

test("on WhatsApp nobody has it, whatever is stored", () => {
  expect(windowOf("whatsapp", after(25), true)?.agentUntil).toBeNull();
  expect(refusalOf("whatsapp", after(25), true)).toBe("windowClosed");
});

test("who never wrote gets no free words", () => {
  const { facts } = adapterOf("instagram");
  expect(replyWindow(facts, null, { humanAgent: true }, wroteAt)).toBeNull();
  expect(replyRefusal({ ...answerable, window: null })).toBe("windowClosed");
});

test("the screen goes by its own clock: the channel's window first, then a person's", () => {
  const personal: ReplyWindow = { closesAt: day, open: true, agentUntil: week };
  const plain = { ...personal, agentUntil: null };
  const at = (now: Date, shown = personal) => replyDeadline(shown, now.getTime());
  expect(at(after(24, -1))).toEqual({ until: day, isPersonal: false, isOver: false });
  expect(at(after(24))).toEqual({ until: week, isPersonal: true, isOver: false });
  expect(at(after(168))).toEqual({ until: week, isPersonal: true, isOver: true });
  expect(at(after(24, -1), plain)).toMatchObject({ until: day, isOver: false });
  expect(at(after(24), plain)).toEqual({ until: day, isPersonal: false, isOver: true });
});
