import { drawAnew } from "@/components/shell/draw-anew";
import { keepDrafts } from "@/components/ui/unsaved/drafts";

const begun = keepDrafts<string>("touch");
const refresh = jest.fn();
const network = globalThis.fetch;

/** Somebody is at this address, and the server answers so to whoever asks from there. */
function at(path: string, status: number, redirected = false) {
  window.history.pushState(null, "", path);
  globalThis.fetch = async () => ({ ok: status < 400, status, redirected }) as Response;
}

afterEach(() => {
  begun.forget(1);
  refresh.mockClear();
  jest.useRealTimers();
  globalThis.fetch = network;
});

test("whose session has ended is not led away from Dialogs, which says itself what is not kept", async () => {
  jest.useFakeTimers();
  at("/dialogs/7", 401);
  const asked = jest.spyOn(globalThis, "fetch");
  await drawAnew({ refresh });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(refresh).not.toHaveBeenCalled();
  expect(asked).toHaveBeenCalledTimes(1);
  at("/dialogs/7", 200);
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test.each([
  ["session has ended", 200, true],
  ["patient was merged into another", 200, true],
  ["patient is not theirs to see any more", 404, false],
])(
  "whose %s is led away from a page as soon as no words stand there",
  async (_, ...answer) => {
    jest.useFakeTimers();
    at("/patients/3", ...answer);
    begun.keep(1, "Called about Tuesday");
    await drawAnew({ refresh });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refresh).not.toHaveBeenCalled();
    begun.forget(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  },
);

test("a page with words on it is drawn anew beneath them, as long as it is there", async () => {
  at("/patients/3", 200);
  begun.keep(1, "Called about Tuesday");
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("what can't be asked about is drawn anew as ever", async () => {
  at("/dialogs", 200);
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});
