/**
 * Does a piece of work for many at once: what is asked for while it is under way is gathered, and done together as
 * soon as it ends. Who comes alone does not wait. Each asker's promise ends as the work that was done for them ends.
 *
 * What `joins` does not let come to those who are gathered already is gathered apart from them, and done after them.
 */
export function gathered<Item, Done>(
  work: (items: Item[]) => Promise<Done>,
  joins: (gathered: readonly Item[], more: readonly Item[]) => boolean = () => true,
): (items: readonly Item[]) => Promise<Done> {
  const groups: { items: Item[]; done: Promise<Done> }[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  const begin = () => work(groups.shift()?.items ?? []);
  const open = () => {
    const group = { items: [], done: underWay.then(begin) };
    underWay = group.done.catch(() => undefined);
    groups.push(group);
    return group;
  };
  return (items) => {
    const group = groups.find((each) => joins(each.items, items)) ?? open();
    group.items.push(...items);
    return group.done;
  };
}
