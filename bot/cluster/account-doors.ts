import type { Logger } from "pino";
import type { ChatGateway } from "../../src/chat/gateway.ts";

/** What one account needs to be at work in this process. */
export interface AccountDoor {
  readonly account: string;
  /** Opens it; messages are taken from then on. */
  open(): Promise<OpenAccount>;
}

export interface OpenAccount {
  readonly gateway: ChatGateway;
  /** Resolves when what was announced is taken, and the door is shut. */
  close(): Promise<void>;
}

export interface AccountDoors {
  gain(account: string): Promise<void>;
  lose(account: string): Promise<void>;
  closeAll(): Promise<void>;
}

export interface AccountDoorsOptions {
  readonly doors: readonly AccountDoor[];
  readonly onOpen: (opened: OpenAccount) => void;
  readonly onClose: (account: string) => void;
  readonly log: Logger;
}

/** Opens and shuts doors as accounts come and go; a door that fails to open is tried again by whoever beats. */
export function createAccountDoors(options: AccountDoorsOptions): AccountDoors {
  const { doors, onOpen, onClose, log } = options;
  const open = new Map<string, OpenAccount>();
  const opening = new Set<string>();

  async function lose(account: string): Promise<void> {
    const opened = open.get(account);
    if (opened === undefined) return;
    open.delete(account);
    onClose(account);
    await opened.close().catch((err: unknown) => log.warn({ err, account }, "a door did not shut"));
  }

  return {
    async gain(account) {
      const door = doors.find((one) => one.account === account);
      if (door === undefined || open.has(account) || opening.has(account)) return;
      log.info({ account }, "the account is ours");
      opening.add(account);
      try {
        const opened = await door.open();
        open.set(account, opened);
        onOpen(opened);
      } finally {
        opening.delete(account);
      }
    },
    lose,
    async closeAll() {
      await Promise.all([...open.keys()].map(lose));
    },
  };
}
