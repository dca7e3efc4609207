import { type Entry, entriesBy, stateOf } from "../../src/store/attendance-entries.ts";
import { ask, closeQuestion, openQuestions } from "../../src/store/dialogues.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { chatKey } from "../../src/store/outbox.ts";
import { addPhoto, type Photo } from "../../src/store/photos.ts";
import { settingOf } from "../../src/store/settings.ts";
import type { Language } from "../../src/wording/language.ts";
import {
  keepPhotoText,
  type PhotoOutcome,
  photoForWhichText,
  photoRefusedText,
  photoText,
} from "../../src/wording/photo.ts";
import type { Answering } from "../answering.ts";
import { occurrenceToFill, WHEN_WORDS } from "../gap-occurrence.ts";
import type { HeldPhoto } from "../photo-keeper.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";

export const PHOTO_QUESTION = "photo";
export const PHOTO_WHICH_QUESTION = "photo-which";
const NEAR_MS = 10 * 60_000;
/** What a phone's camera makes, unless it is sent as it was taken. */
const USUAL_MEGABYTES = 10;

interface Asked {
  /** One question for all photos that are sent in a row. */
  readonly held: readonly string[];
  readonly occurrence: number;
  readonly language: Language;
}

/**
 * A photo soon after one's own word about an activity, or after its number: whether it is kept is asked in
 * private, with children's faces in mind. Any other photo in a room is nobody's business.
 */
export async function handlePhoto(scene: Scene, photo: Uint8Array): Promise<Reply | undefined> {
  const said = await saidJustNow(scene);
  const language = said[0] === undefined ? scene.language : (stateOf(said[0]).language ?? "zh");
  const listed =
    (await numbered(scene)) ??
    focused(scene) ??
    onNow(scene, said) ??
    onlyOneOn(scene) ??
    (await held(scene, said));
  const hold = () => scene.photos.hold(photo, scene.now);
  const ours = listed !== undefined || scene.room === undefined;
  if (ours && photo.length > (await mostBytes(scene))) {
    return { text: photoRefusedText("too-large", language), privately: true };
  }
  if (listed !== undefined) {
    const asked = await askedAlready(scene, listed);
    if (asked === undefined) return askToKeep(listed, [hold()], language);
    await askForAll(scene, { ...asked, held: [...asked.held, hold()] });
    return undefined;
  }
  if (scene.room !== undefined) return undefined;
  return {
    text: photoForWhichText(language),
    ask: { kind: PHOTO_WHICH_QUESTION, payload: { held: hold() } },
  };
}

/** How large a photo may be: the space's setting `photo-mb`, in megabytes. */
async function mostBytes({ db, space }: Scene): Promise<number> {
  const set = Number(await settingOf(db, space.id, "photo-mb"));
  return (set > 0 ? set : USUAL_MEGABYTES) * 1_000_000;
}

/** The sender's own words of the last ten minutes about being somewhere, the newest first. */
async function saidJustNow(scene: Scene): Promise<Entry[]> {
  const said = await entriesBy(scene.db, scene.sender.id, scene.now - NEAR_MS, 50);
  return said.filter(({ subject }) => subject === "checkin" || subject === "headcount");
}

/** The activity that is on, if that is what they spoke of: a back-fill of yesterday is not. */
function onNow({ checkinsOpen }: Scene, said: readonly Entry[]): Listed | undefined {
  const ids = said.map((entry) => entry.subject_id);
  return checkinsOpen.find(({ occurrence }) => ids.includes(occurrence.id));
}

/** What they spoke of, though it is over. */
async function held(scene: Scene, [last]: readonly Entry[]): Promise<Listed | undefined> {
  return last === undefined ? undefined : occurrenceById(scene.db, last.subject_id ?? 0);
}

const WHICH = new RegExp(String.raw`^(\d{1,3})\s+(${WHEN_WORDS})$`, "u");

/** The number that came with the photo. */
async function numbered(scene: Scene): Promise<Listed | undefined> {
  const [, which, when] = WHICH.exec(scene.message.text.trim()) ?? [];
  if (which !== undefined && when !== undefined && scene.rights.keepsLedger) {
    return occurrenceToFill(scene, Number(which), when, "photo");
  }
  const no = /^\D*(\d{1,3})\D*$/u.exec(scene.message.text)?.[1];
  return no === undefined ? undefined : byNumber(scene, Number(no));
}

