import type { Place } from "./entry.ts";

/** Months that are given names too. */
const GIVEN = new Set(["april", "may", "june"]);
/** Common English family names that are no common words of plans (so not Hall, Park, Green, Day). */
const FAMILY =
  /^ (?:smith|jones|brown|taylor|williams|wilson|davies|davis|evans|thomas|johnson|roberts|robinson|thompson|hughes|edwards|harris|clark|clarke|lewis|jackson|turner|cooper|morris|carter|allen|scott|mitchell|kelly|murphy|watson|anderson|bennett|collins|griffin|miller|moore|parker|phillips|reed|rogers|simpson|stewart|wright|chen|wang|zhang|liu|lee|li|wong|chan|lim|singh|patel|khan)(?![a-z])/u;
/** What only people do: "June signed up", "May is coming with her mum". */
const DOES =
  /^ (?:signed|says|said|wants|wanted|asked|asks|offered|volunteered|replied|brought|brings|agreed|can't|cannot|won't|told|promised|and (?:her|his)|(?:is|was|will be) (?:coming|bringing|late|ill|sick|away|leading|on duty))(?![a-z])/u;
const TITLE = /(?:^|[^a-z])(?:mr|mrs|ms|miss|dr|rev|aunt|auntie|uncle|granny|sister)\.? $/u;

/** April Hughes is stepping down: whatever she is called. */
const LEAVES =
  /^(?: [a-z'-]{2,14})? (?:is|has been|will be) (?:stepping down|standing down|retiring|leaving|joining|taking over|moving away)/u;

/** Whether the name of a month or weekday is a person's here: Miss April, April Brown, "June signed up". */
export function isPerson({ text, from, to }: Place, name: string): boolean {
  if (TITLE.test(text.slice(Math.max(0, from - 9), from))) return true;
  if (!GIVEN.has(name)) return false;
  const after = text.slice(to, to + 40);
  return FAMILY.test(after) || DOES.test(after) || LEAVES.test(after);
}
