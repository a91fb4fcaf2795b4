test("a browser that has no characters to count, as Firefox had none until 2024, knows what is looked for", () => {
  const { Segmenter } = Intl;
  Object.assign(Intl, { Segmenter: undefined });
  try {
    jest.isolateModules(() => {
      const { askedWords } = jest.requireActual("@/lib/words/asked");
      expect(askedWords(" ruth ")).toBe("ruth");
    });
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
