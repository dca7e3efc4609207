/**
 * The words that tell what a clause of a plan is about, as lists. A word added here is all that
 * a new way of saying something needs. Sources: plans, notices and reports of community offices,
 * schools, party branches and volunteer teams.
 */

/** Verbs that launch an event named behind them: 召开座谈会. */
export const LAUNCHING = words(`
  召开 举办 举行 组织 开展 进行 实施 启动 开设 承办 主办 协办 联办 筹办 筹备 办好 办一 搞好 搞一 搞 开好 上好 做好 抓好 开一 上一
  安排 参加 参与 出席 推出 打造 创办 开办 试行 邀请 聘请 配合 协助 迎接 做一
`);

/** Events as nouns: what a launching verb needs behind it. */
export const EVENTS = words(`
  活动 大会 会议 座谈 茶话 恳谈 联欢 晚会 年会 例会 生活会 家长会 班会 晨会 推进会 动员会 汇报会 报告会 分析会 研讨 交流 通气会 碰头会 专题会 总结会
  党课 团课 主题党日 主题团日 联席会 代表会 委员会 评议 表彰 运动会 沙龙 论坛 讲座 宣讲 宣传 调解 报告
  培训 辅导 学习 轮训 比赛 竞赛 大赛 比武 歌咏 演讲 征文 辩论 评选 评比 评优 点评 互评 互查 考核 考评 述职 测评 测试 评估
  检查 督查 督导 巡查 巡视 抽查 排查 摸底 摸查 调研 调查 走访 慰问 家访 看望 帮扶 结对 帮困 助学 资助 捐赠 捐款 募捐 义卖 救助
  参观 观摩 研学 夏令营 冬令营 春游 秋游 踏青 郊游 祭扫 扫墓 植树 种植 扫除 清扫 清洁 整治 清理 游园 游戏 演出 汇演 文艺 展演 展示 展览 画展 书画 展播 放映 观影 电影
  教育 实践 体验 服务 义诊 体检 献血 咨询 开放日 公开课 示范课 公开日 值班 值守 演练 演习 仪式 典礼 升旗 宣誓 入队 入团 入党 换届 选举 选拔 推优
  读书 阅读 聚餐 庆典 庆祝 纪念 团拜 联谊 拜年 训练 练习 排练 彩排 招募 招新 迎新 报名 登记 普查 盘点 统计 上报 验收 总结 调整 专栏 专刊 公示 通报 假日学校 家长学校 课题 社团 兴趣班 行动 体测 接种 防疫 消毒 运动 球赛 棋赛 接力 徒步 马拉松 骑行 游学
`);

/** Nouns of one character that name an event when the clause ends with them. */
export const SHORT_EVENT =
  /(?:[\p{Script=Han}”"』]*(?<!居委|村委|家委|[体机社学领工协商都不误])(?:会|课|营|节|展|赛|班|周|月|日|学校|集市|市集))$/u;

/** Verbs that are something to do by themselves. */
export const ACTIONS = words(`
  摸排 入户 过生日 讲授 讲解 讲述 回访 探访 寻访 上门 评定 审核 审定 公开 播放 颁发 颁奖 授牌 揭牌 挂牌 结对子 建档 考察 换发
  走访 慰问 看望 探望 参观 观摩 检查 督查 督导 巡查 巡视 抽查 考核 考评 评议 点评 评选 评比 评出 表彰 表扬 调研 调查 摸查 摸底 排查 上报 报送 家访 结对 帮扶 帮教 帮困 资助
  宣讲 观看 收看 祭扫 祭英烈 招新 缅怀 清扫 打扫 清除 清理 整治 植树 种植 体检 义诊 献血 捐赠 捐款 募捐 征集 编印 编写 印发 发放 下发 分发 制定 制订 修订 拟定 细化 成立 组建 建立 调整 充实 整顿 改选 换届
  开辟 开通 设立 聘请 邀请 迎接 查找 公布 公示 通报 张贴 悬挂 布置 布展 采购 修缮 检修 年检 维保 翻新 养护 消杀 清洗 维修 安装 更换 招募 招聘 登记 统计 汇总 归档 盘点 撰写 写出 填写 提交 上交 签订 签署
  部署 选派 选拔 推荐 评估 测评 验收 演练 值班 值守 轮值 接待 接受 解答 授课 辅导 培训 跟踪管理 动态管理 走进 进驻 进校园 进社区 进家庭 送温暖 送清凉 送教 送医 送书 送戏
  宣传 学习 晨读 诵读 评定 开学 放假 报到 报名 开班 结业 毕业 开营 闭营 放映 展出 刊出 出版 更新 购买 交流 研讨 座谈 备课 听课 评课 阅读 选读 摘编 消毒 体测 检测 巡诊 义剪 义卖 监督 劝导 疏导 调解 陪伴 选树 办好 发动 动员 开好 上好 启动 完成 做好 探索 总结 完善台 作报告 作专题报告 开课 上课 讲课 主讲 排练 彩排 报送 拜访 送达 编排 选举
`);

/** Verbs of aims and wishes: a clause that begins with one of these is no item by itself. */
export const AIMING = words(`
  提高 增强 促进 推动 推进 提升 营造 引导 发挥 弘扬 确保 努力 力争 构建 形成 实现 达到 保证 保障 强化 深化 巩固 拓宽 拓展 激发 调动 凝聚 培养 培育 树立 树牢 坚持 贯彻 遵循 围绕 立足 着眼 着力 致力 把握 紧扣 创新 丰富 扩大 加大 加快 解决 做到 落实 明确 统一 克服 改进 改善 健全 完善 优化 规范 重视 高度重视 加强 维护 传承 传播 彰显 体现 满足 帮助 使 让 为 从而 进而 以便 旨在 力求 充分 防止 预防 杜绝 避免 争当 争创 争做 创建 建设 当好 成为 感受 体验 齐抓共管 认真贯彻 深入贯彻 严格 注重 突出 抓住 抓紧 瞄准 充分认识 加深 领会 掌握 学会 懂得 养成 热爱 珍惜 牢记 不忘 助力 服务 展现 增进 鼓励 支持 倡导 提倡 号召 关心 关爱 保护 主动 积极配合 密切 进一步 切实 真正 更好 不断 全面 实行
`);

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

/** One pattern for any of the words, the longest first. */
export function anyOf(list: readonly string[]): string {
  const distinct = [...new Set(list)].sort((a, b) => b.length - a.length);
  return `(?:${distinct.join("|")})`;
}
