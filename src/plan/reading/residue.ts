/** Lines that a web page, a printer or an editor left in a text. Each with what it comes from. */
const RESIDUE: readonly RegExp[] = [
  /^[•·|\s]*(?:上传|发布|更新|发表|创建)(?:日期|时间|于)?[：:\s]*\d{4}[-/.年]/,
  /^[•·]\s*[a-z0-9_]{3,20}\s*\|?$/i,
  /^[•·]?\s*\d+\s*页$/,
  /看(?:过|了).{0,30}的(?:人|网友|用户)还(?:看|喜欢|关注)/,
  /(?:将|把)?本文的?\s*(?:word|doc|pdf|文档).{0,12}(?:下载|收藏|打印)/i,
  /(?:点击|扫码|立即|免费|全文)(?:下载|关注|阅读全文|查看更多|注册)|下载(?:文档|全文|到电脑)|方便收藏(?:和|与)打印/,
  /(?:您|你)(?:可能|也许)(?:还)?(?:感兴趣|关注|喜欢|需要)的|猜你喜欢|相关(?:推荐|阅读|文章|文档|链接)[：:]?$|推荐阅读|延伸阅读|热门(?:文章|推荐)/,
  /小编(?:为|给|整理|精心|收集|推荐|今天)|希望(?:能够|能|可以)?(?:对)?(?:大家|您|你|你们)(?:能)?(?:有所)?(?:帮助|喜欢|参考)|希望.{0,8}帮助到(?:大家|您|你)|欢迎(?:大家)?(?:阅读|参考|借鉴|下载)|仅供参考|供大家参考|一起来看看吧/,
  /^[\p{Script=Han}]{2,8}(?:网|文库|范文网|论坛|公众号)$/u,
  /^(?:第\s*\d+\s*页|[-—–]\s*\d{1,3}\s*[-—–]|\d{1,3}\s*\/\s*\d{1,3}|page\s+\d+(?:\s+of\s+\d+)?|共\s*\d+\s*页)[\s，,。]*(?:共\s*\d+\s*页)?$/i,
  /^(?:https?:\/\/|www\.)\S+$|^(?:来源|文章来源|责任编辑|编辑|作者|转载|版权|标签|关键词|点击数|浏览(?:量|次数)|阅读(?:量|次数)?)[：:]/,
  /版权所有|转载请注明|未经许可|侵权(?:删除|必究)|ICP备|all rights reserved|click here|read more|subscribe to our|share this|cookie|printed from|downloaded from|^©/i,
  /^\(?（?作者[系单]/,
  /^(?:咨询|联系|报名|服务|监督|举报|值班)?(?:电话|热线|邮箱|微信号?|联系人|联系方式)[：:]|^contact\s*:/i,
  /^(?:上一篇|下一篇|返回顶部|打印本页|关闭窗口|分享到|收藏本文|目录)[：:]?$/,
];

/** Openings that every model text on the web begins with, and that say nothing about the plan. */
const BOILERPLATE: readonly RegExp[] = [
  /时间(?:过得)?(?:可)?(?:真快|飞逝|如梭|总是)|光阴(?:似箭|荏苒)|日月如梭|岁月(?:如梭|不居)|时光飞逝/,
  /(?:计划|总结|方案)(?:怎么|如何|应该怎么)写|(?:开始|着手|是时候).{0,6}(?:制定|写|做).{0,8}(?:计划|方案)了|你(?:知道|会|想好).{0,12}计划.{0,6}[吗呢]|制定计划(?:可以|能)|计划能(?:够)?帮助我们|在制定计划之前/,
];

const SIGNS = [...RESIDUE, ...BOILERPLATE];
/** What gives residue away stands in its first characters. */
const LONGEST_RESIDUE = 300;

/** What a line or sentence is that has nothing to do with the plan, or undefined. */
export function residueReason(text: string): "residue" | undefined {
  const head = text.slice(0, LONGEST_RESIDUE);
  return SIGNS.some((pattern) => pattern.test(head)) ? "residue" : undefined;
}
