import { act, renderHook } from "@testing-library/react";
import { useImport } from "@/components/patients/import/use-import";

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
  expect(result.current.stage).toEqual({ at: "choosing", problem: null });
});
