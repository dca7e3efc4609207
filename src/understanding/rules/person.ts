import type { HelpSubject, Intent } from "../intent.ts";
import { ENGLISH_NAME, FULL_NAME } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { whichIn } from "../which.ts";
import { ASK_TAIL, LEAD, NEGATION, TAIL } from "../words.ts";

const BIND = pattern`^${LEAD}(?:我(?:就是|是|就叫|叫|的?名字(?:是|叫)|本名(?:是|叫)?|真名(?:是|叫)?|姓名)|本人|本名|这(?:里|边)是|i'?\s?a?m|my\sname\s?(?:is|'s)|this\sis|call\sme|叫我|喊我)\s*[:：]?\s*(?:[\p{Script=Han}\d]{1,6}(?:支部|班|组|队|社区|小学|中学|单元|楼)的?)?(${FULL_NAME}|${ENGLISH_NAME})(?:(?:,|\s|。|!)+(.{0,30}))?${TAIL}$`;
const BIND_WITH_PLACE = pattern`^${LEAD}我是([\p{Script=Han}]{2,4}),`;
const IN_ROOM_AS =
  /(?:群(?:里|昵称|名)?|微信|昵称|网名|wechat|nickname)(?:里|名|昵称)?(?:叫|是|:|的名字是|as|is)*\s*[「“"]?([^\s,。」”"]{1,16})/iu;

/** Who the speaker is. In a room only when the bot is called. */
export function readBind(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 60 || /[?？吗]$/u.test(text)) return undefined;
  const found = BIND.exec(text) ?? BIND_WITH_PLACE.exec(text);
  if (found?.[1] === undefined || /签到|到了|报名|请假/u.test(text)) return undefined;
  const nickname = IN_ROOM_AS.exec(found[2] ?? "")?.[1];
  return { intent: "bind", slots: { name: found[1], ...(nickname !== undefined && { nickname }) } };
}

