/** Where a browser keeps which theme was chosen in it. */
export const themeKey = "theme";

/**
 * A script for every page, which gives it its colours before it is painted, and others as soon as this browser's choice
 * or the device changes. The page's root says what was chosen, and what it comes to.
 */
export const themeBeforePaint = `{
const { dataset } = document.documentElement;
const darkness = matchMedia("(prefers-color-scheme: dark)");
const draw = () => {
  const isChosen = ["light", "dark"].includes(dataset.chosenTheme);
  dataset.theme = isChosen ? dataset.chosenTheme : darkness.matches ? "dark" : "light";
};
const take = (chosen) => {
  dataset.chosenTheme = chosen ?? "system";
  draw();
};
try {
  take(localStorage.getItem("${themeKey}"));
} catch {
  take();
}
darkness.addEventListener("change", draw);
addEventListener("storage", ({ key, newValue }) => key === "${themeKey}" && take(newValue));
new MutationObserver(draw).observe(document.documentElement, {
  attributeFilter: ["data-chosen-theme"],
});
}`;
