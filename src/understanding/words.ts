import activityWords from "../../data/synonyms/activity-words.json" with { type: "json" };
import peopleWords from "../../data/synonyms/people-words.json" with { type: "json" };
import placeWords from "../../data/synonyms/place-words.json" with { type: "json" };
import { oneOf, piece } from "./pattern.ts";

/** Pieces of patterns that many rules share. Each is a group; none captures. */

/** What people say before they come to the point. */
export const LEAD = piece`(?:[\s,。!、:;.~…·\-—嗯哎唉诶欸啊呀哦噢喔呃额喂]|那个(?!啥)|就是|那么|你好|您好|大家好|各位好?|老师们?好|请问|麻烦(?:你|您)?|劳驾|hi\b|hello\b|hey\b|please\b|pls\b|um\b|uh\b|so\b)*`;

/** What people say after the point: particles, thanks, good-byes. No question marks here. */
export const TAIL = piece`(?:[\s,。!、:;.~…·\-—了啦咯喽喔哦噢呀啊哈呢吧嘛哟哒的嘞咧哩罗喂耶哇谢您噻撒呗嘎呐捏]|拜拜|再见|bye\b|多谢|感谢|辛苦|麻烦|大家|各位|老师|thanks?\b|thank\s?you\b|thx\b|please\b|pls\b|sorry\b|不好意思|抱歉)*`;

/** As {@link TAIL}, for questions. */
export const ASK_TAIL = piece`(?:[\s,。!?、:;.~…了啦咯呀啊哈呢吧嘛哟的么吗没不伐嘞得有谢啵哇哦噢喔嘎噻撒呗呐]|来着|老师|thanks?\b|please\b|pls\b)*`;

/** The speaker, alone or as "we". */
export const SELF = piece`(?:我们?(?:自己)?|俺们?|咱们?|本人|偶|侬?吾|i\b)`;

/** Whose relative somebody is: 我家老头子, 咱妈. */
export const OWN = piece`(?:(?:我们?|咱们?|俺们?)家的?|家里的?|[我咱俺]们的?)`;

/** What says no to the order that follows. */
export const NEGATION = piece`(?:别|莫|勿|甭|休|不要|不用|不必|不想|不许|少|停|免|关(?!注))`;

/** Adverbs that change nothing about what is said. */
export const ADVERB = piece`(?:\s|也|都|已经|已|刚才|刚(?!才)|就|先|终于|总算|现在|这就|还是|还|可能|估计|恐怕|大概|应该|实在|真的?|确实|临时|这次|今天|今晚|这回|会|要|想|得|能|可以|愿意|准备|打算|必须|肯定|一定|给|来|过来|前来|又|再|才)*`;

/** Numbers of activities: 12, 第12, 12号, 12项. Not the start of a longer number, a time or a price. */
export const REF =
  "(?:(?<![+\\d.:])(?<!rsvp\\b.{0,12}\\sfor\\s)第?(\\d{1,3})(?:号活动|号|项|场)?(?![\\d:.块元斤楼点月日年%路分])(?!\\s?(?:人|个|名|位|口|岁|大|小|people|persons?|of\\sus|seats?|places|spots|kids|pax|min)|-\\d))";

export const KIND = oneOf(activityWords.kinds);
export const KIND_ENGLISH = oneOf(activityWords.kindsEnglish);
export const TOPIC_WORD = oneOf(activityWords.topics);
export const NOT_OURS = oneOf(activityWords.notOurs);
export const AUDIENCE = oneOf(peopleWords.audiences);
export const AUDIENCE_ENGLISH = oneOf(peopleWords.audiencesEnglish);
export const COMPANION = piece`(?:小|大|我)?${oneOf(peopleWords.companions)}`;
export const COMPANION_ENGLISH = oneOf(peopleWords.companionsEnglish);
export const PLACE = piece`(?:[\p{Script=Han}\d]{0,6}?${oneOf(placeWords.suffixes)}(?:[一二三四五六\d]楼|${oneOf(placeWords.suffixes)})?)`;
export const PLACE_ENGLISH = oneOf(placeWords.english);
export const VENUE = oneOf([...placeWords.venues, ...placeWords.suffixes]);

/** Words for "which one, when, how", in questions. */
export const WHEN = piece`(?:什么时候|啥时候|啥时|几时|几号|哪天|哪一天|多会儿|何时|什么时间|啥时间|哪个时候|么子时候|么时候|几月|when)`;
export const WHAT = piece`(?:什么|啥子|啥|哪些|哪几个|哪几场|哪几项|么子|些什么|些啥|那些|几个|几场|几项|多少|what)`;
export const WHERE = piece`(?:在?(?:哪里|哪儿|哪块|哪个地方|哪(?!些|个|几|场|项|天|位|一|次|种|年|月|号|怕)|什么地方|啥地方|何处|那里|那儿)|地点|地址|where)`;

/** People other than the speaker: what they do is not the speaker's order. */
export const OTHERS = piece`(?:他们?|她们?|它|人家|别人|你们?|您|大家|谁|有人|孩子们?|娃娃?|小孩|学生们?|家长们?|老头子?|老太太|快递|外卖|车|高铁|公交|同学|老板|客人|咱妈|咱爸|我妈|我爸|我家|我儿子|我女儿|我孙子|我老公|我老婆|我老伴)`;

/** 学校, 我们单位: said among neighbours, a meeting there is not one of ours. */
export const ELSEWHERE = piece`(?:我们?|你们?|咱们?)?(?:学校|单位|公司|幼儿园|班[里上])`;
