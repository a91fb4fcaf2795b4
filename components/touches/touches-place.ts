import { channels } from "@/lib/channels/types";
import { manualKinds, type TimelineFilter, type TimelinePart } from "@/lib/touches/types";

/** Whose touches are asked for: a person's, or of somebody who is to be chosen first. */
export type Whose = number | "ask" | null;

/**
 * What the address says of touches: whose are looked at over the page, with whom one is being made and which message
 * it is to cite, and what a timeline is narrowed to.
 */
export type TouchesPlace = {
  viewed: Whose;
  made: Whose;
  cited: number | null;
  filter: TimelineFilter;
};

const names = ["touches", "newTouch", "cite", "show", "kind", "via", "by", "from", "to"];

/** Reads what an address says of touches; what makes no sense is left out. */
export function touchesPlaceOf(query: URLSearchParams): TouchesPlace {
  return {
    viewed: whoseIn(query.get("touches")),
    made: whoseIn(query.get("newTouch")),
    cited: idIn(query.get("cite")),
    filter: {
      show: oneOf(
        ["touches", "dialogs", "messages"] as TimelinePart[],
        query.get("show"),
      ),
      kind: oneOf(manualKinds, query.get("kind")),
      account: idIn(query.get("via")),
      channel: oneOf(channels, query.get("via")),
      staff: idIn(query.get("by")),
      from: dayIn(query.get("from")),
      to: dayIn(query.get("to")),
    },
  };
}

/** The query of an address with this place in it; all else that the address says stays. */
export function withTouchesPlace(query: URLSearchParams, place: TouchesPlace): string {
  const { viewed, made, cited, filter } = place;
  const written = new URLSearchParams(query);
  for (const name of names) written.delete(name);
  const said = {
    touches: viewed,
    newTouch: made,
    cite: cited,
    show: filter.show,
    kind: filter.kind,
    via: filter.account ?? filter.channel,
    by: filter.staff,
    from: filter.from,
    to: filter.to,
  };
  for (const [name, value] of Object.entries(said)) {
    if (value !== null) written.set(name, String(value));
  }
  return written.toString();
}

/** How many of a filter's choices narrow the timeline, beside the part that is shown. */
export const narrowedBy = ({ show: _, ...choices }: TimelineFilter): number =>
  Object.values(choices).filter((choice) => choice !== null).length;

const idIn = (word: string | null): number | null =>
  word && /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null;

const whoseIn = (word: string | null): Whose => (word === "ask" ? word : idIn(word));

const dayIn = (word: string | null): string | null =>
  word && /^\d{4}-\d{2}-\d{2}$/.test(word) ? word : null;

const oneOf = <Word extends string>(words: readonly Word[], word: string | null) =>
  words.find((each) => each === word) ?? null;
