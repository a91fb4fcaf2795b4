/**
 * Does a piece of work for each item, no more than so many at once, begun in the items' order. The first fault is
 * thrown at once, while the others go on with the rest and nobody waits for them.
 */
export async function concurrently<Item>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
