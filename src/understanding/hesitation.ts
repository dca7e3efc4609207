/** 等下，…, 不对不对，…, no wait, …: what people say before they put right what they just said. */
const HESITATION =
  /^(?:(?:等[等一]?[下会]儿?|等等|稍等|慢着|且慢|哎呀?|啊|哦|噢|呃|嗯|那个|不对|不是|错了|说错了?|写错了?|打错了?|搞错了?|更正|先别[发建]|wait|hold on|no,? wait|oops|sorry|hang on|actually|i mean|i meant)(?:了|啊|呀|哈|的)?[\s,，。.!！~…]*)+(?:应该)?(?:是|it'?s\s)?\s*/iu;

/** The words behind it; undefined: nobody hesitated, or said nothing else. */
export function afterHesitation(text: string): string | undefined {
  const lead = HESITATION.exec(text)?.[0];
  const rest = lead === undefined ? "" : text.slice(lead.length).trim();
  return rest === "" ? undefined : rest;
}
