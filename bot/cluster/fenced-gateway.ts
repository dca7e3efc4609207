import type { ChatGateway } from "../../src/chat/gateway.ts";
import { accountScope } from "../../src/delivery/account-scope.ts";
import type { LeaseKeeper } from "./lease-keeper.ts";

/**
 * Calls the network only while the account is surely ours. A process that was frozen between claim and send
 * finds out here; its item is looked up and sent by whoever has the account now.
 */
export function fencedGateway<T extends ChatGateway>(gateway: T, keeper: LeaseKeeper): ChatGateway {
  const scope = accountScope(gateway.account);
  return {
    account: gateway.account,
    capabilities: gateway.capabilities,
    state: () => (keeper.holdsNow(scope) ? gateway.state() : "offline"),
    async send(message) {
      if (!keeper.holdsNow(scope)) return { kind: "unreachable", reason: "not-our-account" };
      return gateway.send(message);
    },
    findSent: (message, since) => gateway.findSent(message, since),
    recall: (id) => gateway.recall(id),
  };
}
