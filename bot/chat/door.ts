import type { ChatGateway } from "../../src/chat/gateway.ts";

/** A way into a chat network: the gateway and its life. */
export interface Door {
  readonly gateway: ChatGateway;
  /**
   * Resolves when logged in, or when waiting longer makes no sense: health is `gateway.state()`. After
   * `stop` it may be started again, and is then as new.
   */
  start(): Promise<void>;
  /** Ends the session after what was announced has been taken. */
  stop(): Promise<void>;
  /** Resolves when every message announced so far was taken or refused. */
  idle(): Promise<void>;
}
