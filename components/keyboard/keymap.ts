/** Where a command belongs in the overlay that lists them all. */
export type CommandGroup = "everywhere" | "list" | "dialog";

type Command = {
  group: CommandGroup;
  /** As tinykeys writes them; `$mod` is Control, on Apple's machines Command. Any of them does it. */
  keys: readonly string[];
  /** The browser does it by itself; it is only told here. */
  isNative?: true;
};

/**
 * Every command that a key gives, and the only place where keys are written down. A room says what a command does
 * there ({@link useCommand}); menus and tooltips show the keys ({@link KeyHint}); the overlay lists all of them.
 */
export const keymap = {
  search: { group: "everywhere", keys: ["/", "Shift+/", "$mod+k"] },
  goToDialogs: { group: "everywhere", keys: ["g d"] },
  goToPatients: { group: "everywhere", keys: ["g p"] },
  goToSettings: { group: "everywhere", keys: ["g s"] },
  discreet: { group: "everywhere", keys: ["h", "F8"] },
  back: { group: "everywhere", keys: ["Escape"] },
  help: { group: "everywhere", keys: ["Shift+?"] },
  nextDialog: { group: "list", keys: ["j", "Alt+ArrowDown"] },
  previousDialog: { group: "list", keys: ["k", "Alt+ArrowUp"] },
  undo: { group: "list", keys: ["z"] },
  openDialog: { group: "list", keys: ["Enter"], isNative: true },
  reply: { group: "dialog", keys: ["r", "c"] },
  note: { group: "dialog", keys: ["n"] },
  attach: { group: "dialog", keys: ["$mod+Shift+u"] },
  sendAndClose: { group: "dialog", keys: ["$mod+Shift+Enter"] },
  closeOrReopen: { group: "dialog", keys: ["e"] },
  markUnread: { group: "dialog", keys: ["u"] },
  assign: { group: "dialog", keys: ["a"] },
  viewTouches: { group: "dialog", keys: ["t"] },
  createTouch: { group: "dialog", keys: ["Shift+t"] },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof keymap;

export const commandNames = Object.keys(keymap) as CommandName[];

/** The keys of a command, as tinykeys writes them. */
export const keysOf = (name: CommandName): readonly string[] => keymap[name].keys;

/**
 * The same keys by where they lie, as a keyboard without Latin letters needs them: `KeyJ` for `j`, whatever it types.
 * Keys without a letter are the same.
 */
export const placesOf = (keys: string): string =>
  keys.replace(/(?<=^|[ +])[a-z](?=$| )/g, (letter) => `Key${letter.toUpperCase()}`);

/**
 * Does a key type a character? Then it is no command where somebody writes, and can be switched off: dictation and
 * a hand on the keyboard would give commands (WCAG 2.1.4).
 */
export const isCharacterKey = (keys: string): boolean =>
  keys.split(" ").every((press) => press.replace(/^Shift\+/, "").length === 1);
