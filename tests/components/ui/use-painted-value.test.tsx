import { screen, waitFor } from "@testing-library/react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { usePaintedValue } from "@/components/ui/rendering/use-painted-value";

const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
let root: Root;

function Thread({ chosen }: { chosen: string }) {
  return <p role="note">{`${chosen}: ${usePaintedValue(chosen)}`}</p>;
}

const choose = (chosen: string) =>
  flushSync(() => root.render(<Thread chosen={chosen} />));
const note = () => screen.getByRole("note");

beforeEach(() => {
  environment.IS_REACT_ACT_ENVIRONMENT = false;
  root = createRoot(document.body.appendChild(document.createElement("div")));
  choose("Ruth");
});

afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
  environment.IS_REACT_ACT_ENVIRONMENT = true;
});

test("what was chosen is drawn in full once its choice has been painted", async () => {
  choose("Maria");
  expect(note()).toHaveTextContent("Maria: Ruth");
  await waitFor(() => expect(note()).toHaveTextContent("Maria: Maria"));
});

test("whoever goes on before that does not see what they passed", async () => {
  const seen: (string | null)[] = [];
  const watcher = new MutationObserver(() => seen.push(note().textContent));
  watcher.observe(document.body, { subtree: true, characterData: true, childList: true });
  choose("Maria");
  choose("Omar");
  await waitFor(() => expect(note()).toHaveTextContent("Omar: Omar"));
  watcher.disconnect();
  expect(seen).not.toContain("Maria: Maria");
  expect(seen).not.toContain("Omar: Maria");
});
