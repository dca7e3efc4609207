import { OFFER_RULE } from "../../src/attendance/offer-places.ts";
import type { Answering } from "../answering.ts";
import { GUEST_QUESTION, NAME_QUESTION } from "../name-work.ts";
import { BACK_FILL_QUESTION, confirmBackFill } from "./back-fill.ts";
import { DECLINE_QUESTION, declineWhich } from "./decline.ts";
import { SPEAKER_LATE_QUESTION, tellOfSpeaker } from "./late.ts";
import { aboutGuests, whoIs } from "./name-answers.ts";
import { keepPhoto, PHOTO_QUESTION, PHOTO_WHICH_QUESTION, photoWhich } from "./photo.ts";
import { belongs, deniesCheckIn, deniesSignUp, takesPlace } from "./sign-up-answers.ts";
import { UNDO_QUESTION, undoOld } from "./undo.ts";

/** What answers mean to the questions that sign-up and check-in ask. */
export const attendanceAnswers: Readonly<Record<string, Answering>> = {
  audience: belongs,
  "proxy-check-in": deniesCheckIn,
  "proxy-sign-up": deniesSignUp,
  [OFFER_RULE]: takesPlace,
  [NAME_QUESTION]: whoIs,
  [GUEST_QUESTION]: aboutGuests,
  [BACK_FILL_QUESTION]: confirmBackFill,
  [DECLINE_QUESTION]: declineWhich,
  [SPEAKER_LATE_QUESTION]: tellOfSpeaker,
  [PHOTO_QUESTION]: keepPhoto,
  [PHOTO_WHICH_QUESTION]: photoWhich,
  [UNDO_QUESTION]: undoOld,
};
