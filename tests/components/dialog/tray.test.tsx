import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AttachButton } from "@/components/dialog/tray/attach-button";
import { AttachTray } from "@/components/dialog/tray/attach-tray";
import { DropTarget } from "@/components/dialog/tray/drop-target";
import { pasteInto } from "@/components/dialog/tray/paste";
import { itemOf, type TrayItem } from "@/components/dialog/tray/tray";
import { trayOf } from "@/components/dialog/tray/tray-store";
import type { TrayControls } from "@/components/dialog/tray/use-tray";
import { Keyboard } from "@/components/keyboard/keyboard";
import { faults, filesTaken, openOf, show } from "@/tests/components/faces";

const megabyte = 1024 * 1024;

const item = (name: string, more: Partial<TrayItem> = {}): TrayItem => ({
  key: name,
  name,
  sizeBytes: 1_200_000,
  kind: "image",
  previewUrl: null,
  state: "ready",
  sentBytes: 1_200_000,
  refusal: null,
  maxBytes: null,
  file: null,
  ...more,
});

const letterFile = {
  fileId: 7,
  kind: "document" as const,
  contentType: "application/pdf",
  width: null,
  height: null,
  durationMs: null,
  fileName: "letter.pdf",
  sizeBytes: 1000,
  previewUrl: null,
};

function tray(items: TrayItem[], text = "") {
  const controls = { items, remove: jest.fn(), retry: jest.fn() };
  const shown = show(
    <AttachTray open={openOf()} tray={controls as unknown as TrayControls} text={text} />,
  );
  return { ...shown, controls };
}

const rowOf = (name: string) => {
  const row = screen.getByText(name).closest("li");
  if (!row) throw new Error(`${name} has no row.`);
  return within(row);
};

test("words that are too long for a picture are said to be that", () => {
  const file = { ...letterFile, kind: "image" as const, contentType: "image/png" };
  tray([item("knee.png", { file })], "x".repeat(1_025));
  expect(screen.getByText(/takes up to 1,024 characters with a picture/)).toBeVisible();
});

