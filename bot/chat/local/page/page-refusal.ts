import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A request that the page declines, with a sentence in both languages. */
export class PageRefusal extends Error {
  override readonly name = "PageRefusal";
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, sentence: string) {
    super(sentence);
    this.status = status;
  }
}
