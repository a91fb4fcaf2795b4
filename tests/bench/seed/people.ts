import { type Language, languageOf } from "./languages";
import { below, oneOf, type Random, zipf } from "./random";

const names: Record<Language, { given: string; family: string }> = {
  ru: {
    given: "Анна Мария Елена Ольга Наталья Иван Пётр Алексей Дмитрий Сергей Юлия Татьяна",
    family:
      "Иванов Смирнов Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов Ковалёв",
  },
  en: {
    given:
      "Ruth Ada Ben Sam Grace Daniel Chloe Emily James Oliver Sophie Thomas Hannah Peter",
    family:
      "Okafor Tully Lindqvist Whitlock Anderson Bennett Carter Fletcher Harrison Marlowe",
  },
  es: {
    given: "María José Lucía Sofía Andrés Íñigo Begoña Álvaro Inés Joaquín Núria Marta",
    family: "García Fernández Solís Muñoz Ibáñez Peña Gómez Álvarez Castaño Jiménez",
  },
  ar: {
    given: "محمد أحمد يوسف فاطمة مريم عائشة خالد سلمى ليلى عمر هدى إبراهيم",
    family: "حداد الشامي المصري العلي منصور خليل النجار القاضي الحسن درويش",
  },
  cjk: {
    given: "健二 美咲 大輔 陽子 伟 芳 娜 敏 静 民수 지우 서연",
    family: "森田 佐藤 鈴木 高橋 王 李 张 刘 陈 김 박 최",
  },
};

const familyOf = zipf(20_000, 0.9);

/** A person's name, of one language; family names are as unevenly spread as anywhere, and thousands are rare. */
export function personName(random: Random): string {
  const language = languageOf(random);
  const { given, family } = names[language];
  const families = family.split(" ");
  const rank = familyOf(random);
  const root = families[rank % families.length] ?? "";
  const branch = branchOf(syllables[language], Math.floor(rank / families.length));
  return `${oneOf(random, given.split(" "))} ${root}${branch}`;
}

const syllables: Record<Language, string> = {
  ru: "ски ен ар ол ев ач ук ид ам ин",
  en: "son ley ton by er man ard well ham den",
  es: "ez al in os ar ero ada illa ond ura",
  ar: "ين ات ون اد ير ول يم ار اس يد",
  cjk: "田 川 山 本 村 林 石 井 野 谷",
};

/** Rarer families have longer names: each number another one, none for 0. */
function branchOf(parts: string, number: number): string {
  const some = parts.split(" ");
  if (number === 0) return "";
  const rest = Math.floor((number - 1) / some.length);
  return `${branchOf(parts, rest)}${some[(number - 1) % some.length]}`;
}

/** A phone of one of five countries, E.164; never the same twice for different numbers. */
export function phoneOf(number: number): string {
  const prefix = ["+4477009", "+3461200", "+7916200", "+9715012", "+8190120"][number % 5];
  return `${prefix}${String(number).padStart(6, "0")}`;
}

/** An Instagram handle from a name that can have one; null for most. */
export function handleOf(random: Random, name: string): string | null {
  if (random() > 0.3 || !/^[A-Za-z ]+$/.test(name)) return null;
  return `${name.toLowerCase().replace(" ", ".")}${below(random, 100)}`;
}
