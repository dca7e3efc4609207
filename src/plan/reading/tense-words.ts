/** Signs that a sentence tells what was done. Sources: reports and summaries of the same offices. */
export const DONE_SIGNS: readonly RegExp[] = [
  // The perfective 了 after a verb, but not 为了, 除了, 了解, 得了, 了不起; nor 不搞了 (no more), 讲好了 (agreed on), 把票给投了 (get it done).
  /[^为除得罢免极](?<!要不|要么|不[^，,。]{1,3}|[讲谈说约定订系量]好|把[^，,。]{1,12}给[^，,。]{0,2})了(?!解|如指掌|不起|却|望|然)/,
  /(?:^|[^业自而早久])已(?!知|故|婚)(?:经|于|在|全部|基本|初步|连续|累计|成功|顺利|完成|开展|举办|建|有|进入|成|陆续|圆满|先后|达)(?!(?:经)?[跟和与同][^，,]{1,8}[讲谈说约定订]好)/,
  /圆满(?:完成|结束|举行|落幕)|顺利(?:完成|举行|结束|通过)|成功(?:举办|举行|召开)/,
  /先后(?:组织|开展|举办|召开|有|获|被|评|下发|出台|对|为|走访|慰问|到|接待|邀请)/,
  /荣获|获得|获评|被评为|受到.{0,16}(?:表彰|好评|欢迎|称赞|肯定)|取得(?:了|较|良好|明显|显著|一定|可喜|新的|阶段性|好的)|得到.{0,12}(?:提高|提升|加强|改善|好评|认可|肯定)/,
  /(?:^|[，,。；;、])(?:去年|上一?年度?|上学期|上一学期|过去(?:的)?一年|一年来|上半年(?=[，,]?(?:全|我|共|组|开|召|举|已|累)))[，,、]?/,
  /以来[，,]|(?:^|[，,。；;])(?:[一二三四五六七八九十两\d]{1,3}|多|几)年来/,
  /截至|截止(?:目前|到|\d)|目前[，,]?(?:[^，,。]{0,8})(?:共|已|全|有|正)|累计|共(?:组织|开展|举办|召开|接待|走访|慰问|发放|培训|评选|表彰|收到|计)[^。]{0,20}\d/,
  /(?<![公总])共\p{Script=Han}{1,8}\d+/u,
  /过(?:一|两|三|多|数|\d+)次/,
  /纷纷|深受|广受|反响(?:热烈|良好)/,
];

/** Signs that a sentence tells what will be done, stronger than a tense taken over. */
export const PLAN_SIGNS: readonly RegExp[] = [
  // 将 before a noun is 把 and says nothing of time: 将全体党员分成三组.
  /将(?=(?:要|于|在|会同|邀请|陆续|全面|严格|坚持|加强|建立|继续|重点|结合|采取|组织|开展|举办|召开|举行|进一步|围绕|从|与|以|对|按照|根据|为|不再|分|努力|认真|积极|适时|定期|联合|选派|走进|深入|启动|设立|推出|集中|紧紧|充分|通过|利用|依托|开辟|开设|提出|是|把))/,
  /(?:^|[，,。；;：:、\s我们])(?:拟(?!定|订)|计划(?=[于在组开举召])|打算|准备(?=[于在组开举召])|预计|预定|定于)|(?:争取|力争)(?:在|于)/,
  /(?:将|拟)(?:在|于|对|以|采取|组织|开展|举办|召开|举行|结合|继续|进一步|重点|邀请|适时|定期|分)/,
  /(?<![需主重首必简纲概摘提只想次])要(?![求素点害职闻塞领件道么不是好员地])(?:[^，,。；;]{0,3})(?:组织|开展|举办|召开|举行|建立|成立|制定|做好|抓好|加强|进一步|继续|以|把|对|在|按|于|将|及时|定期|积极|认真|至少|坚持|结合|根据|围绕|通过|分别|分|确定)/,
  /下一步|下步|下阶段|下一阶段|今后|接下来|明年|来年|下学期|下一年/,
  /适时|限期|待定|另行通知|视情况/,
];

