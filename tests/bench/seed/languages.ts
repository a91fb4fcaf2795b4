import { below, oneOf, type Random, randomFrom, zipf } from "./random";

/** A group of languages that the bench tells apart. */
export type Language = "ru" | "en" | "es" | "ar" | "cjk";

/** How a language's words are made. `share` is how many of a hundred messages are in it. */
type Sounds = {
  share: number;
  median: number;
  begin: string;
  middle: string;
  end: string;
  /** Chinese and Japanese are written without spaces. */
  joint: string;
};

const sounds: Record<Language, Sounds> = {
  ru: {
    share: 38,
    median: 9,
    begin: "п по при в вы за на до об от раз с у к м т д н л р б г ж ш ч",
    middle:
      "а е и о у ы я ал ер ин ов ус ать ел ил ор ум ыт ём ой ей ка ти ро ле ни та во де",
    end: "ть ет ит ый ая ое ам ов ом ся на но ки ла ло ли ение ость й",
    joint: " ",
  },
  en: {
    share: 20,
    median: 10,
    begin: "b c d f g h l m n p r s t w st tr pl gr th sh ch un re in con pre",
    middle: "a e i o u ea ou oo ai er in an or en ar ti al il om as et ic",
    end: "t d n s r ing ed er tion ly ment al y le ch ght nt st",
    joint: " ",
  },
  es: {
    share: 20,
    median: 10,
    begin: "b c d f g h j l m n p qu r s t v des con pre tra en re",
    middle: "a e i o u á é í ó ú ia ie ue an en in or ar ie ñ er os al",
    end: "o a os as ar er ir ción dad mente ado ido ía ón és",
    joint: " ",
  },
  ar: {
    share: 10,
    median: 8,
    begin: "ال وال ب بال ل م ت ي ن أ إ و ف سي مست",
    middle: "ك ت ب د ر س ش ع م ن ه ل ق ح ج ص ط اع ين ور يد َن ّ",
    end: "ة ى ات ين ون ي ها ك نا تم م ر د",
    joint: " ",
  },
  cjk: {
    share: 12,
    median: 7,
    begin:
      "的 一 是 不 了 在 人 有 我 他 这 个 们 中 来 上 大 为 和 国 地 到 以 说 时 要 就 出 会 可 也 你 对 生 能 而 子 那 得 于 着 下 自 之 年 过 发 后 作 里",
    middle:
      "预 约 医 生 检 查 牙 疼 药 明 天 上 午 下 报 告 结 果 电 话 保 险 予 診 察 お 願 い し ま す か ら 예 약 병 원 감 사 합 니 다",
    end: "吗 呢 吧 了 的 好 谢 です ます ください 요 까",
    joint: "",
  },
};

/** All groups, the largest first. */
export const languages = Object.keys(sounds) as Language[];

const wordsOfLanguage = 20_000;
const rankOf = zipf(wordsOfLanguage);
const vocabularies = new Map<Language, string[]>();

/** The words of a language, the most common first; the same in every run. */
export function vocabulary(language: Language): string[] {
  const known = vocabularies.get(language);
  if (known) return known;
  const random = randomFrom(languages.indexOf(language) + 1);
  const words = new Set<string>();
  // Common words are short, as they are everywhere.
  while (words.size < wordsOfLanguage) {
    words.add(newWord(random, language, words.size < 200 ? 1 : 1 + below(random, 3)));
  }
  const made = [...words];
  vocabularies.set(language, made);
  return made;
}

/** What somebody writes in a language: so many words, common ones often. */
export function sentence(random: Random, language: Language, count: number): string {
  const words = vocabulary(language);
  const { joint } = sounds[language];
  return Array.from({ length: count }, () => words[rankOf(random)]).join(joint);
}

/** The language of a message. */
export function languageOf(random: Random): Language {
  let left = random() * 100;
  for (const language of languages) {
    left -= sounds[language].share;
    if (left < 0) return language;
  }
  return "en";
}

/** How long the messages of a language are in the middle. */
export const medianOf = (language: Language): number => sounds[language].median;

function newWord(random: Random, language: Language, middles: number): string {
  const { begin, middle, end } = sounds[language];
  const parts = Array.from({ length: middles }, () => oneOf(random, middle.split(" ")));
  const tail = random() < 0.7 ? oneOf(random, end.split(" ")) : "";
  return `${oneOf(random, begin.split(" "))}${parts.join("")}${tail}`;
}
