import { setTimeout as pause } from "node:timers/promises";
import { limitConcurrency } from "@/lib/concurrency/limit-concurrency";
import { TimedOut } from "@/lib/concurrency/semaphore";
import { isOutage } from "@/lib/outage";

test("no more than so many work at once, and the others follow in the order in which they came", async () => {
  const inTurn = limitConcurrency({ most: 2, timeoutMs: 5_000 });
  const begun: number[] = [];
  let inside = 0;
  let most = 0;
  const work = (number: number) =>
    inTurn(async () => {
      begun.push(number);
      inside += 1;
      most = Math.max(most, inside);
      await pause(5);
      inside -= 1;
      return number;
    });
  expect(await Promise.all([1, 2, 3, 4, 5].map(work))).toEqual([1, 2, 3, 4, 5]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test("whoever waited too long is turned away before anything was begun, as an outage, and the line goes on", async () => {
  const inTurn = limitConcurrency({ most: 1, timeoutMs: 30 });
  let begun = false;
  let leave = () => {};
  const first = inTurn(
    () =>
      new Promise<void>((left) => {
        leave = left;
      }),
  );
  const late = inTurn(async () => {
    begun = true;
  });
  const fault = await late.catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(TimedOut);
  expect(isOutage(fault)).toBe(true);
  leave();
  await first;
  expect(begun).toBe(false);
  expect(await inTurn(async () => "next")).toBe("next");
});

test("work that fails makes room like any other", async () => {
  const inTurn = limitConcurrency({ most: 1, timeoutMs: 1_000 });
  const failing = inTurn(async () => {
    throw new Error("a poison delivery");
  });
  await expect(failing).rejects.toThrow("a poison delivery");
  expect(await inTurn(async () => "next")).toBe("next");
});
