import { drawAnew } from "@/components/shell/draw-anew";
import { keepDrafts } from "@/components/ui/unsaved/drafts";

const begun = keepDrafts<string>("touch");
const refresh = jest.fn();
const network = globalThis.fetch;

/** Somebody is at this address, and the server answers so to whoever asks from there. */
function at(path: string, status: number) {
  window.history.pushState(null, "", path);
  globalThis.fetch = async () => ({ status }) as Response;
}

afterEach(() => {
  begun.forget(1);
  refresh.mockClear();
  globalThis.fetch = network;
});

test("whose session has ended is not led away from Dialogs, which says itself what is not kept", async () => {
  at("/dialogs/7", 401);
  await drawAnew({ refresh });
  expect(refresh).not.toHaveBeenCalled();
  at("/dialogs/7", 200);
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("nor from another page with words on it, but from one without any", async () => {
  at("/patients/3", 401);
  begun.keep(1, "Called about Tuesday");
  await drawAnew({ refresh });
  expect(refresh).not.toHaveBeenCalled();
  begun.forget(1);
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("what can't be asked about is drawn anew as ever", async () => {
  at("/dialogs", 200);
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await drawAnew({ refresh });
  expect(refresh).toHaveBeenCalledTimes(1);
});
