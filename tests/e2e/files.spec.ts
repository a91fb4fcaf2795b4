import type { Page } from "@playwright/test";
import { readSample } from "@/tests/support/standin/samples";
import { connectClinic } from "./support/connect-clinic";
import { expect, test } from "./support/fixtures";

const ada = { phone: "+447700900881", profileName: "Ada Byron" };
const photo = {
  name: "photo.jpg",
  mimeType: "image/jpeg",
  buffer: readSample("photo").content,
};

const thread = (page: Page) => page.getByRole("log", { name: "Messages" });

test("a photo goes to the patient's phone with its words; what WhatsApp does not take is left out, with the reason", async ({
  page,
  signIn,
  standin,
}) => {
  await signIn(page);
  await connectClinic(page);
  await standin.write(ada, "Could you send me the plan?");
  await page.goto("/dialogs");
  const list = page.getByRole("list", { name: "Dialogs" });
  await list.getByRole("link", { name: /Ada Byron/ }).click();
  await expect(page.getByRole("button", { name: "Attach files" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("textbox", { name: "Message" }).press("Control+Shift+U");
  await (await chooser).setFiles([
    photo,
    {
      name: "setup.exe",
      mimeType: "application/x-msdownload",
      buffer: Buffer.from("MZ"),
    },
  ]);
  const tray = page.getByRole("list", { name: "Attached files" });
  await expect(tray.getByText(/ready$/)).toBeVisible();
  await expect(tray.getByRole("alert")).toHaveText(
    "Not attached: WhatsApp does not take files of this type.",
  );
  const waiting = page.waitForResponse(/\/draft\/files\/\d+$/);
  await page.reload();
  expect((await waiting).headers()["content-security-policy"]).toContain("sandbox");
  await expect(tray.getByText("Image · ")).toBeVisible();
  await expect(tray.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("textbox", { name: "Message" }).fill("Here is the plan.");
  let store = () => {};
  const isLookedAt = new Promise<void>((resolve) => {
    store = resolve;
  });
  await page.route(/\/dialogs/, async (route) => {
    if (route.request().method() === "POST") await isLookedAt;
    await route.fallback();
  });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(tray).toHaveCount(0);
  // Who looks at their own picture before it is stored goes on looking at it.
  await thread(page).getByRole("button", { name: "View Photo" }).click();
  const looked = page
    .getByRole("dialog", { name: "Pictures" })
    .getByRole("img", { name: "Photo" });
  await expect(looked).toHaveAttribute("src", /^blob:/);
  store();
  await expect(looked).toHaveAttribute("src", /^\/api\/files\//);
  await page.keyboard.press("Escape");
  await expect(thread(page).getByRole("button", { name: "View Photo" })).toBeFocused();
  await expect(thread(page).getByLabel("Read", { exact: true })).toBeVisible();
  const said = (await standin.conversation(ada)).at(-1);
  expect(said).toMatchObject({
    text: "Here is the plan.",
    media: [{ contentType: "image/jpeg" }],
  });
  const shown = thread(page).getByRole("img", { name: "Photo" });
  const file = await page.request.get((await shown.getAttribute("src")) ?? "");
  expect(file.headers()["content-security-policy"]).toContain("sandbox");
  await thread(page).getByRole("button", { name: "View Photo" }).click();
  const viewer = page.getByRole("dialog", { name: "Pictures" });
  await expect(viewer.getByRole("img", { name: "Photo" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  await expect(thread(page).getByRole("button", { name: "View Photo" })).toBeFocused();
});

test("files that were chosen together stay in their order when the page is loaded anew", async ({
  page,
  signIn,
  standin,
}) => {
  const lin = { phone: "+447700900882", profileName: "Lin Haoran" };
  await signIn(page);
  await connectClinic(page);
  await standin.write(lin, "Which exercises, please?");
  await page.goto("/dialogs");
  const list = page.getByRole("list", { name: "Dialogs" });
  await list.getByRole("link", { name: /Lin Haoran/ }).click();
  await expect(page.getByRole("button", { name: "Attach files" })).toBeVisible();
  const names = ["one.jpg", "two.jpg", "three.jpg", "four.jpg", "five.jpg"];
  await page
    .locator("input[type=file]")
    .setInputFiles(names.map((name) => ({ ...photo, name })));
  const tray = page.getByRole("list", { name: "Attached files" });
  await expect(tray.getByText(/ready$/)).toHaveCount(5);
  await page.reload();
  const shown = tray.getByRole("listitem").getByText(/\.jpg$/);
  await expect(shown).toHaveText(names);
  // On a phone whose keyboard is there, too, the files leave room for words and what sends them.
  await page.setViewportSize({ width: 360, height: 480 });
  await page
    .getByRole("textbox", { name: "Message" })
    .fill("One exercise a line\n".repeat(9));
  const send = page.getByRole("button", { name: "Send", exact: true });
  await expect(send).toBeInViewport({ ratio: 1 });
});

test("whoever has gone on to another picture stays there when the patient writes", async ({
  page,
  signIn,
  standin,
}) => {
  const ines = { phone: "+447700900883", profileName: "Inês Duarte" };
  await signIn(page);
  await connectClinic(page);
  await standin.write(ines, "Where do I find you?");
  await page.goto("/dialogs");
  const list = page.getByRole("list", { name: "Dialogs" });
  await list.getByRole("link", { name: /Inês Duarte/ }).click();
  await expect(page.getByRole("button", { name: "Attach files" })).toBeVisible();
  const names = ["street.jpg", "door.jpg"];
  await page
    .locator("input[type=file]")
    .setInputFiles(names.map((name) => ({ ...photo, name })));
  await expect(page.getByText(/ready$/)).toHaveCount(2);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(thread(page).getByLabel("Read", { exact: true })).toHaveCount(2);
  const pictures = thread(page).getByRole("img", { name: "Photo" });
  const [street, door] = await pictures.evaluateAll((all) =>
    all.map((each) => each.getAttribute("src")),
  );
  await thread(page).getByRole("button", { name: "View Photo" }).first().click();
  const viewer = page.getByRole("dialog", { name: "Pictures" });
  const looked = viewer.locator(".yarl__slide_current img");
  await expect(looked).toHaveAttribute("src", street ?? "");
  await page.keyboard.press("ArrowRight");
  await expect(looked).toHaveAttribute("src", door ?? "");
  await standin.write(ines, "Thank you!");
  // The page beneath is hidden from everybody meanwhile.
  await expect(page.locator("[role=log]").getByText("Thank you!")).toBeAttached();
  await expect(looked).toHaveAttribute("src", door ?? "");
});
