import type { ChannelEvent } from "@/lib/channels/events";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { providerOf } from "./providers";
import type { Line } from "./sample";
import { before, known, type Story } from "./story";

type Later<Deed extends "reaction" | "edit" | "unsent"> = NonNullable<Line[Deed]>;

/** The patient puts a reaction on a line, which is counted from 0. */
export function react(story: Story, index: number, { ago, emoji }: Later<"reaction">) {
  const about = aboutLine(story, index, ago);
  return keep(story, {
    ...about,
    type: "reaction",
    eventKey: `reaction:${about.externalId}:${about.at.getTime()}`,
    peer: providerOf(story.account.channel).peer(story),
    by: "inbound",
    emoji,
  });
}

/** The patient changes the words of a line. */
export function edit(story: Story, index: number, { ago, text }: Later<"edit">) {
  const about = aboutLine(story, index, ago);
  const eventKey = `edit:${about.externalId}:1`;
  return keep(story, { ...about, type: "edit", eventKey, number: 1, text });
}

/** The patient takes a line back. */
export function unsend(story: Story, index: number, { ago }: Later<"unsent">) {
  const about = aboutLine(story, index, ago);
  return keep(story, {
    ...about,
    type: "unsend",
    eventKey: `unsend:${about.externalId}`,
  });
}

const aboutLine = (story: Story, index: number, ago: number) => ({
  accountExternalId: story.account.externalId,
  payload: "{}",
  externalId: known(story.externalIds[index]),
  at: before(story.clinic, ago),
});

async function keep({ account }: Story, event: ChannelEvent): Promise<void> {
  const { state } = await keepEvent(account, event);
  if (state !== "applied") throw new Error(`A sample ${event.type} was ${state}.`);
}
