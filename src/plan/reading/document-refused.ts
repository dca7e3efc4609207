/** Stable: counted and asserted on. The sentences are free to change. */
export type DocumentRefusal =
  | "empty"
  | "too-large"
  | "too-long"
  | "binary"
  | "zip-bomb"
  | "encrypted"
  | "old-format"
  | "no-text"
  | "damaged"
  | "unknown-format";

const SENTENCES: Record<DocumentRefusal, { readonly zh: string; readonly en: string }> = {
  empty: { zh: "文件是空的", en: "The file is empty" },
  "too-large": { zh: "文件超过20MB,太大了", en: "The file is larger than 20 MB" },
  "too-long": {
    zh: "文字超过20万字,太长了,请只发计划那部分",
    en: "More than 200,000 characters; please send the part with the plan",
  },
  binary: { zh: "这个文件里没有可读的文字", en: "This file holds no readable text" },
  "zip-bomb": {
    zh: "文件解开后太大,为安全起见没有打开",
    en: "The file unpacks to far more than it holds; it was not opened",
  },
  encrypted: {
    zh: "文件加了密码,请去掉密码再发",
    en: "The file is locked with a password; please remove it and send again",
  },
  "old-format": {
    zh: "这是旧版Word/Excel文件(或加了密码),请另存为docx或xlsx再发",
    en: "This is an old Word or Excel file (or a locked one); please save it as docx or xlsx",
  },
  "no-text": {
    zh: "这个PDF是图片扫描件,读不出文字,请发文字版",
    en: "This PDF is a scanned picture without text; please send one with text",
  },
  damaged: { zh: "文件不完整或已损坏,打不开", en: "The file is incomplete or damaged" },
  "unknown-format": {
    zh: "这种文件读不了,请发txt、docx、pdf、xlsx或直接贴文字",
    en: "This kind of file cannot be read; please send txt, docx, pdf, xlsx or paste the text",
  },
};

/** A file that is not read, with the sentence that its sender gets. */
export class DocumentRefused extends Error {
  override readonly name = "DocumentRefused";
  readonly code: DocumentRefusal;
  readonly zh: string;
  readonly en: string;

  constructor(code: DocumentRefusal, cause?: unknown) {
    super(SENTENCES[code].en, cause === undefined ? undefined : { cause });
    this.code = code;
    this.zh = SENTENCES[code].zh;
    this.en = SENTENCES[code].en;
  }
}
