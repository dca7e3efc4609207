import { type Language, speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";

const MOST_SHOWN = 5;

/** To organizers alone: rooms without anything on record for three months. No order of merit, only names. */
export function quietRoomsText(
  topics: readonly string[],
  rooms: number,
  language: Language,
): string {
  const say = speaking(language);
  const more = topics.length - MOST_SHOWN;
  return lines(
    say(
      `${rooms}个群里${topics.length}个三个月没记录：`,
      `Nothing on record for 3 months in ${topics.length} of ${rooms} rooms:`,
    ),
    ...topics.slice(0, MOST_SHOWN).map((topic) => clip(topic, LINE_WIDTH)),
    more > 0 && say(`还有${more}个`, `and ${more} more`),
    say("办过没记的，回“补签”补上", 'Held but not noted? Reply "back-fill"'),
  );
}
