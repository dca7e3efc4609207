type Body = Readonly<Record<string, unknown>>;

/** A file that was handed over in parts. */
export interface Media {
  readonly type: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is answered to a frame of an upload. */
export interface UploadAnswer {
  readonly errcode: number;
  readonly more?: object;
}

const NO_SUCH_UPLOAD = 40_007;

/** Uploads of WeCom's long connection: begun, filled with parts by their place, finished; then media with an id. */
export class WecomUploads {
  readonly #open = new Map<string, { type: string; name: string; chunks: Buffer[] }>();
  readonly #media = new Map<string, Media>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** @param cmd `aibot_upload_media_init`, `…_chunk` or `…_finish` */
  take(cmd: string, body: Body): UploadAnswer {
    const id = String(body["upload_id"] ?? this.#newId());
    if (cmd.endsWith("init")) {
      const name = String(body["filename"]);
      this.#open.set(id, { type: String(body["type"]), name, chunks: [] });
      return { errcode: 0, more: { body: { upload_id: id } } };
    }
    const upload = this.#open.get(id);
    if (upload === undefined) return { errcode: NO_SUCH_UPLOAD };
    if (cmd.endsWith("chunk")) {
      const bytes = Buffer.from(String(body["base64_data"]), "base64");
      upload.chunks[Number(body["chunk_index"])] = bytes;
      return { errcode: 0 };
    }
    const { type, name, chunks } = upload;
    this.#media.set(id, { type, name, bytes: Buffer.concat(chunks.filter(Boolean)) });
    return { errcode: 0, more: { body: { type, media_id: id, created_at: "" } } };
  }

  /** The media that a message refers to; undefined: it refers to none. */
  of(body: Body): Media | undefined {
    const part = body[String(body["msgtype"])] as { media_id?: string } | undefined;
    return this.#media.get(part?.media_id ?? "");
  }
}