/** Nothing of this will take place, or not then. */
export const CANCELLED_SIGNS: readonly RegExp[] = [
  /取消(?!资格|考试资格|评优)|停办|停开|停课|停止(?:举办|开展|举行|开放|一切|所有|各类|各项)|暂停|不再(?:举办|开展|举行|组织|单独|安排)|暂不(?:举办|开展|举行|组织|安排)|不(?:举办|安排活动|组织活动|召开)|叫停|中止|作废|顺延|推迟|延期|延后|改期|缓办|(?:^|[，,\s])无(?:集体|集中)?活动/,
  /\b(?:cancel(?:l?ed|s)?|called off|suspended|will not (?:take place|be held|run|happen|meet)|no (?:[a-z]+ )?(?:meeting|service|session|rehearsal|club|class|practice|event|party|parties|lunch|walk)(?:e?s)?\b|postponed|on hold|not be running|dropped this year)\b/i,
];

/** Moved to another time: what stands behind the sign counts. */
export const MOVED_SIGN =
  /(?:改到|改为|改至|改在|改期(?:到|至|为)|调整(?:到|至|为)|推迟(?:到|至)|延期(?:到|至)|延(?:后)?至|顺延(?:到|至)|提前(?:到|至)|移至|挪到|\b(?:moved|rescheduled|postponed|brought forward|pushed back|put back)(?: from [^,.;]{1,40}?)? (?:to|until)\b)/i;

/** Lacks and faults: reports list them before they say what to do. */
export const PROBLEM_SIGNS: readonly RegExp[] = [
  /(?:不够|不力|不足|不强|不高|不到位|不平衡|不均衡|不扎实|不深入|不紧密|不突出|不及时|不理想|不完善|薄弱|欠缺|滞后|有困难|有待|参差不齐|流于形式|倾向|厌倦|消极|短板|差距较大|不重视|少数|缺乏)/,
];

/** Words of a heading, and what the text below it tells. */
export const SECTION_WORDS: readonly { readonly tense: SectionTense; readonly pattern: RegExp }[] =
  [
    {
      tense: "plan",
      pattern:
        /打算|下步|下一步|下阶段|今后|安排|计划|规划|思路|主要任务|工作任务|重点工作|重点任务|工作要点|工作重点|主要工作|具体工作|工作措施|具体措施|工作内容|活动内容|主要内容|主要活动|活动项目|日程|行事历|工作目标任务|实施步骤|活动步骤|方法步骤|\b(?:plans?|programme|program|calendar|diary|schedule|what'?s on|dates|events|coming|ahead|next (?:year|term)|activities|goals)\b/i,
    },
    {
      tense: "problem",
      pattern:
        /问题|不足|困难(?!青少年|学生|家庭|群众|儿童|党员|职工|老|群体|户|妇女|居民|师生|人员|教师|母亲|孩子|帮扶|救助)|原因分析|薄弱环节|\b(?:problems|challenges|risks|concerns)\b/i,
    },
    {
      tense: "report",
      pattern:
        /成效|成绩|回顾|完成情况|开展情况|工作情况|取得|做法|经验|工作总结|去年|上年度?|上学期|小结|主要业绩|亮点|\b(?:report|review|looking back|last (?:year|term|season)|achievements|highlights|recap|in retrospect|minutes|the year past)\b/i,
    },
    {
      tense: "aim",
      pattern:
        /指导思想|总体要求|总体目标|基本原则|工作原则|工作方针|目的意义|活动目的|活动意义|重要意义|基本情况|现状|背景|情况分析|概况|注意事项|\b(?:aims?|objectives?|vision|mission|background|introduction|about us|purpose|values|who we are|foreword|facts and figures)\b/i,
    },
  ];

export type SectionTense = "plan" | "report" | "problem" | "aim";