const WHO_AM_I =
  /^[\s\p{P}]*我是谁[\s\p{P}]*[啊呀呢]?[\s\p{P}]*$|我(?:在(?:你|这|系统|名册)\p{Script=Han}{0,3})?(?:登记|注册|绑定|录入?|记)(?:的|成|了)?(?:是)?(?:什么|啥|谁|哪)|(?:知道|认识|记得)(?:不?知道)?我(?:是谁|叫什么|吗|不)|我(?:在你这|在这)?(?:的)?(?:身份|角色|权限)(?:是)?(?:什么|啥)?|我(?:叫|的名字)(?:叫|是)?(?:什么|啥)|我绑定(?:了)?(?:没|吗)|\bwho am i\b|what(?:'s| is) my (?:name|role)|what name am i|how am i registered|do you know (?:me|who i am)/iu;
const MY_DATA = pattern`(?:我|本人)(?:的)?(?:个人)?(?:资料|信息|档案|数据|隐私)|(?:改|换|更新|修改)(?:一下|下)?我?的?(?:电话|手机号?|号码|名字|姓名|联系方式)|(?:我的)?(?:电话|手机号?|号码|名字)(?:换|改|变)(?:了|成)|(?:记|存|保存|收集|留)(?:了|着)?我(?:的)?(?:些什么|些啥|什么|哪些|啥)|\bmy\s(?:data|info|information|profile|details|record|phone|number)\b|what\s(?:do\syou\s(?:know|keep|store|have)|(?:data|info|information)\b).{0,20}(?:about|on|of)\sme`;
const FORGET =
  /(?:删|清|抹|注销|销毁|去(?=除|掉))(?:除|掉|了|空|理)?.{0,4}(?:我|本人)(?:的)?(?:个人)?(?:所有|全部)?(?:的)?(?:资料|信息|数据|记录|账号|档案|名字)?|把我(?:的)?.{0,10}(?:删|清|抹|注销|去掉|移除|忘)|(?:忘|忘记|忘掉)(?:了|掉)?我(?:吧)?[\s\p{P}]*$|我(?:要|想)?(?:注销|退出系统)|(?:别|不要|不许|莫)(?:再)?(?:存|记|留|保留|保存)(?:着)?我的|(?:资料|信息|数据)(?:全|都|给我|也)*(?:删|清)(?:了|掉|除|光|空)?|\b(?:delete|erase|remove|wipe)\b.{0,12}\b(?:my (?:data|info|information|records?|account|details|name)|me\b(?! from (?:12|the list)))|\bforget me\b/iu;

export function readWhoAmI({ text, addressed }: Sentence): Intent | undefined {
  const asked =
    addressed && text.length <= 40 && WHO_AM_I.test(text) && !/你是谁|我在哪/u.test(text);
  return asked ? { intent: "whoami", slots: {} } : undefined;
}

/** What is kept about the speaker, and putting it right. */
export function readMyData({ text, addressed }: Sentence): Intent | undefined {
  if (!addressed || text.length > 60 || !MY_DATA.test(text)) return undefined;
  const field = /电话|手机|号码|phone|number/iu.test(text)
    ? "phone"
    : /名字|姓名|改名|\bname\b/iu.test(text)
      ? "name"
      : undefined;
  const value = /\d{7,12}/.exec(text)?.[0];
  return {
    intent: "mydata",
    slots: { ...(field !== undefined && { field }), ...(value !== undefined && { value }) },
  };
}

export function readForget({ text, addressed }: Sentence): Intent | undefined {
  const asked =
    addressed &&
    text.length <= 40 &&
    FORGET.test(text) &&
    !/报名|签到|提醒|删了没|台账/u.test(text);
  return asked ? { intent: "forget", slots: {} } : undefined;
}

const UNMUTE =
  /(?:恢复|打开|开启|开|继续|重新|接着|还是|取消(?:静音|免打扰|屏蔽))(?:一下)?(?:给我|发|对我|的)*(?:提醒|通知|静音|免打扰|推送)?(?:我|吧|一下)*|可以(?:再|继续|重新)?提醒我|(?:再|到时候?|记得)提醒(?:我|一下我)|\bunmute\b|\bremind me (?:again|please)\b|turn (?:the )?reminders? (?:back )?on|resume reminders|notifications on/iu;
const SAYS_REMIND = /提醒|静音|免打扰|屏蔽|推送|unmute|remind|notification/iu;
const MUTE =
  /(?:别|不要|不用|甭|莫|不需要|不想(?:要|收到)?|少|停止?|关(?:闭|掉|了)?|取消|屏蔽|免|退订|停掉)(?:再|老|总是?|一直|天天|给我|发|对我|我|来|的|那么多|这么多|收)*(?:提醒|打扰|通知|推送|消息|吵|烦|静音)|(?:提醒|通知|推送|消息)(?:给我)?(?:关(?:了|掉|闭)?|停(?:了|掉)?|别发|太多|不要)|(?:提醒|通知|推送|消息)(?:都)?(?:不用|不要|别|甭|莫)(?:再|老)?(?:给我|对我)?(?:发|推|来)|静音|免打扰|勿扰|\bmute\b|(?:stop|no more|don'?t|do not|quit).{0,12}(?:remind|notif|messag|bother|ping)|turn off (?:the )?(?:reminders?|notifications?)|unsubscribe/iu;

const NEGATED = pattern`(?<!取消)${NEGATION}`;

export function readUnmute(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 40 || !SAYS_REMIND.test(text) || !UNMUTE.test(text))
    return undefined;
  if (NEGATED.test(text) || /(?:don'?t|stop)/iu.test(text)) return undefined;
  return { intent: "unmute", slots: aboutActivity(sentence) };
}

export function readMute(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (
    !addressed ||
    text.length > 40 ||
    !MUTE.test(text) ||
    /取消(?:静音|免打扰)|别忘|unmute/iu.test(text)
  )
    return undefined;
  if (/(?:别|不要|先不)(?:发|通知)(?:了|吧)?[\s\p{P}]*$|提醒(?:他们|大家)/u.test(text))
    return undefined;
  return { intent: "mute", slots: aboutActivity(sentence) };
}

function aboutActivity(sentence: Sentence): { ref?: number; topic?: string } {
  const { ref, topic } = whichIn(sentence).which;
  if (ref !== undefined) return { ref };
  return topic === undefined || /提醒|通知|静音/u.test(topic) ? {} : { topic };
}

const HELP = pattern`^${LEAD}(?:帮助|帮帮我|求助|使用说明|说明书?|菜单|功能|指令|命令|用法|教程|help|menu|commands?|instructions|manual|\?)${ASK_TAIL}$`;
const HOW =
  /(?:怎么|如何|咋|怎样|咋个|么样)(?:才能|能|可以|去|在这|来|你)?(?:个)?(?:用|报|签|请假|取消|查|看|弄|操作|使用|参加|改|建|发|导|玩|整|设置|退|绑定|加|撤)|how (?:do|can|to|does|should)|what can (?:you|i)|(?:你|能)(?:都)?(?:会|能)(?:干|做|些)(?:什么|啥|哪些|嘛|吗)|(?:能|会)(?:干|做)(?:什么|啥|嘛|点啥)|有(?:什么|啥|哪些)功能|(?<![她他]|人家|老人)不会(?:用|报名|签到|弄)|教(?:教|一下)?我/iu;
const ABOUT_BOT =
  /你(?:是谁|叫什么|叫啥|是什么|是干(?:什么|啥|嘛)的?|是(?:机器人|真人|人工|AI)|会(?:什么|啥)|能(?:干|做))|who (?:are|r) (?:you|u)|what are you|are you (?:a )?(?:bot|robot|human|real)|谁(?:做|开发|管)的?你/iu;
const HELP_SUBJECTS: readonly (readonly [HelpSubject, RegExp])[] = [
  ["bot", ABOUT_BOT],
  ["signup", /报名|参加|sign ?up|join/iu],
  ["checkin", /签到|打卡|check ?in/iu],
  ["decline", /请假|取消报名|cancel/iu],
  ["organizer", /建活动|发通知|导入|台账|新活动|改活动|import|export|broadcast/iu],
];

/** How things are done, and who the bot is. */
export function readHelp({ text, addressed }: Sentence): Intent | undefined {
  if (!addressed || text.length > 60) return undefined;
  if (!HELP.test(text) && !HOW.test(text) && !ABOUT_BOT.test(text)) return undefined;
  if (/(?:怎么|咋)(?:走|去(?!参)|样|没)|how (?:many|much|long|are)/iu.test(text)) return undefined;
  return { intent: "help", slots: helpSlots(text) };
}

function helpSlots(text: string): { about?: HelpSubject } {
  const about = HELP_SUBJECTS.find(([, words]) => words.test(text))?.[0];
  return about === undefined ? {} : { about };
}
