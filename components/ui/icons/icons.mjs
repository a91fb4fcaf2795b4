import { icons } from "@iconify-json/lucide";
import plugin from "tailwindcss/plugin";

/** What Lucide does not draw, a brand, in 14 by 14. */
export const brands = {
  whatsapp: `
    <path d="M1.3 12.7l.8-2.7a5.6 5.6 0 1 1 2 1.9z"/>
    <path d="M5 4.6c-.3 1.9 2.3 4.6 4.3 4.5l.5-1.1-1.3-.8-.7.6c-.7-.3-1.2-.9-1.5-1.6l.6-.6L6.1 4.3z" fill="black" stroke="none"/>`,
  instagram: `
    <rect x="1.4" y="1.4" width="11.2" height="11.2" rx="3.4"/>
    <circle cx="7" cy="7" r="2.6"/>
    <circle cx="10.1" cy="3.9" r=".8" fill="black" stroke="none"/>`,
};

/**
 * The classes `icon-…` of the style sheet: the drawings of those of Lucide's icons (ISC, https://lucide.dev) and of the
 * brands that a source names. `icon` cuts them out of a colour.
 */
export default plugin(({ matchUtilities }) => {
  matchUtilities(
    { icon: (drawing) => ({ "--icon": `url("data:image/svg+xml,${drawing}")` }) },
    { values: { ...each(icons.icons, ofLucide), ...each(brands, ofBrand) } },
  );
});

/** In the strokes of the house. */
const ofLucide = ({ body }) =>
  drawing(
    24,
    body
      .replaceAll('"currentColor"', '"black"')
      .replaceAll('stroke-width="2"', 'stroke-width="1.75"'),
  );

const ofBrand = (shapes) =>
  drawing(
    14,
    `<g fill="none" stroke="black" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round">${shapes}</g>`,
  );

const drawing = (size, shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${shapes}</svg>`
    .replace(/\n\s*/g, "")
    .replaceAll('"', "'")
    .replace(/[<>#%]/g, encodeURIComponent);

const each = (named, make) =>
  Object.fromEntries(Object.entries(named).map(([name, one]) => [name, make(one)]));
