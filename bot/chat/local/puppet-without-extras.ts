import "../wechaty/wechaty-log-level.ts";
import { Puppet } from "wechaty-puppet";

/** What a puppet must have by its contract and the local network has no use for. */
const UNSUPPORTED = [
  "contactAlias",
  "contactAvatar",
  "contactCorporationRemark",
  "contactDescription",
  "contactPhone",
  "contactSelfName",
  "contactSelfQRCode",
  "contactSelfSignature",
  "conversationReadMark",
  "friendshipAccept",
  "friendshipAdd",
  "friendshipRawPayload",
  "friendshipRawPayloadParser",
  "friendshipSearchHandle",
  "friendshipSearchPhone",
  "messageContact",
  "messageForward",
  "messageLocation",
  "messageMiniProgram",
  "messageSendContact",
  "messageSendLocation",
  "messageSendMiniProgram",
  "messageSendPost",
  "messageSendUrl",
  "messageUrl",
  "postPublish",
  "postRawPayload",
  "postRawPayloadParser",
  "postSearch",
  "roomAdd",
  "roomAnnounce",
  "roomAvatar",
  "roomCreate",
  "roomDel",
  "roomInvitationAccept",
  "roomInvitationRawPayload",
  "roomInvitationRawPayloadParser",
  "roomQRCode",
  "roomQuit",
  "tagContactAdd",
  "tagContactDelete",
  "tagContactList",
  "tagContactRemove",
  "tap",
  "tapSearch",
] as const;

/**
 * A Puppet whose optional half says "unsupported". The published types of wechaty-puppet do not report
 * missing methods, so a contract test compares this class with the library's sources.
 */
export abstract class PuppetWithoutExtras extends Puppet {}

for (const method of UNSUPPORTED) {
  Object.defineProperty(PuppetWithoutExtras.prototype, method, {
    configurable: true,
    writable: true,
    value: () => Promise.reject(new Error(`the local chat network has no ${method}`)),
  });
}
