import { icons } from "@iconify-json/lucide";
import plugin from "tailwindcss/plugin";

/**
 * The classes `icon-…` of the style sheet: the drawings of those of Lucide's icons (ISC, https://lucide.dev) that a
 * source names, in the strokes of the house. `icon` cuts them out of a colour.
 */
export default plugin(({ matchUtilities }) => {
  matchUtilities(
    { icon: (body) => ({ "--icon": `url("data:image/svg+xml,${drawing(body)}")` }) },
    {
      values: Object.fromEntries(
        Object.entries(icons.icons).map(([name, { body }]) => [name, body]),
      ),
    },
  );
});

/** @param {string} body */
function drawing(body) {
  const shapes = body
    .replaceAll('"currentColor"', '"black"')
    .replaceAll('stroke-width="2"', 'stroke-width="1.75"');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${shapes}</svg>`
    .replaceAll('"', "'")
    .replace(/[<>#%]/g, encodeURIComponent);
}
