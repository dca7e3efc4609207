// Wechaty reads its level once, when it is first imported, and prints normal life as warnings. Its errors
// reach us as events and are logged by the gateway; this file must be imported before Wechaty is.
process.env["WECHATY_LOG"] ??= "silent";
