import { entriesBy } from "../../src/store/attendance-entries.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { addPhoto } from "../../src/store/photos.ts";
import { keepPhotoText, photoForWhichText, photoText } from "../../src/wording/photo.ts";
import type { Answering } from "../answering.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";

export const PHOTO_QUESTION = "photo";
export const PHOTO_WHICH_QUESTION = "photo-which";
const NEAR_MS = 10 * 60_000;

interface Asked {
  readonly held: string;
  readonly occurrence: number;
}

/**
 * A photo soon after one's own word about an activity, or after its number: whether it is kept is asked in
 * private, with children's faces in mind. Any other photo in a room is nobody's business.
 */
export async function handlePhoto(
  scene: Scene,
  photo: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Reply | undefined> {
  const listed = (await nearby(scene)) ?? focused(scene) ?? onlyOneOn(scene);
  const hold = () => scene.photos.hold(photo, scene.now);
  if (listed !== undefined) return askToKeep(scene, listed, hold());
  if (scene.room !== undefined) return undefined;
  return {
    text: photoForWhichText(scene.language),
    ask: { kind: PHOTO_WHICH_QUESTION, payload: { held: hold() } },
  };
}

/** What the sender last said a word about, if that is not long ago. */
async function nearby(scene: Scene): Promise<Listed | undefined> {
  const [last] = await entriesBy(scene.db, scene.sender.id, scene.now - NEAR_MS, 20);
  const isPresence = last?.subject === "checkin" || last?.subject === "headcount";
  return isPresence ? occurrenceById(scene.db, last.subject_id ?? 0) : undefined;
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

function askToKeep(scene: Scene, { activity, occurrence }: Listed, held: string): Reply {
  const payload: Asked = { held, occurrence: occurrence.id };
  return {
    text: keepPhotoText(activity.no, scene.language),
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
  return askToKeep(scene, listed, held);
};

/** ① kept, ② not, ③ kept with the guardians' consent. */
export const keepPhoto: Answering = async (scene, question, { n, yes, value }) => {
  const choice = n ?? (yes === undefined ? undefined : yes ? consentIn(value) : 2);
  if (choice === undefined || choice < 1 || choice > 3) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { held, occurrence } = question.payload as Asked;
  const photo = scene.photos.take(held, scene.now);
  const listed = await occurrenceById(scene.db, occurrence);
  const title = listed?.activity.title ?? "";
  if (choice === 2) return { text: photoText("dropped", title, scene.language) };
  const kept = photo && (await scene.photos.keep(photo));
  if (kept === undefined) return { text: photoText("gone", title, scene.language) };
  const added = await addPhoto(scene.db, {
    space_id: scene.space.id,
    occurrence_id: occurrence,
    hash: kept.hash,
    file: kept.file,
    consent: choice === 3 ? "guardian" : "no-faces",
    by_id: scene.sender.id,
    at: scene.now,
  });
  return { text: photoText(added ? "kept" : "same", title, scene.language) };
};

function consentIn(value: string | undefined): 1 | 3 {
  return /同意|consent/iu.test(value ?? "") ? 3 : 1;
}
