import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { sendingTime } from "../../src/delivery/queue.ts";
import { mainTime, withTime } from "../../src/notice/dated-text.ts";
import { deadlineOf, draftOf, isShortNotice, type NoticeDraft } from "../../src/notice/draft.ts";
import { ownWords } from "../../src/notice/own-words.ts";
import { roomsListed } from "../../src/notice/rooms-listed.ts";
import { countMeant, roomsMeant } from "../../src/notice/rooms-meant.ts";
import { sendNotice, wouldLeaveAt } from "../../src/notice/send-notice.ts";
import { Refusal } from "../../src/refusal.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { activeRooms, type Room } from "../../src/store/rooms.ts";
import { rosterSizes } from "../../src/store/rosters.ts";
import { roomsOfSegment, segmentInRoom } from "../../src/store/segments.ts";
import { normalise } from "../../src/understanding/normalise.ts";
import { speaking } from "../../src/wording/language.ts";
import { clip } from "../../src/wording/layout.ts";
import { noticeText, previewText, retimedText } from "../../src/wording/notice.ts";
import { costText, minutesWords } from "../../src/wording/sending-time.ts";
import { noticeTooLongText } from "../../src/wording/too-long.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { refuseUnlessOrganizer } from "./roster.ts";

/** A preview that nobody confirms in this time is void. */
const CONFIRM_MS = 5 * 60_000;
/** From so many rooms on, the organizer hears at once that the sending has begun. */
const MANY_ROOMS = 6;
/** Chat networks take about 2,000 characters in one message. */
const MOST_CHARACTERS = 2_000;

const HEADED =
  /^(?:to\s|给|到|向)?\s*([^:：,，。\n]{1,20})(?:[:：]|[,，]?\s*(?:就说|说是|内容(?:是|为)?[:：]?))\s*(?=\S)/iu;
/** Words before a colon that say what kind of notice it is, not to whom. */
const TITLE = /通知|提醒|提示|公告|通告|紧急|应急|安全|预警|notice|urgent|reminder|attention/iu;

/** What an open preview remembers. */
export interface PreviewMemory {
  readonly code: number;
  readonly draft: NoticeDraft;
  readonly language: Scene["language"];
}

/** 发通知 TARGETS: TEXT. Nothing is sent; the organizer sees the preview and its code in private. */
export const handleBroadcast: Handler<"broadcast"> = async (scene, { slots }) => {
  refuseUnlessOrganizer(scene);
  const say = speaking(scene.language);
  const listed = roomsListed(scene.message.text, await activeRooms(scene.db, scene.space.id));
  const { targets, words } =
    listed === undefined
      ? await targetsAndWords(scene, slots)
      : { targets: undefined, words: listed.words };
  const segment = await segmentMeant(scene, targets);
  const rooms = listed?.rooms ?? segment?.rooms ?? (await targetRooms(scene, targets));
  if (words === "") {
    throw new Refusal(
      "not-understood",
      say(
        "通知写什么？如：发通知 全体：周五大扫除",
        "What shall it say? broadcast all: cleaning on Friday",
      ),
    );
  }
  if (words.length > MOST_CHARACTERS)
    throw new Refusal("too-long", noticeTooLongText(MOST_CHARACTERS, scene.language));
  const draft = draftOf(
    // Those who are meant read it among others: the notice says for whom it is.
    (segment === undefined ? "" : `${segment.name}：`) + ownWords(scene.message.text, words),
    rooms.map(({ id }) => id),
    { now: scene.today, calendars: scene.calendars },
  );
  if (segment !== undefined) return preview(scene, { ...draft, segment: segment.name });
  const said = targets === undefined ? undefined : countMeant(targets);
  return preview(scene, draft, { said });
};

