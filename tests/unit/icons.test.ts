import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compile } from "tailwindcss";
import icons from "@/components/ui/icons/icons.mjs";

test("An icon's name is written out wherever it stands, so that the style sheet has its drawing", () => {
  const pieced = ["app", "components"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(room, name))
      .filter((name) => name !== "components/ui/icons/icon.tsx")
      .filter((name) => /icon-\$\{|"icon-" ?\+/.test(readFileSync(name, "utf8"))),
  );
  expect(pieced).toEqual([]);
});

test.each(["icon-check", "icon-circle-alert", "icon-whatsapp", "icon-instagram"])(
  "The style sheet draws %s, and nothing that no source names",
  async (name) => {
    const css = await cssOf([name, "icon-nobody-draws-this"]);
    const [, drawing = ""] = /--icon: url\("data:image\/svg\+xml,(.*)"\)/.exec(css) ?? [];
    expect(decodeURIComponent(drawing)).toMatch(
      /^<svg xmlns='\S+' viewBox='0 0 (\d+) \1'>.*<(path|rect|circle) .*\/>.*<\/svg>$/,
    );
    expect(css).not.toContain("nobody");
  },
);

async function cssOf(names: string[]): Promise<string> {
  const sheet = await compile('@plugin "icons"; @tailwind utilities;', {
    loadModule: async (path, base) => ({ path, base, module: icons }),
  });
  return sheet.build(names);
}
