import { pressesOf } from "@/components/keyboard/key-names";
import { commandNames, isCharacterKey, keysOf } from "@/components/keyboard/keymap";
import keyboard from "@/messages/en/keyboard.json";

test("no key gives two commands", () => {
  const all = commandNames.flatMap(keysOf);
  expect(new Set(all).size).toBe(all.length);
});

test("no sequence begins with a key that gives a command by itself", () => {
  const all = commandNames.flatMap(keysOf);
  const firsts = all.filter((keys) => keys.includes(" ")).map((keys) => keys[0] ?? "");
  expect(all.filter((keys) => firsts.includes(keys))).toEqual([]);
});

test("every command has its sentence", () => {
  expect(Object.keys(keyboard.command).sort()).toEqual([...commandNames].sort());
});

test.each([
  ["j", true],
  ["Shift+t", true],
  ["g d", true],
  ["Shift+?", true],
  ["$mod+k", false],
  ["Alt+ArrowDown", false],
  ["Escape", false],
  ["F8", false],
])("%s types a character: %s", (keys, isCharacter) => {
  expect(isCharacterKey(keys)).toBe(isCharacter);
});

test("keys are named as the machine names them", () => {
  expect(pressesOf("$mod+Shift+Enter", false)).toEqual([["Ctrl", "Shift", "↵"]]);
  expect(pressesOf("$mod+Shift+Enter", true)).toEqual([["⌘", "⇧", "↵"]]);
  expect(pressesOf("g d", true)).toEqual([["G"], ["D"]]);
  expect(pressesOf("Shift+?", false)).toEqual([["?"]]);
});
