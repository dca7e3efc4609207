/**
 * Traditional and variant characters that occur in words of time and in what guards them, each before what it becomes.
 * Character by character, so that every place in the text stays where it was.
 */
const PAIRS = [
  "週周 個个 點点 後后 號号 禮礼 節节 農农 曆历 歷历 聖圣 誕诞 國国 慶庆 兒儿 婦妇",
  "學学 開开 這这 來来 時时 間间 長长 鐘钟 鍾钟 兩两 幾几 陽阳 勞劳 動动 歲岁 過过",
  "從从 連连 內内 裡里 裏里 際际 當当 還还 親亲 師师 軍军 黨党 樹树 結结 東东 陰阴",
  "臘腊 種种 穀谷 蟄蛰 處处 滿满 淩凌 樓楼 將将 為为 無无 煙烟 護护 憲宪 讀读 書书",
  "環环 終终 舊旧 聽听 尋寻 經经 數数 場场 於于 遲迟 進进 邊边 貳二 叁三 參参 陸陆",
  "萬万 億亿 頭头 晝昼 雙双 單单 門门 線线 廳厅 館馆 車车 機机 層层 條条 級级 組组",
  "項项 員员 戶户 歡欢 問问 舉举 辦办 會会 習习 業业 題题 課课 講讲 訓训 練练 選选",
  "評评 遊游 園园 燈灯 運运 聯联 賽赛 隊队 關关 實实 預预 備备 計计 劃划 規规 發发",
  "達达 總总 復复 啟启 閉闭 營营 應应 該该 麼么 嗎吗 網网 體体 檢检 義义 診诊 財财",
  "務务 傳传 統统 隨随 離离 約约 屆届 區区 廠厂 橋桥 醫医 錢钱 費费 鄉乡 鎮镇 齡龄",
  "詩诗 廟庙 賀贺 鬧闹 華华 電电 話话 碼码 彈弹 賓宾 飯饭 獎奖 紅红 〇零 ○零 ◯零",
  "壹一",
];

export const VARIANTS: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((row) => row.split(" ")).map((pair) => [pair[0] ?? "", pair[1] ?? ""]),
);