/** "12", then a photo: the activity whose details this person has just looked at. */
function focused(scene: Scene): Listed | undefined {
  const focus = scene.questions.find(({ kind }) => kind === "focus");
  const no = (focus?.payload as { readonly no?: number } | undefined)?.no;
  return scene.checkinsOpen.find(({ activity }) => activity.no === no);
}

/** An organizer's photo while one activity is on. */
function onlyOneOn({ rights, checkinsOpen }: Scene): Listed | undefined {
  const [only, ...others] = checkinsOpen;
  return rights.organizes && others.length === 0 ? only : undefined;
}

function inPrivate({ sender, here }: Scene): string {
  return chatKey({ kind: "member", id: sender.id, account: here.account });
}

/** The question about the photo before this one, if it is still open. */
async function askedAlready(scene: Scene, { occurrence }: Listed): Promise<Asked | undefined> {
  const open = await openQuestions(scene.db, inPrivate(scene), scene.sender.id, scene.now);
  const asked = open.find(({ kind }) => kind === PHOTO_QUESTION)?.payload as Asked | undefined;
  return asked?.occurrence === occurrence.id ? asked : undefined;
}

/** The open question is about one photo more; nobody is asked again. */
async function askForAll(scene: Scene, payload: Asked): Promise<void> {
  await ask(scene.db, {
    spaceId: scene.space.id,
    chat: inPrivate(scene),
    memberId: scene.sender.id,
    kind: PHOTO_QUESTION,
    payload,
    now: scene.now,
    forMs: NEAR_MS,
  });
}

function askToKeep(
  { activity, occurrence }: Listed,
  held: readonly string[],
  language: Language,
): Reply {
  const payload: Asked = { held, occurrence: occurrence.id, language };
  return {
    text: keepPhotoText(activity.no, language),
    privately: true,
    ask: { kind: PHOTO_QUESTION, payload },
  };
}

/** The number of the activity that a photo belongs to. */
export const photoWhich: Answering = async (scene, question, { n, value }) => {
  const no = n ?? Number(/\d+/u.exec(value ?? "")?.[0] ?? Number.NaN);
  if (!Number.isInteger(no)) return undefined;
  const { held } = question.payload as { readonly held: string };
  const listed = await byNumber(scene, no);
  await closeQuestion(scene.db, question.id, scene.now);
  return askToKeep(listed, [held], scene.language);
};

/** ① kept, ② not, ③ kept with the guardians' consent. */
export const keepPhoto: Answering = async (scene, question, { n, yes, value }) => {
  const choice = n ?? (yes === undefined ? undefined : yes ? consentIn(value) : 2);
  if (choice === undefined || choice < 1 || choice > 3) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { held, occurrence } = question.payload as Asked;
  const photos = held.flatMap((id) => scene.photos.take(id, scene.now) ?? []);
  const listed = await occurrenceById(scene.db, occurrence);
  const title = listed?.activity.title ?? "";
  const say = (outcome: PhotoOutcome, count = 1) => ({
    text: photoText(outcome, { title, count }, scene.language),
  });
  if (choice === 2) return say("dropped");
  if (photos.length === 0) return say("gone");
  const consent = choice === 3 ? "guardian" : "no-faces";
  const outcomes = await Promise.all(
    photos.map((photo) => keepOne(scene, photo, { occurrence, consent })),
  );
  const added = outcomes.filter((one) => one === "kept").length;
  return added > 0 ? say("kept", added) : say(outcomes.includes("same") ? "same" : "broken");
};

async function keepOne(
  scene: Scene,
  photo: HeldPhoto,
  { occurrence, consent }: { readonly occurrence: number; readonly consent: Photo["consent"] },
): Promise<PhotoOutcome> {
  const cleaned = await photo.cleaned;
  if (cleaned === undefined) return "broken";
  const kept = await scene.photos.keep(cleaned);
  const isNew = await addPhoto(scene.db, {
    space_id: scene.space.id,
    occurrence_id: occurrence,
    hash: kept.hash,
    file: kept.file,
    consent,
    by_id: scene.sender.id,
    at: scene.now,
  });
  return isNew ? "kept" : "same";
}

function consentIn(value: string | undefined): 1 | 3 {
  return /同意|consent/iu.test(value ?? "") ? 3 : 1;
}
