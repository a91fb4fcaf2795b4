import nextJest from "next/jest.js";

const withNext = nextJest({ dir: "./" });

/** Libraries that ship only ES modules, which Jest must translate. */
const translated = [
  "next-intl",
  "use-intl",
  "@formatjs",
  "intl-messageformat",
  "icu-minify",
  "uuid",
  "file-type",
  "strtok3",
  "token-types",
  "uint8array-extras",
  "@tokenizer",
  "@borewit",
];

/** Libraries that name their files to `import` alone, which Jest doesn't use. */
const onlyImported = {
  "^file-type$": "<rootDir>/node_modules/file-type/index.js",
  "^strtok3/core$": "<rootDir>/node_modules/strtok3/lib/core.js",
  "^strtok3$": "<rootDir>/node_modules/strtok3/lib/index.js",
};

async function project(displayName, testEnvironment, more = {}) {
  const config = await withNext({
    displayName,
    testEnvironment,
    testMatch: [`<rootDir>/tests/${displayName}/**/*.test.{ts,tsx}`],
    // The benches build a copy of the product there.
    modulePathIgnorePatterns: ["<rootDir>/.bench/"],
    moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1", ...onlyImported },
    setupFilesAfterEnv: [`<rootDir>/tests/support/setup-${testEnvironment}.ts`],
    ...more,
  })();
  return {
    ...config,
    transformIgnorePatterns: [`/node_modules/(?!(${translated.join("|")})/)`],
  };
}

export default async () => ({
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    await project("unit", "node"),
    await project("components", "jsdom"),
    await project("integration", "node"),
  ],
});
