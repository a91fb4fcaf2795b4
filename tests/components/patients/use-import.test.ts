import { act, renderHook } from "@testing-library/react";
import { useImport } from "@/components/patients/import/use-import";
import { csvFile } from "./csv-file";

/** A file that can be read only once somebody lets it. */
function slowFile() {
  let arrive = () => {};
  const bytes = new Promise<ArrayBuffer>((resolve) => {
    arrive = () => resolve(new ArrayBuffer(3));
  });
  const file = Object.assign(new File(["abc"], "people.csv"), {
    arrayBuffer: () => bytes,
  });
  return { file, arrive };
}

test("a file that was let go of while it was read is told nothing of", async () => {
  const { result } = renderHook(() => useImport("GB"));
  const { file, arrive } = slowFile();
  await act(async () => {
    const chosen = result.current.choose(file);
    result.current.startAnew();
    arrive();
    await chosen;
  });
  expect(result.current.stage).toEqual({ at: "choosing", unreadable: null });
});

test("the line break at the end of a file begins no line more", async () => {
  globalThis.fetch = async () => said([verdict]);
  const { result } = renderHook(() => useImport("GB"));
  const file = csvFile("Name,Phone\nOtto Berg,07700 900118\n\n");
  await act(() => result.current.choose(file));
  expect(result.current.file?.rows).toEqual([
    { line: 2, cells: ["Otto Berg", "07700 900118"] },
  ]);
});

test("a file that does not say whose letters it is in is read and looked at anew in those that are chosen", async () => {
  const checked: { lines: { name: string }[] }[] = [];
  globalThis.fetch = async (_, init) => {
    checked.push(JSON.parse(String(init?.body)));
    return said([verdict]);
  };
  const { result } = renderHook(() => useImport("GB"));
  const file = csvFile(Buffer.from("Name\nRen\xe9 \xd8\n", "latin1"));
  await act(() => result.current.choose(file));
  expect(result.current.file?.script).toBe("western");
  await act(async () => result.current.changeScript("central"));
  expect(result.current.file?.script).toBe("central");
  expect(checked.map(({ lines }) => lines[0]?.name)).toEqual(["René Ø", "René Ř"]);
});

test("a file whose member's session has ended meanwhile says so, and is gone on with once they are back", async () => {
  let answer = { ok: false, status: 401 } as Response;
  globalThis.fetch = async () => answer;
  const { result } = renderHook(() => useImport("GB"));
  const file = csvFile("Name\nOtto Berg\n");
  await act(() => result.current.choose(file));
  expect(result.current.stage).toMatchObject({ at: "failed", isSignedOut: true });
  answer = said([verdict]);
  await act(async () => result.current.checkAgain());
  expect(result.current.stage).toEqual({ at: "checked" });
});

test("something is not saved once a line was decided and while a file is being applied, and a second try is the same import", async () => {
  jest.useFakeTimers();
  const asked: { importId: string }[] = [];
  let answer: (() => Response) | null = null;
  let arrive = () => {};
  globalThis.fetch = async (path, init) => {
    if (String(path).endsWith("check")) return said([verdict]);
    asked.push(JSON.parse(String(init?.body)));
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    if (answer) return answer();
    throw new DOMException("The tab was without a network.", "NetworkError");
  };
  const { result } = renderHook(() => useImport("GB"));
  const file = csvFile("Name,Phone\nOtto Berg,07700 900118\n");
  await act(() => result.current.choose(file));
  expect(result.current.isUnsaved).toBe(false);
  act(() => result.current.decide(2, "leave"));
  expect(result.current.isUnsaved).toBe(true);
  act(() => result.current.checkAgain());
  await act(async () => {});
  expect(result.current.isUnsaved).toBe(false);
  let applying = Promise.resolve();
  act(() => {
    applying = result.current.apply();
  });
  expect(result.current.isUnsaved).toBe(true);
  for (const pauseMs of [1_000, 4_000, 10_000]) {
    await act(async () => arrive());
    expect(result.current.stage).toMatchObject({ at: "applying" });
    await act(() => jest.advanceTimersByTimeAsync(pauseMs));
  }
  await act(async () => arrive());
  await act(() => applying);
  expect(result.current.stage).toMatchObject({ at: "failed", while: "applying" });
  expect(result.current.isUnsaved).toBe(false);
  answer = () => said({ added: 1, updated: 0, unchanged: 0, refused: [] });
  act(() => {
    applying = result.current.apply();
  });
  await act(async () => arrive());
  await act(() => applying);
  expect(result.current.stage).toMatchObject({ at: "finished" });
  expect(asked).toHaveLength(5);
  expect(new Set(asked.map(({ importId }) => importId)).size).toBe(1);
});

afterEach(() => jest.useRealTimers());

const said = (answer: unknown) => ({ ok: true, json: async () => answer }) as Response;

const verdict = {
  line: 2,
  verdict: "new",
  reason: null,
  value: "",
  person: null,
  action: "add",
  key: "otto",
};
