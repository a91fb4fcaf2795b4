/**
 * What the style sheet says in pixels are those of a browser whose letters are as it came: for whoever set larger ones
 * all of the screen grows with them, as if the page were zoomed.
 */
const growWithLetters = {
  postcssPlugin: "grow-with-letters",
  OnceExit(sheet) {
    sheet.walkAtRules(/^(media|container)$/, (rule) => {
      rule.params = inRem(rule.params);
    });
    sheet.walkDecls((declaration) => {
      // What a property begins with may not depend on anything.
      if (declaration.parent.name !== "property")
        declaration.value = inRem(declaration.value);
    });
  },
};

const inRem = (said) =>
  said.replace(/(?<![\w.])(\d*\.?\d+)px\b/g, (_, pixels) => `${pixels / 16}rem`);

export default { plugins: ["@tailwindcss/postcss", growWithLetters] };
