import { setTimeout as pause } from "node:timers/promises";

type Gathering<Item> = {
  /** What may not join those who are gathered already is gathered apart from them, and done after them. */
  joins?: (gathered: readonly Item[], more: readonly Item[]) => boolean;
  /** How long after the work it is begun again, where whoever was served soon comes with more. */
  restMs?: number;
};

/**
 * Does a piece of work for many at once: what is asked for while it is under way is gathered, and done together as
 * soon as it ends. Who comes alone does not wait. Each asker's promise ends as the work that was done for them ends.
 */
export function gathered<Item, Done>(
  work: (items: Item[]) => Promise<Done>,
  { joins = () => true, restMs = 0 }: Gathering<Item> = {},
): (items: readonly Item[]) => Promise<Done> {
  const groups: { items: Item[]; done: Promise<Done> }[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  const begin = () => work(groups.shift()?.items ?? []);
  const rest = () => (restMs > 0 ? pause(restMs) : undefined);
  const open = () => {
    const group = { items: [], done: underWay.then(begin) };
    underWay = group.done.catch(() => undefined).then(rest);
    groups.push(group);
    return group;
  };
  return (items) => {
    const group = groups.find((each) => joins(each.items, items)) ?? open();
    group.items.push(...items);
    return group.done;
  };
}
