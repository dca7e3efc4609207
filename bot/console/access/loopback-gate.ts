import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { Store } from "../../../src/store/open-store.ts";
import { allSpaces } from "../../../src/store/spaces.ts";
import { staffOf } from "../../../src/store/staff.ts";
import { frameWords } from "../../../src/wording/console/frame-words.ts";
import { consoleLanguage } from "../console-language.ts";
import type { Gate } from "../gate.ts";
import { refusedPage } from "../refused-page.ts";

export const LOOK_AS = "lingdang_as";

/**
 * On the machine itself, behind the token of the printed link: whoever has it runs the program and may look
 * as anybody who holds a role in any space, the first organizer unless told.
 */
export function loopbackGate({ store }: { readonly store: Store }): Gate {
  const others = async () => {
    const spaces = await allSpaces(store.db);
    const staff = await Promise.all(
      spaces.map(async ({ id, name: space }) =>
        (await staffOf(store.db, id)).map((member) =>
          // The same person may hold roles in several.
          spaces.length > 1 ? { ...member, name: `${member.name} · ${space}` } : member,
        ),
      ),
    );
    return staff.flat();
  };
  return {
    others,
    async visitor(context) {
      const staff = await others();
      const chosen = Number(getCookie(context, LOOK_AS));
      return staff.find(({ id }) => id === chosen) ?? staff[0];
    },
    isOwnOrigin: (context) =>
      context.req.header("origin") === `http://${context.req.header("host") ?? ""}`,
    turnAway(context: Context) {
      const language = consoleLanguage(context);
      return refusedPage(context, { status: 200, sentence: frameWords(language).noRole, language });
    },
  };
}
