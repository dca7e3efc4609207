import type { PhotoFlaw } from "../evidence/photo-refused.ts";
import { type Language, speaking } from "./language.ts";

/** Before anything of a photo is kept. */
export function keepPhotoText(no: number, language: Language): string {
  return speaking(language)(
    `照片存到${no}吗？有孩子正脸请勿存。\n①存 ②不存 ③存，我已有家长同意`,
    `Keep with ${no}? Not if children's faces show.\n① keep ② no ③ keep, I have guardians' consent`,
  );
}

export type PhotoOutcome = "kept" | "same" | "dropped" | "gone" | "broken";

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
    case "broken":
      return photoRefusedText("broken", language);
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

/** Why a file that came as a picture is not taken, and what to send instead. */
export function photoRefusedText(flaw: PhotoFlaw, language: Language): string {
  const say = speaking(language);
  switch (flaw) {
    case "no-image":
      return say(
        "这个不是照片，打不开。\n请发手机拍的照片",
        "This is not a picture I can open.\nPlease send a photo",
      );
    case "heic":
      return say(
        "这是HEIC格式，这里打不开。\n发截图，或在手机相机\n设置选“兼容性最佳”重拍",
        "This is a HEIC photo, which I cannot open.\nSend a screenshot of it, or set the\ncamera to “Most Compatible”",
      );
    case "too-large":
      return say(
        "照片太大，收不了。\n不勾“原图”再发一次",
        'The photo is too large.\nPlease send it without "original"',
      );
    case "too-many-pixels":
      return say(
        "图片尺寸太大，收不了。\n请截图或压缩后再发",
        "The picture measures too much.\nPlease send a smaller one",
      );
    case "broken":
      return say(
        "照片不完整，打不开。\n请再发一次",
        "The photo is incomplete.\nPlease send it again",
      );
  }
}
