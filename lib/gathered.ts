/**
 * Does a piece of work for many at once: what is asked for while it is under way is gathered, and done together as
 * soon as it ends. Who comes alone does not wait. Each asker's promise ends as the work that was done for them ends.
 */
export function gathered<Item, Done>(
  work: (items: Item[]) => Promise<Done>,
): (items: readonly Item[]) => Promise<Done> {
  let next: { items: Item[]; done: Promise<Done> } | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  const begin = () => {
    const items = next?.items ?? [];
    next = null;
    return work(items);
  };
  return (items) => {
    if (!next) {
      const done = underWay.then(begin);
      underWay = done.catch(() => undefined);
      next = { items: [], done };
    }
    next.items.push(...items);
    return next.done;
  };
}
