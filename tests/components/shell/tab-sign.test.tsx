import { waitFor } from "@testing-library/react";
import { TabSign } from "@/components/shell/tab-sign";
import { show } from "@/tests/components/faces";

const titles = () => [...document.head.querySelectorAll("title")];

function leave() {
  for (const title of titles()) title.remove();
}

/** Brings a page's title, as the router does: before any that is there. */
function bring(text: string) {
  const title = document.createElement("title");
  title.textContent = text;
  document.head.insertBefore(title, document.head.querySelector("title"));
}

afterEach(leave);

test("the tab names the page, and before it how many dialogs have something new", async () => {
  bring("Patients · Dialogs");
  const { unmount } = show(<TabSign unread={2} discreet={false} />);
  expect(document.title).toBe("(2) Patients · Dialogs");
  leave();
  bring("Lena Fischer · Dialogs");
  await waitFor(() => expect(document.title).toBe("(2) Lena Fischer · Dialogs"));
  unmount();
  expect(document.title).toBe("Lena Fischer · Dialogs");
});

test("between two pages it keeps the name of the one before", async () => {
  bring("Patients · Dialogs");
  show(<TabSign unread={2} discreet={false} />);
  leave();
  await waitFor(() => expect(document.title).toBe("(2) Patients · Dialogs"));
  bring("Lena Fischer · Dialogs");
  await waitFor(() => expect(document.title).toBe("(2) Lena Fischer · Dialogs"));
  expect(titles()).toHaveLength(1);
});

test("a page whose title is still to come gets none from here", async () => {
  show(<TabSign unread={2} discreet={false} />);
  expect(titles()).toEqual([]);
  bring("Patients · Dialogs");
  await waitFor(() => expect(document.title).toBe("(2) Patients · Dialogs"));
  expect(titles()).toHaveLength(1);
});
