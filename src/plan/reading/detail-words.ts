/** People whom plans are made for. Used as alternatives of a pattern. */
export const AUDIENCES =
  "青少年|未成年人|少年儿童|留守儿童|困境儿童|小朋友|儿童|孩子|幼儿|婴幼儿|学生|新生|毕业生|中小学生|大学生|少先队员|队员|团员|家长|父母|家庭|教职工|教师|老师|班主任|辅导员|职工|员工|青工|党员干部|干部|党员|预备党员|积极分子|发展对象|支部书记|支委|委员|负责人|代表|老党员|老同志|老干部|老人|老年人|空巢老人|五老|志愿者|宣讲员|讲师团成员|居民|村民|群众|业主|妇女|残疾人|军属|军烈属|退役军人|环卫工人|外卖骑手|新市民|农民工|企业|商户|会员|学员|成员|师生|全校师生|全园幼儿";

/** How the name of a unit ends that can organize something. */
export const ORGANIZERS =
  "关工委|社区|居委会|村委会|街道|办事处|学校|幼儿园|学院|支部|党支部|党委|党总支|党小组|党组|工会|团委|团支部|团组织|共青团组织|妇联|委员会|工委|办公室|科室|处室|教务处|德育处|政教处|总务处|教研组|年级组|中班组|大班组|小班组|学生会|少先队|大队部|讲师团|宣讲团|协会|公司|中心|工作组|领导小组|志愿者协会|志愿服务队|服务队|队委会|理事会|家委会|班主任|教师|各班|各支部|两级党组织|党组织|局|综治办|派出所|物业";

/** How the name of a place ends. */
export const PLACES =
  "学校|小学|中学|校园|社区|村|广场|公园|礼堂|会议室|活动室|活动中心|文化馆|图书馆|图书室|书屋|博物馆|纪念馆|展览馆|科技馆|体育馆|敬老院|养老院|福利院|医院|中心|基地|陵园|林场|农场|操场|教室|多功能厅|报告厅|食堂|门口|街道|部队|营区|连|站|馆|室|厅|院|园|场|区|镇|河畔|河边|示范点|家庭|家中|宣传栏|网站|网上|公示栏|企业|工地|车站|桥头";

/** What kind of activity it is, by the first row whose words occur. */
export const CATEGORIES: readonly { readonly category: string; readonly words: RegExp }[] = [
  {
    category: "志愿服务",
    words: /志愿|学雷锋|义诊|义剪|献血|护学岗|河岸清洁|volunteer|clean[- ]?up/i,
  },
  { category: "家长学校", words: /家长|亲子|家庭教育|parents?\b/i },
  { category: "禁毒", words: /禁毒|毒品/ },
  { category: "法治教育", words: /法治|法制|普法|两法|法律|宪法|模拟法庭/ },
  { category: "安全教育", words: /安全|消防|交通|防溺水|防震|演练|急救|first aid|fire drill/i },
  { category: "心理健康", words: /心理|mental|well-?being/i },
  { category: "慰问走访", words: /慰问|走访|看望|家访|探望|陪伴|送温暖|care home|visits?\b/i },
  { category: "帮扶助学", words: /帮扶|帮困|助学|结对|资助|捐|扶贫|帮教|手拉手|fund|donat/i },
  { category: "评议考核", words: /评议|考核|考评|述职|点评|测评|自查|审核/ },
  { category: "表彰", words: /表彰|评选|评优|评出|推优|award/i },
  { category: "督查", words: /督查|督导|检查|巡查|巡视|抽查|监督/ },
  { category: "培训", words: /培训|轮训|training|course|workshop/i },
  { category: "讲座", words: /讲座|宣讲|报告会|党课|talk|lecture/i },
  {
    category: "文体活动",
    words:
      /比赛|竞赛|运动会|歌|舞|演出|汇演|晚会|联欢|游园|书法|绘画|书画|摄影|文艺|体育|庙会|fete|concert|choir|walk|supper|lunch|egg hunt/i,
  },
  { category: "读书", words: /读书|阅读|图书|书香|reading|book/i },
  { category: "参观实践", words: /参观|研学|实践|夏令营|冬令营|春游|秋游|outing|trip/i },
  {
    category: "会议",
    words: /会议|座谈|茶话会|例会|大会|支委会|委员会|动员会|总结会|meeting|committee/i,
  },
  { category: "党建", words: /党员|党支部|党日|党性|党组织|团日|入党|入团/ },
  { category: "宣传", words: /宣传|专栏|简报|公众号|黑板报|newsletter|poster/i },
  { category: "组织建设", words: /调整|充实|成立|换届|班子|队伍|制度|机制|方案|建立/ },
  { category: "台账", words: /台账|台帐|档案|归档|统计|上报|登记|汇总/ },
];
