/** The two languages of the product; a question is answered in its own. */
export type Language = "zh" | "en";

const CJK = /[\u3400-\u9fff]/;

/** Chinese unless the text is plainly English: letters, and not one Chinese character. */
export function languageOf(text: string): Language {
  return /[a-z]{2}/i.test(text) && !CJK.test(text) ? "en" : "zh";
}
