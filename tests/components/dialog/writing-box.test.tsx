import { act, fireEvent, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server.node";
import { beforeAwake } from "@/components/dialog/before-awake";
import { WritingBox } from "@/components/dialog/writing-box";

function Place({ begun }: { begun: string }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(begun);
  return (
    <>
      <WritingBox input={input} value={text} onText={setText} aria-label="Message" />
      <p>{`${text.length} written`}</p>
    </>
  );
}

beforeAll(() => new Function(beforeAwake)());

/** A page watches itself until it has been loaded for a while; this one would go on after its test. */
afterAll(() => {
  jest.useFakeTimers();
  fireEvent.load(window);
  jest.runAllTimers();
  jest.useRealTimers();
});

/** The page as the server sent it, with what somebody typed before it woke up. */
async function wake(begun: string, typed: string | null) {
  const page = document.createElement("div");
  document.body.replaceChildren(page);
  page.innerHTML = renderToString(<Place begun={begun} />);
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
  if (typed !== null) fireEvent.input(box, { target: { value: typed } });
  await act(async () => hydrateRoot(page, <Place begun={begun} />));
  return box;
}

test("words that were typed before the page woke up stay, and count", async () => {
  const box = await wake("", "Yes, please.");
  expect(box.value).toBe("Yes, please.");
  expect(screen.getByText("12 written")).toBeTruthy();
});

test("a draft that nobody touched stays as the server has it", async () => {
  const box = await wake("The nurse can", null);
  expect(box.value).toBe("The nurse can");
  expect(screen.getByText("13 written")).toBeTruthy();
});

test("what was typed behind a draft before the page woke up stays too", async () => {
  const box = await wake("The nurse can", "The nurse can see you.");
  expect(box.value).toBe("The nurse can see you.");
  expect(screen.getByText("22 written")).toBeTruthy();
});
