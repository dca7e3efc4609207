/** The words of a message without the frame that the chat network or a keyboard put around them. */
export interface SpokenText {
  readonly text: string;
  readonly quoted?: string;
  readonly voice: boolean;
}

const QUOTE_RULE = /^\s*(?:- ?){4,}-?\s*\n/;

/**
 * Takes off WeChat's quote block (「name：words」, a dashed line, the reply) and the mark of
 * transcribed voice ([语音]words or [语音 2秒 "words"]).
 */
export function spokenText(text: string): SpokenText {
  const { own, quoted } = splitQuote(text);
  const voice = /^\s*\[语音[^\]\n"“]{0,12}(?:\]|["“]([^"”\]\n]*)["”]?\])/.exec(own);
  if (voice === null) return { text: own, voice: false, ...(quoted && { quoted }) };
  const words = (voice[1] ?? "") + own.slice(voice[0].length);
  return { text: words, voice: true, ...(quoted && { quoted }) };
}

function splitQuote(text: string): { own: string; quoted?: string } {
  if (!text.startsWith("「")) return { own: text };
  const end = text.indexOf("」\n");
  if (end < 0) return { own: text };
  const rest = text.slice(end + 2);
  const rule = QUOTE_RULE.exec(rest);
  if (rule === null) return { own: text };
  return { own: rest.slice(rule[0].length), quoted: text.slice(1, end) };
}
