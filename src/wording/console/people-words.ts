import { type Language, speaking } from "../language.ts";

/** Members, roles, rooms and accounts. */
export function peopleWords(language: Language) {
  const say = speaking(language);
  return {
    name: say("姓名", "Name"),
    roles: say("角色", "Role"),
    nicknames: say("昵称", "Nicknames"),
    joiner: say("、", ", "),
    rooms: say("群", "Rooms"),
    noPeople: say("还没有成员", "Nobody is known yet"),
    give: say("定", "Appoint"),
    take: say("去掉", "Take away"),
    giveRole: say("定角色", "Give a role"),
    person: say("谁", "Who"),
    whichRole: say("角色", "Role"),
    takeAloud: (name: string, role: string) =>
      say(`去掉${name}的${role}`, `Take ${role} from ${name}`),
    unreachable: say("联系不上", "not reachable"),
    muted: say("关了提醒", "muted"),
    doubts: say("对不上号的人", "People to tell apart"),
    noDoubts: say("都对得上", "Everybody is known"),
    doubt1: (nickname: string, name: string) =>
      say(`『${nickname}』是${name}吗？`, `Is “${nickname}” ${name}?`),
    allRight: say("都对", "All right"),
    noneRight: say("都不对", "None is right"),
    allRightWords: say("都对", "all"),
    noneRightWords: say("不", "no"),
    handOver: say("交接", "Hand over"),
    from: say("从", "From"),
    toWhom: say("给", "To"),
    handOverHint: say(
      "先列出要交的活动和角色，确认了才交",
      "What goes over is listed first; it happens when you confirm",
    ),
    preview: say("先看看", "Preview"),
    members: (count: number) => say(`${count}人`, `${count} people`),

    account: say("账号", "Account"),
    people: say("人数", "People"),
    active: say("在群里", "in it"),
    left: say("不在群里了", "left"),
    noRooms: say(
      "还没有群。在群里@小铃铛说句话，它就认得了",
      "No rooms yet: mention the bot in one",
    ),
    doors: say("账号和登录", "Accounts and login"),
    scan: say("请用微信扫码登录", "Scan this with WeChat"),
    code: say("登录二维码", "login code"),
    pushes: say("本月推送", "Pushes this month"),
  };
}
