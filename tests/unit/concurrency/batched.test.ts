import { batched } from "@/lib/concurrency/batched";

/** A piece of work whose runs are ended by hand. */
function byHand() {
  const runs: { items: number[]; end: (fault?: Error) => void }[] = [];
  const ask = batched(
    (items: number[]) =>
      new Promise<number>((resolve, reject) => {
        runs.push({
          items,
          end: (fault) => (fault ? reject(fault) : resolve(items.length)),
        });
      }),
  );
  return { runs, ask };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve));

test("who comes alone is served at once", async () => {
  const { runs, ask } = byHand();
  const one = ask([1]);
  await aMoment();
  expect(runs.map(({ items }) => items)).toEqual([[1]]);
  runs[0]?.end();
  expect(await one).toBe(1);
});

test("what comes while the work is under way is done together, in order, when it ends", async () => {
  const { runs, ask } = byHand();
  const first = ask([1]);
  await aMoment();
  const second = ask([2, 3]);
  const third = ask([4]);
  await aMoment();
  expect(runs).toHaveLength(1);
  runs[0]?.end();
  expect(await first).toBe(1);
  await aMoment();
  expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  runs[1]?.end();
  expect(await Promise.all([second, third])).toEqual([3, 3]);
});

test("a failure reaches those it was done for, and nobody who came later", async () => {
  const { runs, ask } = byHand();
  const first = ask([1]);
  await aMoment();
  const second = ask([2]);
  runs[0]?.end(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await aMoment();
  runs[1]?.end();
  expect(await second).toBe(1);
});

test("what may not join those who are gathered is done apart from them, after them", async () => {
  const runs: number[][] = [];
  const ask = batched(
    async (items: number[]) => {
      runs.push(items);
      await aMoment();
      return items.length;
    },
    { joins: (items, more) => !items.some((item) => more.includes(item)) },
  );
  const first = ask([1]);
  await aMoment();
  const done = [ask([2]), ask([2]), ask([3]), ask([2])];
  expect(await Promise.all([first, ...done])).toEqual([1, 2, 1, 2, 1]);
  expect(runs).toEqual([[1], [2, 3], [2], [2]]);
});

/** Work that takes a moment, between whose runs there is a rest. */
function resting(restMs: number) {
  const runs: number[][] = [];
  const work = async (items: number[]) => {
    runs.push(items);
    await aMoment();
  };
  return { runs, ask: batched(work, { restMs }) };
}

test("between two gatherings there is a rest, in which those who were served may come back", async () => {
  const { runs, ask } = resting(5_000);
  const first = [ask([1]), ask([2])];
  await aMoment();
  const waits = ask([3]);
  await Promise.all(first);
  const comesBack = ask([4]);
  await aMoment();
  expect(runs).toEqual([[1, 2]]);
  await Promise.all([waits, comesBack, ask([5])]);
  expect(runs).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("the rest ends where they don't come back", async () => {
  const { runs, ask } = resting(10);
  const first = [ask([1]), ask([2])];
  await aMoment();
  const waits = ask([3]);
  await Promise.all([...first, waits]);
  expect(runs).toEqual([[1, 2], [3]]);
});

test("who comes alone waits for nothing, however soon after the last", async () => {
  const { runs, ask } = resting(5_000);
  await ask([1]);
  await ask([2]);
  await aMoment();
  await ask([3]);
  expect(runs).toEqual([[1], [2], [3]]);
});
