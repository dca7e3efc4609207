/** The two languages of the product; a question is answered in its own. */
export type Language = "zh" | "en";

const CJK = /[\u3400-\u9fff]/;

/** Chinese unless the text is plainly English: letters, and not one Chinese character. */
export function languageOf(text: string): Language {
  return /[a-z]{2}/i.test(text) && !CJK.test(text) ? "en" : "zh";
}

/** Chooses between the two wordings of a sentence: `const say = speaking(language); say("好", "ok")`. */
export function speaking(language: Language): (zh: string, en: string) => string {
  return language === "zh" ? (zh) => zh : (_zh, en) => en;
}
