import type { LocalNetwork } from "./local-network.ts";

/** The groups that a newcomer finds on the first start: invented people, two rooms. */
const ROOMS = [
  {
    topic: "东门社区关工委",
    members: ["张桂兰", "李阿姨", "老陈", "刘福", "王敏", "赵六", "孙姐", "陈建国"],
  },
  { topic: "二片区", members: ["王敏", "孙姐", "赵六", "陈建国"] },
];
export const SAMPLE_ORGANIZER = "李红";
export const SAMPLE_SECRETARY = "周洁";

/** Fills an empty network; one that already has rooms stays as it is. True when it was filled. */
export function seedSampleCast(network: LocalNetwork): boolean {
  const { cast, bot } = network;
  if (cast.rooms().length > 0) return false;
  const organizer = cast.addPerson(SAMPLE_ORGANIZER, "organizer");
  const secretary = cast.addPerson(SAMPLE_SECRETARY, "secretary");
  for (const { topic, members } of ROOMS) {
    const ids = members.map((name) => cast.addPerson(name).id);
    cast.addRoom(topic, [organizer.id, secretary.id, ...ids, bot.id]);
  }
  return true;
}
