import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AttachmentTiles } from "@/components/dialog/files/attachment-tiles";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { faults, fileOf, show } from "@/tests/components/faces";

function tiles(...attachments: ThreadAttachment[]) {
  const handlers = { onView: jest.fn(), onFetchAgain: jest.fn() };
  return {
    ...show(<AttachmentTiles attachments={attachments} {...handlers} />),
    handlers,
  };
}

const photo = (more: Partial<ThreadAttachment> = {}) =>
  fileOf({
    kind: "image",
    contentType: "image/jpeg",
    fileName: "image.jpg",
    width: 600,
    height: 400,
    ...more,
  });

const voice = fileOf({
  kind: "audio",
  contentType: "audio/ogg",
  fileName: "audio.ogg",
  durationMs: 14_000,
});

test("a photo has its space before it comes, and opens large", async () => {
  const { handlers, container } = tiles(photo());
  const button = screen.getByRole("button", { name: "View Photo" });
  expect(button).toHaveStyle({ width: "300px", aspectRatio: "300 / 200" });
  expect(screen.getByRole("img")).toHaveAttribute("src", "/api/files/5");
  await userEvent.click(button);
  expect(handlers.onView).toHaveBeenCalledWith(0);
  expect(await faults(container)).toEqual([]);
});

test("several photos stand two abreast, each with its number", () => {
  tiles(photo({ id: 1 }), photo({ id: 2 }), photo({ id: 3 }));
  for (const number of [1, 2, 3])
    expect(screen.getByRole("button", { name: `View Photo ${number}` })).toBeVisible();
});

describe("a voice message", () => {
  const play = jest.fn(async () => undefined);
  const pause = jest.fn();

  beforeEach(() => {
    // What jsdom leaves out of every player.
    Object.assign(HTMLMediaElement.prototype, { play, pause });
  });

  test("is played and paused, at a place and a speed of one's choice", async () => {
    const { container } = tiles(voice);
    const audio = container.querySelector("audio") as HTMLAudioElement;
    await userEvent.click(screen.getByRole("button", { name: "Play Voice message" }));
    expect(play).toHaveBeenCalledTimes(1);
    fireEvent.play(audio);
    expect(screen.getByRole("button", { name: "Pause Voice message" })).toBeVisible();
    const place = screen.getByRole("slider", { name: "Position" });
    expect(place).toHaveAttribute("aria-valuetext", "0:00 of 0:14");
    fireEvent.change(place, { target: { value: "5" } });
    expect(audio.currentTime).toBe(5);
    expect(place).toHaveAttribute("aria-valuetext", "0:05 of 0:14");
    await userEvent.click(screen.getByRole("button", { name: "Speed 1×" }));
    expect(audio.playbackRate).toBe(1.5);
    await userEvent.click(screen.getByRole("button", { name: "Speed 1.5×" }));
    await userEvent.click(screen.getByRole("button", { name: "Speed 2×" }));
    expect(audio.playbackRate).toBe(1);
    expect(await faults(container)).toEqual([]);
  });

  test("that this browser can't play is a file to save", () => {
    const { container } = tiles(voice);
    fireEvent.error(container.querySelector("audio") as HTMLAudioElement);
    expect(screen.getByRole("link", { name: "Download audio.ogg" })).toBeVisible();
  });
});

test("a film has the browser's own controls", () => {
  const { container } = tiles(fileOf({ kind: "video", contentType: "video/mp4" }));
  expect(container.querySelector("video")).toHaveAttribute("controls");
});

test("a PDF opens beside the portal, and can be saved", () => {
  tiles(fileOf());
  expect(screen.getByRole("link", { name: /^blood-results.pdf/ })).toHaveAttribute(
    "target",
    "_blank",
  );
  expect(
    screen.getByRole("link", { name: "Download blood-results.pdf" }),
  ).toHaveAttribute("href", "/api/files/5?download");
});

test.each([
  [{ state: "waiting", failure: null }, "Fetching the file"],
  [{ state: "waiting", failure: "later" }, "Retrying: the file could not be fetched yet"],
  [{ state: "failed", failure: "gone" }, "Expired: the channel no longer has the file"],
  [{ state: "failed", failure: "tooLarge" }, "Too large to be kept here"],
  [{ state: "reference", failure: null }, "The channel did not hand over the file"],
] as const)("a file that is not here says why: %o", async (condition, words) => {
  const { container } = tiles(photo({ ...condition, url: null }));
  expect(screen.getByText(words)).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test("one's own that is on its way is not said to be fetched", () => {
  tiles(fileOf({ url: null }));
  expect(screen.getByText("blood-results.pdf")).toBeVisible();
  expect(screen.queryByText("Fetching the file")).not.toBeInTheDocument();
});

test("a file that was given up can be asked for again", async () => {
  const { handlers } = tiles(fileOf({ state: "failed", failure: "gone", url: null }));
  const name = "Try to fetch blood-results.pdf again";
  await userEvent.click(screen.getByRole("button", { name }));
  expect(handlers.onFetchAgain).toHaveBeenCalledWith(5);
});