/** 全体：周五大扫除 names its target before a colon, also where the words for it are unknown. */
async function targetsAndWords(
  scene: Scene,
  slots: { readonly targets?: string; readonly text?: string },
): Promise<{ readonly targets: string | undefined; readonly words: string }> {
  const words = slots.text ?? "";
  if (slots.targets !== undefined) {
    const { targets } = slots;
    const longer = await longerTarget(scene, targets, words);
    if (longer !== undefined) return longer;
    const named = setApart(scene, targets) || (await areRooms(scene, targets));
    return named ? { targets, words } : { targets: undefined, words: targets + words };
  }
  const headed = HEADED.exec(words);
  const target = headed?.[1] ?? "";
  if (headed === null || TITLE.test(target)) return { targets: undefined, words };
  return { targets: target, words: words.slice(headed[0].length) };
}

/** 东门社区关工委：… names one room, though 东门社区 alone would name it too: the words up to the colon are its name. */
async function longerTarget(
  scene: Scene,
  targets: string,
  words: string,
): Promise<{ readonly targets: string; readonly words: string } | undefined> {
  const headed = HEADED.exec(targets + words);
  const name = headed?.[1] ?? "";
  if (headed === null || name === targets) return undefined;
  const together = normalise(scene.message.text).includes(normalise(name));
  if (!together || !(await areRooms(scene, name))) return undefined;
  return { targets: name, words: (targets + words).slice(headed[0].length) };
}

/** Between a target and the notice stands a colon or a space; 志愿者 in 把志愿者表交来 is no target. */
function setApart({ message }: Scene, targets: string): boolean {
  const text = normalise(message.text);
  const at = text.indexOf(targets);
  return at < 0 || /^[\s:,，]/u.test(text.slice(at + targets.length));
}

async function areRooms({ db, space }: Scene, words: string): Promise<boolean> {
  return roomsMeant(words, await activeRooms(db, space.id)).length > 0;
}

/** A sub-group that was named instead of rooms, and the rooms that its members are in. */
async function segmentMeant(
  scene: Scene,
  targets: string | undefined,
): Promise<{ readonly name: string; readonly rooms: readonly Room[] } | undefined> {
  if (targets === undefined) return undefined;
  const name = targets.trim();
  const ids = await roomsOfSegment(scene.db, scene.space.id, name);
  if (ids.length === 0) return undefined;
  const rooms = (await activeRooms(scene.db, scene.space.id)).filter(({ id }) => ids.includes(id));
  return rooms.length === 0 ? undefined : { name, rooms };
}

async function targetRooms(scene: Scene, targets: string | undefined): Promise<Room[]> {
  const rooms = await activeRooms(scene.db, scene.space.id);
  if (targets === undefined) {
    const here = rooms.filter(({ id }) => scene.room === undefined || id === scene.room.id);
    if (here.length === 1) return here;
    throw whichRooms(scene, rooms);
  }
  const meant = roomsMeant(targets, rooms);
  if (meant.length === 0) throw whichRooms(scene, rooms);
  return meant;
}

function whichRooms(scene: Scene, rooms: readonly Room[]): Refusal {
  const topics = clip(rooms.map(({ topic }) => topic).join(" "), 48);
  return new Refusal(
    "no-such-choice",
    speaking(scene.language)(
      `发到哪个群？有：${topics}\n如：发通知 ${rooms[0]?.topic ?? "全体"}：…`,
      `Which room? There is: ${topics}\ne.g. broadcast ${rooms[0]?.topic ?? "all"}: …`,
    ),
  );
}

