import { backgroundDone, inBackground } from "@/lib/concurrency/background";

const platformKey = Symbol.for("@next/request-context");
const surroundings = globalThis as { [platformKey]?: unknown };

afterEach(() => {
  delete surroundings[platformKey];
});

/** Work that is ended by hand. */
function byHand() {
  let end = () => {};
  const work = () =>
    new Promise<void>((resolve) => {
      end = resolve;
    });
  return { work, end: () => end() };
}

test("whoever ends the process waits until all is done, what is begun meanwhile too", async () => {
  const [one, other] = [byHand(), byHand()];
  let isOver = false;
  inBackground(async () => {
    await one.work();
    inBackground(other.work);
  });
  const over = backgroundDone().then(() => {
    isOver = true;
  });
  one.end();
  await new Promise((resolve) => setTimeout(resolve));
  expect(isOver).toBe(false);
  other.end();
  await over;
});

test("a platform that stops processes between requests is told what to wait for", async () => {
  const waitUntil = jest.fn();
  surroundings[platformKey] = { get: () => ({ waitUntil }) };
  const { work, end } = byHand();
  inBackground(work);
  const [[going]] = waitUntil.mock.calls;
  expect(going).toBeInstanceOf(Promise);
  end();
  await going;
});

test("what fails in the background is nobody else's concern", async () => {
  inBackground(async () => {
    throw new Error("away");
  });
  await backgroundDone();
});
