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
  /^(?:返回顶部|打印本页|关闭窗口|分享到|收藏本文|目录)[：:]?$/,
  /^[【[(（]?(?:上|下)一(?:篇|页|条)/,
  /^(?:您?(?:现在|当前)(?:的)?位置|您在这里|首页)\s*[：:>›»/]|\S\s*[>›»]\s*\S.*[>›»]/,
  /字体[：:]?\s*[【[(（]?\s*(?:大|小)|(?:时间|日期)[：:]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d{2}|.{0,6}(?:来源|作者|点击|浏览|阅读|编辑|发布))|(?:点击|浏览|阅读)(?:量|数|次数)?[：:]\s*\d+/,
  /(?:本文|文章|资料)(?:来源|地址|链接|出处)|【[^】]{2,40}】(?:的)?相关|相关(?:文章|推荐|阅读|范文)[：:]/,
  /^(?:(?:点?赞|在看|阅读|收藏|转发|评论|分享|浏览|喜欢)\s*\d+[\s|·]*){2,}$/,
  /^copyright|网站地图|投稿须知|举报(?:邮箱|电话)|(?:京|沪|粤|浙|苏|鲁|川|豫|湘|鄂|皖|闽|津|渝|冀|晋|辽|吉|黑|赣|桂|琼|黔|滇|陕|甘|青|宁|新|蒙|藏)ICP|^(?:已)?(?:点赞|收藏|评论|分享|转发)\s*\d*$/i,
];

/** Openings that every model text on the web begins with, and that say nothing about the plan. */
const BOILERPLATE: readonly RegExp[] = [
  /时间(?:过得)?(?:可)?(?:真快|飞逝|如梭|总是)|光阴(?:似箭|荏苒)|日月如梭|岁月(?:如梭|不居)|时光飞逝/,
  /(?:计划|总结|方案)(?:怎么|如何|应该怎么)写|(?:开始|着手|是时候).{0,6}(?:制定|写|做).{0,8}(?:计划|方案)了|你(?:知道|会|想好).{0,12}计划.{0,6}[吗呢]|制定计划(?:可以|能)|计划能(?:够)?帮助我们|在制定计划之前/,
];

/** A line that a list of other texts follows: what stands below it is called like a text. */
const LINKS_FOLLOW =
  /猜你喜欢|还(?:看了|喜欢|关注)|相关(?:文章|推荐|阅读|范文|链接)|推荐阅读|延伸阅读|热门(?:文章|推荐)|(?:您|你)可能|上一篇|下一篇/;
const CALLED_LIKE_A_TEXT =
  /^[\s·•*●\-—\d.、()（）]*[^，,。；;：:]{3,36}(?:计划|总结|报告|方案|要点|范文|心得|讲话稿?|致辞|倡议书|申请书|通知|汇报|规划|大全|材料|模板)(?:[（(][^）)]{1,14}[）)]|[\d一二三四五六七八九十]{1,3}月?(?:篇|份)?|\s*\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?$/;

/** Does a list of links to other texts follow this line? */
export function linksFollow(text: string): boolean {
  return text.length <= 80 && LINKS_FOLLOW.test(text);
}

/** Is this line called like a text, so that in a list of links it is one of them? */
export function isLink(text: string): boolean {
  const dated = /^[^，,。；;]{4,50}[\s(（[]\d{2,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?[)）\]]?$/.test(
    text,
  );
  return text.length <= 60 && (dated || CALLED_LIKE_A_TEXT.test(text));
}

const SIGNS = [...RESIDUE, ...BOILERPLATE];
/** What gives residue away stands in its first characters. */
const LONGEST_RESIDUE = 300;

/** What a line or sentence is that has nothing to do with the plan, or undefined. */
export function residueReason(text: string): "residue" | undefined {
  const head = text.slice(0, LONGEST_RESIDUE);
  return SIGNS.some((pattern) => pattern.test(head)) ? "residue" : undefined;
}
