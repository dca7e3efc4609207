import { type Language, speaking } from "../language.ts";

/** One activity. */
export function activityWords(language: Language) {
  const say = speaking(language);
  return {
    when: say("时间", "When"),
    place: say("地点", "Place"),
    audience: say("对象", "For whom"),
    organizer: say("主办", "Organized by"),
    speaker: say("主讲", "Speaker"),
    capacity: say("名额", "Places"),
    bring: say("带什么", "Bring"),
    measure: say("目标", "Measure"),
    source: say("计划里的原话", "In the plan's words"),
    state: say("状态", "State"),
    states: {
      planned: say("计划中", "planned"),
      cancelled: say("已取消", "cancelled"),
      over: say("日子过了", "over"),
      done: say("办过了", "held"),
      dropped: say("不办了", "dropped"),
    },
    times: say("各次", "Each time"),
    comes: say("报名", "Signed up"),
    here: say("签到", "Checked in"),
    counted: say("报数", "Counted"),
    declined: say("不来", "Not coming"),
    notHere: say("报了名还没到", "Signed up, not here yet"),
    waiting: say("候补", "waiting"),
    heads: (count: number) => say(`${count}人`, `${count}`),
    nobody: say("还没有人", "Nobody yet"),
    evidence: say("凭据", "Evidence"),
    photos: (count: number) => say(`照片${count}张`, `${count} photos`),
    minutes: say("纪要", "Minutes"),
    noEvidence: say("还没有照片和纪要", "No photos or minutes yet"),
    history: say("谁改过", "History"),
    noHistory: say("没有改动", "No changes"),
    namesHidden: say("名字只有组织者和秘书看得到", "Only organizers and secretaries see names"),
    todo: say("办理", "Do"),
    move: say("改时间", "Change the time"),
    day: say("日期", "Day"),
    clock: say("钟点", "Time"),
    changePlace: say("改地点", "Change the place"),
    changeLimit: say("改名额", "Change the limit"),
    checkIn: say("代签到", "Check people in"),
    names: say("姓名", "Names"),
    namesHint: say("几个人用空格隔开", "separate with spaces"),
    backFill: say("补签", "Check in afterwards"),
    count: say("现场报数", "Count heads"),
    label: say("谁", "Who"),
    labelValue: say("学生", "pupils"),
    number: say("人数", "How many"),
    writeMinutes: say("记纪要", "Write minutes"),
    minutesHint: say("讲了什么，一两句", "what happened, a sentence or two"),
    cancel: say("取消活动", "Cancel"),
    reason: say("原因", "Reason"),
    cancelHint: say("先给您看要通知谁，再确认", "You see first who will be told"),
    save: say("保存", "Save"),
    undo: say("撤销我最后一步", "Undo my last step"),
    by: (name: string) => say(`${name}代`, `by ${name}`),
    late: (minutes: number) => say(`晚${minutes}分`, `${minutes} min late`),
  };
}

/** Who runs this one activity without organizing everything. */
export function responsibleWords(language: Language) {
  const say = speaking(language);
  return {
    title: say("专门负责这项的人", "Responsible for this one"),
    hint: say(
      "只看得到、也只办得了这一项",
      "They see this activity in the console and run it, and nothing else",
    ),
    name: say("姓名", "Name"),
    save: say("定下", "Make responsible"),
    takeBack: say("不再负责", "No longer"),
    takeBackFrom: (name: string) => say(`${name}不再负责`, `${name} is no longer responsible`),
  };
}