/** Shows a draft with a new code; an older preview in this chat is replaced. */
export async function preview(
  scene: Scene,
  draft: NoticeDraft,
  how: { readonly language?: Scene["language"]; readonly said?: number | undefined } = {},
): Promise<Reply> {
  const { language = scene.language, said } = how;
  const { db, now, space } = scene;
  const rooms = (await activeRooms(db, space.id)).filter(({ id }) => draft.roomIds.includes(id));
  const sizes = await peopleIn(scene, draft, rooms);
  const counted = rooms.map(({ id, topic }) => ({ topic, people: sizes.get(id) ?? 0 }));
  const code = await nextConfirmCode(db, space.id);
  const leaving = await wouldLeaveAt(db, draft, rooms, now);
  const deadline = deadlineOf(draft, space.zone);
  const perAccount = new Map<string, number>();
  for (const [index, { account }] of rooms.entries()) {
    if ((leaving[index] ?? now) <= now) perAccount.set(account, (perAccount.get(account) ?? 0) + 1);
  }
  const cost = await sendingTime(db, scene.doors, perAccount, now);
  const text = previewText(
    {
      draft,
      cost: costText(
        cost,
        [...perAccount.values()].reduce((sum, n) => sum + n, 0),
        language,
      ),
      rooms: counted,
      code,
      shortNotice: isShortNotice(deadline, now) && (deadline ?? 0) > now,
      past: isPast(draft, scene),
      said: said === rooms.length ? undefined : said,
      waiting: rooms.flatMap(({ topic }, index) => {
        const at = leaving[index] ?? now;
        return at > now ? [{ topic, at: epochToCivil(at, space.zone) }] : [];
      }),
    },
    { today: scene.today, language },
  );
  return { text, ...asked({ code, draft, language }) };
}

/** How many people of each room are meant. */
async function peopleIn(
  { db, space }: Scene,
  { segment }: NoticeDraft,
  rooms: readonly Room[],
): Promise<ReadonlyMap<number, number>> {
  if (segment === undefined) {
    const ids = rooms.map(({ id }) => id);
    return rosterSizes(db, space.id, ids);
  }
  const sizes = rooms.map(
    async ({ id }) => [id, (await segmentInRoom(db, space.id, segment, id)).length] as const,
  );
  return new Map(await Promise.all(sizes));
}

function asked(memory: PreviewMemory): Pick<Reply, "ask" | "privately"> {
  return {
    privately: true,
    ask: { kind: "notice-preview", payload: memory, forMs: CONFIRM_MS },
  };
}

function isPast(draft: NoticeDraft, { space, now }: Scene): boolean {
  const time = mainTime(draft.text);
  if (time === undefined) return false;
  return civilToEpoch(`${time.day}T${time.clock ?? "23:59"}:00`, space.zone) < now;
}

/** 改成周三15点: the time of the previewed notice, before → after, under a new code. Undefined: no time is named. */
export async function retimePreview(
  scene: Scene,
  memory: PreviewMemory,
  words: string,
): Promise<Reply | undefined> {
  const context = { now: scene.today, calendars: scene.calendars };
  const changed = withTime(memory.draft.text, words, context);
  if (changed === undefined) return undefined;
  const draft = { ...memory.draft, text: changed.text };
  const deadline = deadlineOf(draft, scene.space.zone);
  if (isShortNotice(deadline, scene.now)) return preview(scene, draft, memory);
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const text = retimedText(
    { before: changed.before, after: changed.after, code },
    { today: scene.today, language: memory.language },
  );
  return { text, ...asked({ ...memory, code, draft }) };
}

/** The confirmed notice goes to its rooms. What became of it is reported by the sender, once that is known. */
export async function sendPreviewed(scene: Scene, memory: PreviewMemory): Promise<Reply> {
  refuseUnlessOrganizer(scene);
  const { draft, language } = memory;
  const rooms = (await activeRooms(scene.db, scene.space.id)).filter(({ id }) =>
    draft.roomIds.includes(id),
  );
  await sendNotice(scene.db, {
    space: scene.space,
    draft,
    body: noticeText(draft, { today: scene.today, language }),
    rooms,
    by: scene.sender,
    language,
    now: scene.now,
  });
  if (rooms.length < MANY_ROOMS) return { text: "" };
  // Its own messages wait among the others already.
  const minutes = minutesWords(
    await sendingTime(scene.db, scene.doors, new Map(), scene.now),
    language,
  );
  return {
    text: speaking(language)(
      `开始发${rooms.length}个群${minutes === undefined ? "" : `，${minutes}`}，发完告诉您`,
      `Sending to ${rooms.length} rooms${minutes === undefined ? "" : `, ${minutes}`}; I will report`,
    ),
  };
}