test("each file says what it is, how far it has come, or why it can't go", async () => {
  const film = itemOf(
    "film",
    { name: "ultrasound.mp4", type: "video/mp4", size: 24 * megabyte },
    { facts: filesTaken, taken: 0 },
  );
  const { container } = tray([
    item("card-front.jpg"),
    item("Referral letter.pdf", {
      kind: "document",
      state: "uploading",
      sizeBytes: 5_000_000,
      sentBytes: 3_100_000,
    }),
    film,
    item("lost.jpg", { state: "failed" }),
    item("program.jpg", { state: "refused", refusal: "unlike", previewUrl: "blob:1" }),
  ]);
  expect(rowOf("card-front.jpg").getByText("Image · 1.2 MB · ready")).toBeVisible();
  expect(container.querySelector("img")).toBeNull();
  const bar = screen.getByRole("progressbar", { name: "Uploading Referral letter.pdf" });
  expect(bar).toHaveAttribute("aria-valuenow", "62");
  expect(screen.getByText("3.1 MB of 5.0 MB")).toBeVisible();
  expect(rowOf("ultrasound.mp4").getByRole("alert")).toHaveTextContent(
    "Not attached: 25.2 MB, and WhatsApp takes up to 16 MB.",
  );
  expect(rowOf("lost.jpg").getByRole("button", { name: "Retry" })).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test("one that can't go is in sight, however many are there", () => {
  const sight = jest.spyOn(Element.prototype, "scrollIntoView");
  const shown = () =>
    sight.mock.contexts.map((row) => (row as Element).querySelector("p")?.textContent);
  const ready = item("a.jpg");
  const refused = item("b.exe", { state: "refused", refusal: "type" });
  const { again } = tray([ready, refused, item("c.jpg", { state: "uploading" })]);
  expect(shown()).toEqual(["b.exe"]);
  const controls = { items: [ready, refused, item("c.jpg", { state: "failed" })] };
  again(
    <AttachTray open={openOf()} tray={controls as unknown as TrayControls} text="" />,
  );
  expect(shown()).toEqual(["b.exe", "c.jpg"]);
  sight.mockRestore();
});

test("a file is taken out, or its upload called off", async () => {
  const { controls } = tray([item("a.jpg"), item("b.jpg", { state: "uploading" })]);
  await userEvent.click(screen.getByRole("button", { name: "Remove a.jpg" }));
  await userEvent.click(screen.getByRole("button", { name: "Cancel b.jpg" }));
  expect(controls.remove.mock.calls).toEqual([["a.jpg"], ["b.jpg"]]);
});

test("words that can't go with the file are said to follow it", () => {
  const letter = item("letter.pdf", { kind: "document", file: letterFile });
  const { again } = tray([letter], "Here it is.");
  expect(screen.getByText(/they follow as a message of their own/)).toBeVisible();
  const image = item("a.jpg", { file: { ...letterFile, kind: "image" } });
  const controls = { items: [image], remove: jest.fn(), retry: jest.fn() };
  again(
    <AttachTray
      open={openOf()}
      tray={controls as unknown as TrayControls}
      text="Here it is."
    />,
  );
  expect(screen.queryByText(/they follow/)).not.toBeInTheDocument();
});

test("the button opens a chooser for what the channel takes, several at once", async () => {
  const onFiles = jest.fn();
  const { container } = show(<AttachButton facts={filesTaken} onFiles={onFiles} />);
  expect(screen.getByRole("button", { name: "Attach files" })).toBeVisible();
  const chooser = container.querySelector("input") as HTMLInputElement;
  expect(chooser.accept).toContain("application/pdf,.pdf");
  const files = [new File(["a"], "a.jpg"), new File(["b"], "b.pdf")];
  await userEvent.setup({ applyAccept: false }).upload(chooser, files);
  expect(onFiles).toHaveBeenCalledWith(files);
});

test("so do keys, from where one writes", async () => {
  const { container } = show(
    <>
      <textarea aria-label="Message" />
      <AttachButton facts={filesTaken} onFiles={jest.fn()} />
      <Keyboard admin choose={jest.fn()} />
    </>,
  );
  const chooser = container.querySelector("input") as HTMLInputElement;
  const opened = jest.spyOn(chooser, "click").mockImplementation(() => undefined);
  await userEvent.click(screen.getByRole("textbox", { name: "Message" }));
  await userEvent.keyboard("{Control>}{Shift>}U{/Shift}{/Control}");
  expect(opened).toHaveBeenCalledTimes(1);
});

test("the whole pane takes what is dropped, and says so while it is held over it", async () => {
  const onFiles = jest.fn();
  show(
    <section aria-label="Dialog">
      <p>Words</p>
      <DropTarget name="Ruth Okafor" onFiles={onFiles} />
    </section>,
  );
  const words = screen.getByText("Words");
  const held = { dataTransfer: { types: ["Files"], files: [new File(["a"], "a.jpg")] } };
  const cover = screen.getByText("Drop files here for Ruth Okafor").parentElement;
  fireEvent.dragEnter(words, held);
  await waitFor(() => expect(cover).toHaveClass("visible"));
  fireEvent.drop(words, held);
  expect(onFiles).toHaveBeenCalledWith(held.dataTransfer.files);
  expect(cover).toHaveClass("invisible");
});

const uploads: { arrive(bytes: number): void; answer(came: object): void }[] = [];
jest.mock("@/components/dialog/tray/upload-file", () => ({
  uploadFile: (_: number, __: File, watch: Watch) =>
    new Promise((answer) => {
      watch.signal.addEventListener("abort", () => answer({ ok: false, reason: "lost" }));
      uploads.push({ arrive: watch.onSent, answer });
    }),
}));
type Watch = { signal: AbortSignal; onSent(bytes: number): void };

test.each([
  [["Files"], true],
  // A picture out of a page.
  [["text/html", "Files"], true],
  // A file of macOS's Finder, with its name.
  [["text/plain", "Files"], true],
  // Cells of a spreadsheet, with a picture of themselves.
  [["text/plain", "text/html", "Files"], false],
  [["text/plain", "text/rtf", "Files"], false],
  [["text/plain"], false],
])("of what was copied as %p its file is attached: %p", (types, isAttached) => {
  const add = jest.fn();
  show(<textarea aria-label="Message" onPaste={(event) => pasteInto({ add }, event)} />);
  const file = new File(["a"], "letter.pdf", { type: "application/pdf" });
  const files = types.includes("Files") ? [file] : [];
  const isLeft = fireEvent.paste(screen.getByRole("textbox"), {
    clipboardData: { types, files },
  });
  expect(add.mock.calls).toEqual(isAttached ? [[files]] : []);
  expect(isLeft).toBe(!isAttached);
});

describe("what the server keeps of a draft's files", () => {
  const letter = { ...letterFile, fileId: 7 };
  const card = { ...letterFile, fileId: 8, fileName: "card.pdf" };
  let removed: string[];
  let dialogs = 100;

  beforeEach(() => {
    removed = [];
    globalThis.fetch = async (path) => {
      removed.push(String(path));
      return {} as Response;
    };
  });

  function newTray() {
    dialogs += 1;
    const dialogId = dialogs;
    const held = trayOf(dialogId);
    const names = () => held.read().map(({ name }) => name);
    return { ...held, dialogId, names };
  }

  test("is there again after a reload, and once", () => {
    const { settle, names } = newTray();
    settle([letter, card]);
    settle([letter, card]);
    expect(names()).toEqual(["letter.pdf", "card.pdf"]);
  });

  test("shows its picture from this browser's own memory, which outlives the sending", async () => {
    const { settle, read } = newTray();
    const blob = async () => new Blob(["a picture"]);
    globalThis.fetch = async () => ({ ok: true, blob }) as Response;
    URL.createObjectURL = () => "blob:portal/1";
    settle([{ ...letter, kind: "image", previewUrl: "/api/dialogs/1/draft/files/7" }]);
    await waitFor(() => expect(read()[0]?.file?.previewUrl).toBe("blob:portal/1"));
  });

  test("frees the picture when it is removed here, sent elsewhere or discarded with its reply", () => {
    const freed: string[] = [];
    URL.revokeObjectURL = (url) => void freed.push(url);
    const picture = (fileId: number) => ({
      ...letter,
      fileId,
      previewUrl: `blob:portal/${fileId}`,
    });
    const { settle, putBack, remove, letGo, read } = newTray();
    putBack([picture(31), picture(32)]);
    remove(read()[0]?.key ?? "");
    expect(freed).toEqual(["blob:portal/31"]);
    settle([picture(32)]);
    settle([]);
    letGo([picture(33)]);
    expect(freed).toEqual(["blob:portal/31", "blob:portal/32", "blob:portal/33"]);
  });

  test("goes here when it was sent or removed on another screen", () => {
    const { settle, names } = newTray();
    settle([letter, card]);
    settle([card]);
    expect(names()).toEqual(["card.pdf"]);
  });

  test("is let go of when it is taken out, again where no network did, and does not come back", () => {
    const { settle, read, remove, names, dialogId } = newTray();
    settle([letter]);
    remove(read()[0]?.key ?? "");
    settle([letter]);
    expect(names()).toEqual([]);
    const address = `/api/dialogs/${dialogId}/draft/files/7`;
    expect(removed).toEqual([address, address]);
  });

  test("is not shown twice while it is on its way as a reply, and comes back with it", () => {
    const { settle, takeOut, putBack, names } = newTray();
    settle([letter]);
    const taken = takeOut();
    settle([letter]);
    expect(names()).toEqual([]);
    putBack(taken);
    settle([letter]);
    expect(names()).toEqual(["letter.pdf"]);
    expect(removed).toEqual([]);
  });

  const { fileName: _, sizeBytes: __, previewUrl: ___, ...came } = letter;

  async function uploading() {
    const held = newTray();
    const chosen = new File(["x".repeat(1_000)], "letter.pdf", {
      type: "application/pdf",
    });
    const before = uploads.length;
    held.add([chosen], filesTaken);
    await waitFor(() => expect(uploads).toHaveLength(before + 1));
    const [upload] = uploads.slice(-1);
    if (!upload) throw new Error("Nothing is on its way.");
    return { ...held, upload };
  }

  test("is one file where it is told before its upload has answered: twice the same goes in no reply", async () => {
    const { settle, names, takeOut, read, upload } = await uploading();
    settle([letter]);
    expect(names()).toEqual(["letter.pdf"]);
    upload.answer({ ok: true, file: came });
    await waitFor(() =>
      expect(read().every(({ state }) => state === "ready")).toBe(true),
    );
    expect(names()).toEqual(["letter.pdf"]);
    expect(takeOut()).toHaveLength(1);
    expect(removed).toEqual([]);
  });

  test("is one file where only the answer to its upload was lost, and another of its name is still to be tried again", async () => {
    const { settle, read, upload, add } = await uploading();
    upload.answer({ ok: false, reason: "lost" });
    await waitFor(() => expect(read()).toMatchObject([{ state: "failed" }]));
    const other = new File(["y".repeat(900)], "letter.pdf", { type: "application/pdf" });
    add([other], filesTaken);
    await waitFor(() => expect(uploads.at(-1)).not.toBe(upload));
    uploads.at(-1)?.answer({ ok: false, reason: "lost" });
    await waitFor(() => expect(read()[1]).toMatchObject({ state: "failed" }));
    settle([letter]);
    expect(read()).toMatchObject([
      { state: "ready", file: { fileId: letter.fileId } },
      { state: "failed", sizeBytes: 900 },
    ]);
  });

  test("is one file where it was told before the answer to its upload was lost", async () => {
    const { settle, read, upload } = await uploading();
    settle([letter]);
    upload.answer({ ok: false, reason: "lost" });
    await waitFor(() => expect(read()).toMatchObject([{ state: "ready" }]));
    expect(removed).toEqual([]);
  });

  test("does not come back where its upload was called off when all of it was there already", async () => {
    const { settle, names, remove, read, upload, dialogId } = await uploading();
    upload.arrive(1_200);
    remove(read()[0]?.key ?? "");
    upload.answer({ ok: true, file: came });
    await waitFor(() =>
      expect(removed).toEqual([`/api/dialogs/${dialogId}/draft/files/7`]),
    );
    settle([letter]);
    expect(names()).toEqual([]);
  });

  test("was never there where its upload was called off on its way", async () => {
    const { names, remove, read, upload } = await uploading();
    upload.arrive(400);
    remove(read()[0]?.key ?? "");
    upload.answer({ ok: true, file: came });
    await new Promise((resolve) => setTimeout(resolve));
    expect([names(), removed]).toEqual([[], []]);
  });
});
