import { type Language, speaking } from "./language.ts";

/** Before anything of a photo is kept. */
export function keepPhotoText(no: number, language: Language): string {
  return speaking(language)(
    `照片存到${no}吗？有孩子正脸请勿存。\n①存 ②不存 ③存，我已有家长同意`,
    `Keep with ${no}? Not if children's faces show.\n① keep ② no ③ keep, I have guardians' consent`,
  );
}

export type PhotoOutcome = "kept" | "same" | "dropped" | "gone";

export function photoText(
  outcome: PhotoOutcome,
  { title, count }: { readonly title: string; readonly count: number },
  language: Language,
): string {
  const say = speaking(language);
  const many = count > 1 ? say(`${count}张`, `${count} photos are`) : say("", "The photo is");
  switch (outcome) {
    case "kept":
      return say(`照片${many}存到${title}了`, `${many} kept with ${title}`);
    case "same":
      return say(`这张${title}已经有了`, `${title} has this photo already`);
    case "dropped":
      return say("好的，照片没有保存", "All right, the photo was not kept");
    case "gone":
      return say("照片没留着，请再发一次", "The photo was not held; please send it again");
  }
}

/** In private, a photo that belongs to nothing that is known. */
export function photoForWhichText(language: Language): string {
  return speaking(language)(
    "照片存到哪个活动？\n回编号，如“12”",
    'Which activity is it for?\nReply its number, e.g. "12"',
  );
}
