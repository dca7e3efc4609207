import { html } from "hono/html";
import { GIVEN_ROLES } from "../../../src/people/appoint.ts";
import type { DoubtsMemory } from "../../../src/people/list-doubts.ts";
import { openQuestions } from "../../../src/store/dialogues.ts";
import { peopleShown, type ShownPerson } from "../../../src/store/people-shown.ts";
import { type RoleHeld, rolesHeld } from "../../../src/store/staff.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { peopleWords } from "../../../src/wording/console/people-words.ts";
import { roleName } from "../../../src/wording/people.ts";
import { deskForm, field, lineField, orderForm } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** Who is known, under which names, with which roles; and whom nobody could tell apart after a login. */
export const peopleView: View = {
  id: "people",
  path: /^\/people$/u,
  mayOpen: organizes,
  show: showPeople,
};

async function showPeople(visit: Visit): Promise<Shown> {
  const { db, space, language } = visit;
  const words = peopleWords(language);
  const people = await peopleShown(db, space.id);
  const roles = await rolesHeld(db, space.id);
  const named = people.some(({ nicknames }) => nicknames.length > 0);
  const body = html`
    ${await doubts(visit)}
    <section class="group" id="people-list"><h2>${words.members(people.length)}</h2>
      <div class="wide" role="region" tabindex="0" aria-label="${words.members(people.length)}"><table class="table">
        <thead><tr><th scope="col">${words.name}</th><th scope="col">${words.roles}</th><th scope="col">${words.rooms}</th>${named ? html`<th scope="col">${words.nicknames}</th>` : ""}</tr></thead>
        <tbody>${people.map((person) => personRow(visit, person, { roles, named }))}</tbody>
      </table></div>
    </section>
    <section class="group doings" id="people-do">
      <details id="give-role"><summary>${words.giveRole}</summary>${giveForm(visit, people)}</details>
      <details id="hand-over"><summary>${words.handOver}</summary><p class="quiet">${words.handOverHint}</p>${orderForm(
        visit,
        "hand-over",
        {
          fields: html`${lineField("from", words.from, { value: visit.member.name })}${lineField("to", words.toWhom, {})}`,
          label: words.preview,
          look: "primary",
        },
      )}</details>
    </section>`;
  return { title: viewNames(language).people, body };
}

function personRow(
  visit: Visit,
  person: ShownPerson,
  { roles, named }: { readonly roles: readonly RoleHeld[]; readonly named: boolean },
): Html {
  const words = peopleWords(visit.language);
  const held = roles.filter(({ memberId }) => memberId === person.id);
  return html`<tr><th scope="row">${person.name}${person.note === null ? "" : html` <small class="quiet">${person.note}</small>`}${person.reachable ? "" : html` <small class="vague">${words.unreachable}</small>`}${person.muted ? html` <small class="quiet">${words.muted}</small>` : ""}</th>
    <td>${held.map((role) => roleChip(visit, role))}</td><td>${person.rooms.join(words.joiner)}</td>${named ? html`<td>${person.nicknames.join(words.joiner)}</td>` : ""}</tr>`;
}

function roleChip(visit: Visit, { memberId, name, role, activity }: RoleHeld): Html {
  const words = peopleWords(visit.language);
  const called = roleName(role, visit.language);
  if (activity !== null || !GIVEN_ROLES.some((given) => given === role)) {
    return html`<span class="role">${called}${activity === null ? "" : html` <small>${activity}</small>`}</span>`;
  }
  return html`<span class="role">${called}${deskForm(visit, "/console/desk/role", {
    fields: html`${field("member", memberId)}${field("role", role)}${field("give", "no")}`,
    label: "×",
    look: "plain",
    aloud: words.takeAloud(name, called),
  })}</span>`;
}

function giveForm(visit: Visit, people: readonly ShownPerson[]): Html {
  const words = peopleWords(visit.language);
  return deskForm(visit, "/console/desk/role", {
    fields: html`${field("give", "yes")}<label class="field"><span>${words.person}</span><select name="member">${people.map(({ id, name, note }) => html`<option value="${id}">${name}${note === null ? "" : ` ${note}`}</option>`)}</select></label>
      <label class="field"><span>${words.whichRole}</span><select name="role">${GIVEN_ROLES.map((role) => html`<option value="${role}">${roleName(role, visit.language)}</option>`)}</select></label>`,
    label: words.give,
    look: "primary",
  });
}

/** The question that a new login put before this organizer. */
async function doubts(visit: Visit): Promise<Html> {
  const { db, member, now, language } = visit;
  const words = peopleWords(language);
  const open = await openQuestions(db, `member/${member.id}`, member.id, now);
  const question = open.find(({ kind }) => kind === "identity-doubts");
  const pairs = (question?.payload as DoubtsMemory | undefined)?.pairs ?? [];
  if (pairs.length === 0) return html``;
  return html`<section class="group" id="doubts"><h2>${words.doubts}</h2>
    <ul class="items">${pairs.map(({ nickname, name }) => html`<li><span class="what">${words.doubt1(nickname, name)}</span></li>`)}</ul>
    <div class="actions">${orderForm(visit, "say", { fields: field("text", words.allRightWords), label: words.allRight, look: "primary" })}${orderForm(visit, "say", { fields: field("text", words.noneRightWords), label: words.noneRight, look: "plain" })}</div>
  </section>`;
}
