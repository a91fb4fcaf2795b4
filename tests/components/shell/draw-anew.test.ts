import { drawAnew } from "@/components/shell/draw-anew";
import { keepDrafts } from "@/components/ui/unsaved/drafts";

const begun = keepDrafts<string>("touch");
const refresh = jest.fn();
const network = globalThis.fetch;
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Who asks whether they are signed in is answered so, and so is who asks for the page at this address. */
function at(path: string, { session = 200, page = 200 } = {}) {
  window.history.pushState(null, "", path);
  const asked = jest.fn(async (address: string) => {
    const status = address === "/api/dialogs/presence" ? session : page;
    return { ok: status === 200, status } as Response;
  });
  globalThis.fetch = asked as typeof fetch;
  return asked;
}

const unreached = () => Promise.reject(new TypeError("Failed to fetch"));

/** How the browser tells of an answer that leads elsewhere. */
const redirected = 0;

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  drawAnew({ refresh })();
  begun.forget(1);
  refresh.mockClear();
  jest.useRealTimers();
  globalThis.fetch = network;
});

test("whose session has ended is not led away from Dialogs, which says itself what is not kept", async () => {
  const asked = at("/dialogs/7", { session: 401 });
  drawAnew({ refresh });
  await pass(60_000);
  expect(refresh).not.toHaveBeenCalled();
  expect(asked).toHaveBeenCalledTimes(1);
  at("/dialogs/7");
  drawAnew({ refresh });
  await pass(300);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test.each([
  ["session has ended", { session: 401, page: redirected }],
  ["patient was merged into another", { page: redirected }],
  ["patient is not theirs to see any more", { page: 404 }],
])(
  "whose %s is led away from a page as soon as no words stand there",
  async (_, answers) => {
    at("/patients/3", answers);
    begun.keep(1, "Called about Tuesday");
    drawAnew({ refresh });
    await pass(60_000);
    expect(refresh).not.toHaveBeenCalled();
    begun.forget(1);
    await pass(10_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    await pass(60_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  },
);

test("a page with words on it is drawn anew beneath them, as long as it is there", async () => {
  at("/patients/3");
  begun.keep(1, "Called about Tuesday");
  drawAnew({ refresh });
  await pass(300);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test.each(["/dialogs", "/patients/3", "/settings"])(
  "where no server answers, %s is drawn anew once one does: the browser would show a page of its own",
  async (path) => {
    at(path);
    globalThis.fetch = unreached;
    drawAnew({ refresh });
    await pass(60_000);
    at(path, { session: 503 });
    await pass(60_000);
    expect(refresh).not.toHaveBeenCalled();
    at(path);
    await pass(5_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    await pass(60_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  },
);

test("what several ask for at once is drawn once", async () => {
  at("/patients/3");
  drawAnew({ refresh });
  await pass(200);
  drawAnew({ refresh });
  await pass(200);
  drawAnew({ refresh });
  await pass(60_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("nobody is asked any more for a page that was left, not even where a question was on its way", async () => {
  at("/patients/3");
  const asked = jest.fn(unreached);
  globalThis.fetch = asked;
  drawAnew({ refresh })();
  await pass(60_000);
  expect(asked).not.toHaveBeenCalled();
  const callOff = drawAnew({ refresh });
  jest.advanceTimersByTime(300);
  expect(asked).toHaveBeenCalledTimes(1);
  callOff();
  await pass(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(refresh).not.toHaveBeenCalled();
});
