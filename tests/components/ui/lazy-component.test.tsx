import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, Suspense } from "react";
import { ErrorBoundary } from "@/components/ui/loading/error-boundary";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { isMissingScript, lazyComponent } from "@/components/ui/loading/lazy-component";

import { show } from "@/tests/components/faces";

beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

/** A face whose script does not come until somebody says so. */
function lateFace() {
  const network = { isThere: false, asked: 0 };
  const Face = lazyComponent(async () => {
    network.asked += 1;
    await null;
    if (!network.isThere) throw new Error("Failed to load a chunk.");
    return ({ name }: { name: string }) => <p>Dialog of {name}</p>;
  });
  return { Face, network };
}

const place = (of: unknown, children: ReactNode) => (
  <ErrorBoundary
    resetKey={of}
    fallback={(again, fault) => (
      <button type="button" onClick={again}>
        {isMissingScript(fault) ? "Not fetched" : "Not drawn"}
      </button>
    )}
  >
    <Suspense fallback="Loading">{children}</Suspense>
  </ErrorBoundary>
);

test("a script that did not come is told of once, and Try again asks for it again", async () => {
  const { Face, network } = lateFace();
  render(place(1, <Face name="Maria" />));
  expect(await screen.findByText("Not fetched")).toBeVisible();
  expect(network.asked).toBe(1);
  await userEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(network.asked).toBe(2));
  expect(await screen.findByText("Not fetched")).toBeVisible();
  network.isThere = true;
  await userEvent.click(screen.getByRole("button"));
  expect(await screen.findByText("Dialog of Maria")).toBeVisible();
  expect(network.asked).toBe(3);
});

test("a script that did not come is asked for again by whatever is opened next", async () => {
  const { Face, network } = lateFace();
  const { rerender } = render(place(1, <Face name="Maria" />));
  expect(await screen.findByText("Not fetched")).toBeVisible();
  network.isThere = true;
  rerender(place(2, <Face name="Yousef" />));
  expect(await screen.findByText("Dialog of Yousef")).toBeVisible();
});

test("a script that did not come ahead of its use is asked for again when it is used", async () => {
  const { Face, network } = lateFace();
  await expect(Face.prefetch()).rejects.toThrow();
  network.isThere = true;
  render(place(1, <Face name="Maria" />));
  expect(await screen.findByText("Dialog of Maria")).toBeVisible();
});

test("what can't be drawn is told apart from a script that did not come", async () => {
  const Odd = lazyComponent<object>(async () => () => {
    throw new RangeError("a time that is none");
  });
  render(place(1, <Odd />));
  expect(await screen.findByText("Not drawn")).toBeVisible();
});

test("what was opened and did not come says so beside all that is there, and all of it is tried again together", async () => {
  const one = lateFace();
  const other = lateFace();
  show(
    <>
      <p>The list</p>
      <LazyBoundary>{<one.Face name="Maria" />}</LazyBoundary>
      <LazyBoundary>{<other.Face name="Yousef" />}</LazyBoundary>
    </>,
  );
  const [again] = await screen.findAllByRole("button", { name: "Try again" });
  expect(screen.getByText("The list")).toBeVisible();
  one.network.isThere = true;
  other.network.isThere = true;
  if (again) await userEvent.click(again);
  expect(await screen.findByText("Dialog of Maria")).toBeVisible();
  expect(await screen.findByText("Dialog of Yousef")).toBeVisible();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});
