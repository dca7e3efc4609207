import { ENGLISH_NAME, FULL_NAME } from "../names.ts";
import { pattern } from "../pattern.ts";
import { periodIn } from "../time-slots.ts";
import { whichIn } from "../which.ts";
import type { Likely } from "./likely.ts";
import { mineField } from "./plan-questions.ts";

const NAMED = pattern`(?:我叫|我是|姓名|名字|真名|本名|实名|大名|本人|叫我|喊我|我名)[\s:,是叫]*(?:[\p{Script=Han}\d]{0,8}的)?\s*(${FULL_NAME})(?=$|[\s,。!啊呀哈哦])|\b(?:i'?m|i\sam|name'?s?(?:\sis)?|it'?s|this\sis)\s(${ENGLISH_NAME})`;

/** Who somebody is, what is kept of them, and whether they want to be reminded. */
export const LIKELY_PEOPLE: readonly Likely[] = [
  {
    says: /(?:删|清|抹|销|去(?=除|掉))(?:除|掉|了|空|光)?.{0,8}(?:资料|信息|数据|账号|名字|档案)|(?:资料|信息|数据|账号|档案).{0,12}(?:删|清掉|清空|抹|销|去掉|别留|不留)|\b(?:erase|delete|remove|wipe|forget)\b.{0,20}\b(?:me|my|data|account)\b/iu,
    unless: /台账|活动|计划|\d|导|别删|报名|[?？吗]$/u,
    read: () => ({ intent: "forget", slots: {} }),
  },
  {
    says: /我是(?:谁|哪个)|(?:认|晓|识|知道|记)(?:得|识)?.{0,3}我(?:是|叫|吗|不|没|么|嘛|伐|$)|我.{0,10}(?:登记|系统|名册|备注|你[那这]).{0,8}(?:名|叫|谁|哪个|啥|什么)|我.{0,10}(?:什么|啥|哪个)(?:名|身份|角色)|我是不是叫|我.{0,4}(?:登记|绑定)(?:了|上|过|好)?(?:吗|没|么|不)|我的?名字.{0,6}(?:什么|啥|哪)|\bmy name\b.*\?|what.{0,10}\bcall me\b/iu,
    read: () => ({ intent: "whoami", slots: {} }),
  },
  {
    says: /(?:存|记|留|收集|保管|掌握).{0,4}我.{0,6}(?:什么|啥|哪些|东西|资料|信息)|我.{0,6}(?:资料|信息|档案|隐私|手机号|号码)|what.{0,14}\b(?:keep|store|know|hold|saved?)\b.{0,10}\b(?:me|my)\b/iu,
    read: () => ({ intent: "mydata", slots: {} }),
  },
  {
    says: NAMED,
    unless: /[?？吗]$|签|报名|请假|到了|换班|值班/u,
    read: ({ text }) => {
      const found = NAMED.exec(text);
      const name = found?.[1] ?? found?.[2];
      return name === undefined ? undefined : { intent: "bind", slots: { name } };
    },
  },
  {
    says: /(?:恢复|继续|重新|还是|照常|接着|打开|开起|开启|开).{0,6}提醒|提醒.{0,8}(?:打开|开起|开启|恢复|还要|要的)|^(?:[\s\p{P}]|请|到时候?|记得|帮忙|麻烦|也)*提醒(?:一下)?(?:我|俺)|\bremind(?:ing)? me\b|\b(?:reminders?|notifications?)\b.{0,10}\bon\b/iu,
    unless: /别|莫|勿|甭|不|停|关|stop|don'?t|no more|\boff\b/iu,
    read: (sentence) => ({ intent: "unmute", slots: refOf(sentence) }),
  },
  {
    says: /(?:别|莫|勿|甭|不|停|关|少|免).{0,8}(?:提醒|打扰|@我|艾特|烦我|吵我|催我)|(?:提醒|推送).{0,8}(?:关|停|别|太多|免|取消|不要|不用)|\b(?:stop|no more|quit|turn off|silence|less)\b.{0,20}\b(?:remind\w*|notif\w*|messag\w*|ping\w*|alerts?)\b|\bdon'?t\b.{0,10}\b(?:remind|ping|notify|bother)\b|leave me alone/iu,
    unless: /他们|她们|大家|家长|没/u,
    read: (sentence) => ({ intent: "mute", slots: refOf(sentence) }),
  },
  {
    says: /我的承诺|我(?:名下|自己)的?.{0,4}(?:活动|报名|安排|事)|我.{0,4}(?:攒|值了)|我.{0,4}有没有.{0,4}(?:报|签|参加|值班)|我(?:该|要|得|应该).{0,4}(?:做|交|办).{0,4}(?:没|还|什么|啥|哪)|(?:我|俺|本人|\bmy\b|\bi\b).{0,10}(?:报|参加|签过|欠|没交|该交|要交|值班|承诺|时长|小时|积分|服务|任务|攒|名下|joined|signed|promised|owe|hours).{0,12}(?:什么|啥|哪|几|多少|没有?|[?？吗])|(?:我|俺).{0,6}(?:时长|积分|任务|承诺|小时)/iu,
    unless:
      /台账|(?:能|可以|适合)参加|怎么(?!样)|咋(?!样)|能不能|[帮替代]|帮我报|没(?:法|空|时间)/u,
    read: (sentence) => {
      const field = mineField(sentence.text);
      const period = periodIn(sentence);
      return {
        intent: "mine",
        slots: {
          ...(field !== undefined && { field }),
          ...(period !== undefined && { period }),
        },
      };
    },
  },
];

function refOf(sentence: Parameters<typeof whichIn>[0]): { ref?: number } {
  const { ref } = whichIn(sentence).which;
  return ref === undefined ? {} : { ref };
}
