type Gathering<Item> = {
  /** What may not join those who are gathered already is gathered apart from them, and done after them. */
  joins?: (gathered: readonly Item[], more: readonly Item[]) => boolean;
  /**
   * How long after the work it is begun again at the latest, where whoever was served soon comes with more; at once,
   * when as many wait as there were.
   */
  restMs?: number;
};

/**
 * Does a piece of work for many at once: what is asked for while it is under way is gathered, and done together as
 * soon as it ends. Who comes alone does not wait. Each asker's promise ends as the work that was done for them ends.
 */
export function batched<Item, Done>(
  work: (items: Item[]) => Promise<Done>,
  { joins = () => true, restMs = 0 }: Gathering<Item> = {},
): (items: readonly Item[]) => Promise<Done> {
  const groups: { items: Item[]; done: Promise<Done> }[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  let all = 0;
  let someCame = () => {};
  const waiting = () => groups.reduce((count, { items }) => count + items.length, 0);

  const begin = async () => {
    const items = groups.shift()?.items ?? [];
    try {
      return await work(items);
    } finally {
      // Before any of those who were served can be back.
      all = items.length + waiting();
    }
  };
  const rest = () =>
    new Promise<void>((resolve) => {
      const end = setTimeout(resolve, restMs).unref();
      someCame = () => {
        if (waiting() < all) return;
        clearTimeout(end);
        resolve();
      };
      someCame();
    });
  const open = () => {
    const group = { items: [], done: underWay.then(begin) };
    underWay = group.done.catch(() => undefined).then(restMs > 0 ? rest : undefined);
    groups.push(group);
    return group;
  };
  return (items) => {
    const group = groups.find((each) => joins(each.items, items)) ?? open();
    group.items.push(...items);
    someCame();
    return group.done;
  };
}
