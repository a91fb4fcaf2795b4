import { expect, test } from "./support/fixtures";
import { ask } from "./support/knock";
import { enter, keepFile, type Scene, withDatabase } from "./support/scene";

const code = "payloadRan('file')";
const page = `<!doctype html><title>x</title><script>${code}</script><img src=x onerror="${code}">`;
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="${code}"><script>${code}</script></svg>`;

/** What a patient may send, by the type that it is kept under. */
const files: Record<string, string> = {
  "text/html": page,
  "image/svg+xml": drawing,
  "application/xhtml+xml": page.replace(
    "<!doctype html>",
    '<html xmlns="http://www.w3.org/1999/xhtml">',
  ),
  "text/xml": `<?xml version="1.0"?>${drawing}`,
  "application/javascript": code,
  "text/plain": page,
  "image/png": page,
  "application/pdf": page,
  "": page,
};

let position = 10;

const keep = (
  { ids }: Scene,
  file: { contentType: string; name: string; content: string },
) =>
  withDatabase(async (rows) => {
    position += 1;
    const key = await keepFile(file.content);
    const { rows: made } = await rows.query(
      `insert into attachments (message_id, position, kind, state, content_type, file_name, size_bytes, file_key)
       values ($1, $2, 'document', 'stored', $3, $4, $5, $6) returning id`,
      [ids.message, position, file.contentType, file.name, file.content.length, key],
    );
    return Number(made[0].id);
  });

test("a page, a drawing or a script that a patient sends runs nothing in the browser, whatever it is called", async ({
  page: screen,
  scene,
  allowComplaint,
}) => {
  // Of what it does not run the browser tells.
  allowComplaint(/Content Security Policy|404/);
  const ran: string[] = [];
  screen.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await screen
    .context()
    .exposeBinding("payloadRan", (_, what: string) => void ran.push(what));
  await enter(screen.context(), scene.cookies.admin);
  for (const [contentType, content] of Object.entries(files)) {
    const id = await keep(scene, { contentType, content, name: "photo.jpg" });
    const shown = /^(image\/png|application\/pdf)$/.test(contentType);
    const downloaded = screen
      .waitForEvent("download", { timeout: 5_000 })
      .catch(() => null);
    // What is a download opens no page, which the browser tells as an error.
    await screen.goto(`/api/files/${id}`).catch(() => undefined);
    if (!shown) expect(await downloaded, contentType).not.toBeNull();
  }
  expect(ran).toEqual([]);
});

const names = [
  'quote".html"; filename="evil.exe',
  "line\r\nX-Evil: yes\r\n\r\n<script>",
  "letter\u202efdp.exe",
  "../../etc/passwd",
  "名前 😀.pdf",
  "'; --.csv",
];

test("no name of a file adds a header, leaves its own, or turns letters around", async ({
  scene,
}) => {
  for (const name of names) {
    const id = await keep(scene, { contentType: "text/html", content: page, name });
    const { status, headers } = await ask(`/api/files/${id}`, {
      headers: { cookie: scene.cookies.admin },
    });
    const said = headers.get("content-disposition") ?? "";
    expect([status, headers.get("x-evil")]).toEqual([200, null]);
    expect(said).toMatch(
      /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w%.~!-]*$/,
    );
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  }
});
