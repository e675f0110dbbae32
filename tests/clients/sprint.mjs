// A sprint as people have it with the released Node SDK: every write is read back at once, without a pause.
//
// Called as `node sprint.mjs ADDRESS KEY SLUG` with the folder of the SDK's packages in TIDEMARK_NODE_SDK; prints what
// it did as one JSON object, or fails with an AssertionError.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { PlaneClient } = createRequire(join(process.env.TIDEMARK_NODE_SDK, 'package.json'))('@makeplane/plane-node-sdk');

// An id that nothing has.
const NOWHERE = '0192f0c3-77aa-4b21-9c3e-0f1e2d3c4b5a';
const ITEMS = 10;

async function main(address, key, slug) {
  const client = new PlaneClient({ baseUrl: address, apiKey: key });
  const calls = watch(client);
  const me = await client.users.me();
  const project = await makeProject(client, slug);
  const states = await makeStates(client, slug, project);
  const labels = await makeLabels(client, slug, project);
  const points = await makeEstimate(client, slug, project);
  const items = await fillBacklog(client, slug, project, { states, labels, points, me: me.id });
  await readBacklog(client, slug, project, items);
  const [sprint, following] = await plan(client, slug, project, items, me.id);
  await writePage(client, slug, project, items[0]);
  await filePages(client, slug, me.id);
  await relateAndBlock(client, slug, project, items);
  await work(client, slug, project, { sprint, items, states });
  await talk(client, slug, project, items[1], me.id);
  await triage(client, slug, project, { sprint, item: items[0], states });
  await gather(client, slug, project, items, me.id);
  await stick(client, slug);
  await end(client, slug, project, { sprint, following, items });
  await tidy(client, slug, project, { items, states, labels, points });
  await whatIsRefused(client, slug, project, items[0]);
  const absent = await whatIsNotThere(calls, slug);
  assert.deepEqual([...calls.unused].filter((call) => !ELSEWHERE.test(call)), []);
  console.log(JSON.stringify({ project, items, absent }));
}

async function makeProject(client, slug) {
  const project = (await client.projects.create(slug, { name: 'Engine room', identifier: 'ENG' })).id;
  await client.projects.update(slug, project, { description: 'Where it runs' });
  assert.equal((await client.projects.retrieve(slug, project)).description, 'Where it runs');
  assert.deepEqual(ids(await client.projects.list(slug)), [project]);
  assert.deepEqual(ids(await client.projects.listLite(slug, { order_by: 'name' })), [project]);
  await client.projects.updateFeatures(slug, project, { cycles: true, modules: true, pages: true, intakes: true });
  const features = await client.projects.retrieveFeatures(slug, project);
  assert.ok(features.cycles && features.modules && features.pages && features.intakes && !features.epics);
  assert.equal((await client.projects.getMembers(slug, project)).length, 1);
  assert.equal((await client.projects.getMembersLite(slug, project)).total_count, 1);
  assert.equal((await client.workspace.getMembers(slug)).length, 1);
  assert.equal((await client.workspace.getMembersLite(slug, { role_slug: 'owner' })).total_count, 1);
  await client.workspace.updateFeatures(slug, { wiki: true });
  assert.equal((await client.workspace.retrieveFeatures(slug)).wiki, true);
  assert.equal((await client.workspace.getProjectRoleDistribution(slug)).total_memberships, 1);
  return project;
}

async function makeStates(client, slug, project) {
  const review = await client.states.create(slug, project, { name: 'Review', color: '#abcdef', group: 'started' });
  await client.states.update(slug, project, review.id, { name: 'In review' });
  assert.equal((await client.states.retrieve(slug, project, review.id)).name, 'In review');
  const wrong = await client.states.create(slug, project, { name: 'Wrong', color: '#000000', group: 'backlog' });
  await client.states.delete(slug, project, wrong.id);
  const states = (await client.states.list(slug, project)).results;
  const names = ['Backlog', 'Todo', 'In Progress', 'In review', 'Done', 'Cancelled'];
  assert.deepEqual(new Set(states.map((state) => state.name)), new Set(names));
  return Object.fromEntries(states.map((state) => [state.name, state.id]));
}

async function makeLabels(client, slug, project) {
  const make = async (name) => (await client.labels.create(slug, project, { name })).id;
  const labels = [await make('bug'), await make('wish')];
  await client.labels.update(slug, project, labels[0], { color: '#ff0000' });
  assert.equal((await client.labels.retrieve(slug, project, labels[0])).color, '#ff0000');
  assert.equal((await client.labels.list(slug, project)).total_count, 2);
  return labels;
}

async function makeEstimate(client, slug, project) {
  const { estimates } = client;
  await refused(404, () => estimates.retrieve(slug, project));
  const made = (await estimates.create(slug, project, { name: 'Effort', type: 'points' })).id;
  await estimates.update(slug, project, { name: 'Size' });
  assert.equal((await estimates.retrieve(slug, project)).name, 'Size');
  const points = ['1', '2', '3'].map((value, at) => ({ key: at + 1, value }));
  const [, two, three] = await estimates.createPoints(slug, project, made, points);
  await estimates.updatePoint(slug, project, made, three.id, { value: '5' });
  assert.deepEqual((await estimates.listPoints(slug, project, made)).map((point) => point.value), ['1', '2', '5']);
  assert.equal((await estimates.linkToProject(slug, project, made)).estimate, made);
  return [two.id, three.id];
}

async function fillBacklog(client, slug, project, { states, labels, points, me }) {
  const items = [];
  for (let number = 1; number <= ITEMS; number += 1) {
    const made = await client.workItems.create(slug, project, {
      name: `Item ${number}`,
      description_html: `<p>Number <b>${number}</b></p>`,
      priority: ['none', 'low', 'medium', 'high', 'urgent'][number % 5],
      state: states.Backlog,
      labels: [labels[number % 2]],
      assignees: [me],
      estimate_point: points[number % 2],
    });
    const found = await client.workItems.retrieve(slug, project, made.id);
    assert.deepEqual([found.name, found.sequence_id, found.state], [`Item ${number}`, number, states.Backlog]);
    assert.deepEqual([found.assignees, found.labels], [[me], [labels[number % 2]]]);
    items.push(made.id);
  }
  return items;
}

async function readBacklog(client, slug, project, items) {
  const seen = [];
  let page = await client.workItems.list(slug, project, { per_page: 4 });
  assert.deepEqual([page.total_count, page.count, page.total_pages], [ITEMS, 4, 3]);
  seen.push(...ids(page));
  while (page.next_page_results) {
    page = await client.workItems.list(slug, project, { per_page: 4, cursor: page.next_cursor });
    seen.push(...ids(page));
  }
  assert.deepEqual(seen, items.toReversed());
  assert.equal((await client.workItems.listWorkspace(slug, { fields: 'id' })).total_count, ITEMS);
  const one = await client.workItems.retrieveByIdentifier(slug, 'ENG-7', ['state', 'labels']);
  assert.deepEqual([one.id, one.state.name, one.labels[0].name], [items[6], 'Backlog', 'wish']);
  assert.deepEqual((await client.workItems.search(slug, 'Item 7')).issues.map((hit) => hit.id), [items[6]]);
  const found = await client.workItems.advancedSearch(slug, { query: 'Item 7' });
  assert.deepEqual(found.map((hit) => hit.id), [items[6]]);
}

async function plan(client, slug, project, items, me) {
  const { cycles } = client;
  const make = (name, from, to) => {
    const dates = { start_date: day(from), end_date: day(to) };
    return cycles.create(slug, project, { name, owned_by: me, project_id: project, ...dates });
  };
  const sprint = (await make('Sprint', -3, 11)).id;
  const following = (await make('Sprint 2', 12, 25)).id;
  await cycles.update(slug, project, sprint, { name: 'Sprint 1', description: 'The pump is tight' });
  await cycles.addWorkItemsToCycle(slug, project, sprint, items.slice(0, 6));
  await cycles.removeWorkItemFromCycle(slug, project, sprint, items[5]);
  assert.deepEqual(ids(await cycles.listWorkItemsInCycle(slug, project, sprint)), items.slice(0, 5));
  const found = await cycles.retrieve(slug, project, sprint);
  assert.deepEqual([found.name, found.description], ['Sprint 1', 'The pump is tight']);
  assert.deepEqual([found.total_issues, found.backlog_issues], [5, 5]);
  assert.deepEqual(ids(await cycles.list(slug, project)), [following, sprint]);
  assert.deepEqual(ids(await cycles.listLite(slug, project, { status: 'current' })), [sprint]);
  return [sprint, following];
}

async function writePage(client, slug, project, item) {
  const { pages } = client;
  const html = '<p>We mend the <b>pump</b>.</p>';
  const page = await pages.createProjectPage(slug, project, { name: 'Sprint 1', description_html: html });
  assert.equal((await pages.retrieveProjectPage(slug, project, page.id)).description_html, html);
  assert.deepEqual(ids(await pages.listProjectPages(slug, project)), [page.id]);
  const links = client.workItems.pages;
  const link = await links.create(slug, project, item, { page_id: page.id });
  assert.equal((await links.retrieve(slug, project, item, link.id)).page.name, 'Sprint 1');
  assert.equal((await links.list(slug, project, item)).total_count, 1);
  await links.delete(slug, project, item, link.id);
  assert.equal((await links.list(slug, project, item)).total_count, 0);
  const rules = await pages.createWorkspacePage(slug, { name: 'Rules', description_html: '<p>Be kind</p>' });
  assert.equal((await pages.retrieveWorkspacePage(slug, rules.id)).name, 'Rules');
  assert.deepEqual(ids(await pages.listWorkspacePages(slug)), [rules.id]);
}

async function filePages(client, slug, me) {
  const { collections, pages } = client;
  const [handbook, other] = [
    (await collections.create(slug, { name: 'Handbook' })).id,
    (await collections.create(slug, { name: 'Other' })).id,
  ];
  await collections.update(slug, handbook, { name: 'The handbook' });
  assert.equal((await collections.retrieve(slug, handbook)).name, 'The handbook');
  assert.deepEqual(new Set((await collections.list(slug)).map((one) => one.id)), new Set([handbook, other]));
  assert.deepEqual((await collections.members.list(slug, handbook)).map((one) => one.member), [me]);
  const fuel = (await pages.createWorkspacePage(slug, { name: 'Fuel', description_html: '<p>x</p>' })).id;
  assert.deepEqual((await collections.pages.search(slug, handbook, 'FUE')).map((one) => one.id), [fuel]);
  await collections.pages.add(slug, handbook, { page_ids: [fuel] });
  const [row] = (await collections.pages.list(slug, handbook)).results;
  assert.equal(row.page.name, 'Fuel');
  await collections.pages.update(slug, handbook, row.page_collection_id, { collection: other });
  assert.equal((await pages.retrieveWorkspacePage(slug, fuel)).collection_id, other);
  await collections.pages.remove(slug, other, row.page_collection_id);
  assert.deepEqual((await collections.pages.list(slug, other)).results, []);
  for (const gone of [handbook, other]) await collections.delete(slug, gone, false);
  assert.deepEqual(await collections.list(slug), []);
}

async function relateAndBlock(client, slug, project, items) {
  const { relations, dependencies, customRelations } = client.workItems;
  const of = (item) => dependencies.list(slug, project, item);
  await relations.create(slug, project, items[0], { relation_type: 'blocking', issues: items.slice(1, 3) });
  const listed = await relations.list(slug, project, items[0]);
  assert.deepEqual(new Set(listed.blocking.map((one) => one.issue_id)), new Set(items.slice(1, 3)));
  assert.deepEqual((await of(items[1])).blocked_by.map((one) => one.id), [items[0]]);
  await relations.create(slug, project, items[1], { relation_type: 'blocking', issues: [items[3]] });
  await refused(400, () =>
    relations.create(slug, project, items[3], { relation_type: 'blocking', issues: [items[0]] }),
  );
  await relations.delete(slug, project, items[0], { related_issue: items[2] });
  assert.deepEqual((await of(items[2])).blocked_by, []);
  await dependencies.create(slug, project, items[3], { relation_type: 'start_after', work_item_ids: [items[0]] });
  assert.deepEqual((await of(items[0])).start_before.map((one) => one.id), [items[3]]);
  await dependencies.remove(slug, project, items[0], items[3]);
  assert.deepEqual((await of(items[3])).start_after, []);
  assert.deepEqual(await customRelations.list(slug, project, items[0]), {});
  assert.deepEqual(await client.workItemRelationDefinitions.list(slug), []);
}

async function work(client, slug, project, { sprint, items, states }) {
  const paths = [['In Progress', 'In review', 'Done'], ['In Progress'], ['Cancelled']];
  for (const [at, path] of paths.entries()) {
    for (const name of path) {
      await client.workItems.update(slug, project, items[at], { state: states[name] });
      assert.equal((await client.workItems.retrieve(slug, project, items[at], ['state'])).state.name, name);
    }
  }
  const { activities } = client.workItems;
  const rows = (await activities.list(slug, project, items[0])).results;
  const moves = rows.filter((row) => row.field === 'state').map((row) => [row.old_value, row.new_value]);
  assert.deepEqual(moves, [['Backlog', 'In Progress'], ['In Progress', 'In review'], ['In review', 'Done']]);
  assert.equal((await activities.retrieve(slug, project, items[0], rows[0].id)).comment, 'created the issue');
  const found = await client.cycles.retrieve(slug, project, sprint);
  const groups = ['backlog', 'unstarted', 'started', 'completed', 'cancelled'];
  assert.deepEqual(groups.map((group) => found[`${group}_issues`]), [2, 0, 1, 1, 1]);
}

async function talk(client, slug, project, item, me) {
  const { comments } = client.workItems;
  const said = await comments.create(slug, project, item, { comment_html: '<p>It drips</p>' });
  assert.equal((await comments.retrieve(slug, project, item, said.id)).actor, me);
  await comments.update(slug, project, item, said.id, { comment_html: '<p>No more</p>' });
  const listed = (await comments.list(slug, project, item)).results;
  assert.deepEqual(listed.map((one) => one.comment_html), ['<p>No more</p>']);
  await comments.delete(slug, project, item, said.id);
  assert.equal((await comments.list(slug, project, item)).total_count, 0);
  for (const links of [client.links, client.workItems.links]) {
    const link = await links.create(slug, project, item, { url: 'https://example.com/a', title: 'Drawing' });
    await links.update(slug, project, item, link.id, { url: 'https://example.com/b' });
    assert.equal((await links.retrieve(slug, project, item, link.id)).url, 'https://example.com/b');
    assert.equal((await links.list(slug, project, item)).total_count, 1);
    await links.delete(slug, project, item, link.id);
    assert.equal((await links.list(slug, project, item)).total_count, 0);
  }
}

async function triage(client, slug, project, { sprint, item, states }) {
  const { intake } = client;
  const submit = async (name) => {
    const issue = { name, description_html: `<p>${name}</p>`, priority: 'high' };
    const made = (await intake.create(slug, project, { issue })).issue;
    const found = await intake.retrieve(slug, project, made);
    assert.deepEqual([found.status, found.issue_detail.name, found.issue_detail.priority], [-2, name, 'high']);
    return made;
  };
  const decide = async (submitted, decision) => {
    const answer = await intake.updateStatus(slug, project, submitted, decision);
    const found = await intake.retrieve(slug, project, submitted);
    for (const [key, value] of Object.entries(decision)) assert.deepEqual([answer[key], found[key]], [value, value]);
  };
  const [leak, wish] = [await submit('A leak'), await submit('A wish')];
  const [noise, again] = [await submit('Noise'), await submit('A leak again')];
  assert.equal((await intake.list(slug, project)).total_count, 4);
  // What is not accepted is no work item yet.
  await refused(404, () => client.workItems.retrieve(slug, project, leak));
  await intake.update(slug, project, leak, { issue: { name: 'The pump leaks' } });
  assert.equal((await intake.retrieve(slug, project, leak)).issue_detail.name, 'The pump leaks');
  await decide(leak, { status: 1 });
  await decide(wish, { status: 0, snoozed_till: '2099-01-01T00:00:00Z' });
  await decide(noise, { status: -1 });
  await decide(again, { status: 2, duplicate_to: item });
  await decide(again, { status: -2 });
  await client.cycles.addWorkItemsToCycle(slug, project, sprint, [leak]);
  await client.workItems.update(slug, project, leak, { state: states.Done });
  const inside = (await client.cycles.listWorkItemsInCycle(slug, project, sprint, { expand: 'state' })).results;
  const found = inside.find((one) => one.id === leak);
  assert.deepEqual([found.name, found.state.name], ['The pump leaks', 'Done']);
  await client.workItems.delete(slug, project, leak);
  for (const gone of [wish, noise, again]) await intake.delete(slug, project, gone);
  assert.equal((await intake.list(slug, project)).total_count, 0);
  await refused(404, () => intake.retrieve(slug, project, noise));
}

async function gather(client, slug, project, items, me) {
  const { modules } = client;
  const module = (await modules.create(slug, project, { name: 'Hull', status: 'planned', lead: me, members: [me] })).id;
  await modules.update(slug, project, module, { name: 'The hull' });
  await modules.addWorkItemsToModule(slug, project, module, items.slice(0, 3));
  await modules.removeWorkItemFromModule(slug, project, module, items[2]);
  assert.deepEqual(ids(await modules.listWorkItemsInModule(slug, project, module)), items.slice(0, 2));
  const found = await modules.retrieve(slug, project, module);
  assert.deepEqual([found.name, found.total_issues, found.completed_issues], ['The hull', 2, 1]);
  assert.deepEqual(ids(await modules.list(slug, project)), [module]);
  assert.deepEqual(ids(await modules.listLite(slug, project)), [module]);
  await refused(400, () => modules.archiveModule(slug, project, module));
  await modules.update(slug, project, module, { status: 'completed' });
  await modules.archiveModule(slug, project, module);
  assert.deepEqual(ids(await modules.listArchivedModules(slug, project)), [module]);
  await refused(404, () => modules.retrieve(slug, project, module));
  await modules.unArchiveModule(slug, project, module);
  await modules.delete(slug, project, module);
  await refused(404, () => modules.retrieve(slug, project, module));
}

async function stick(client, slug) {
  const { stickies } = client;
  const made = (await stickies.create(slug, { name: 'Pump', description_html: '<p>Ask Ada</p>' })).id;
  assert.equal((await stickies.retrieve(slug, made)).description_html, '<p>Ask Ada</p>');
  await stickies.update(slug, made, { name: 'The pump' });
  assert.equal((await stickies.retrieve(slug, made)).name, 'The pump');
  assert.deepEqual(ids(await stickies.list(slug, { query: 'Ada' })), [made]);
  await stickies.delete(slug, made);
  await refused(404, () => stickies.retrieve(slug, made));
}

async function end(client, slug, project, { sprint, following, items }) {
  const { cycles } = client;
  const transfer = () => cycles.transferWorkItemsToAnotherCycle(slug, project, sprint, { new_cycle_id: following });
  await refused(400, transfer);
  await cycles.update(slug, project, sprint, { start_date: day(-15), end_date: day(-1) });
  await transfer();
  const left = ids(await cycles.listWorkItemsInCycle(slug, project, following));
  assert.deepEqual(new Set(left), new Set([items[1], items[3], items[4]]));
  const done = ids(await cycles.listWorkItemsInCycle(slug, project, sprint));
  assert.deepEqual(new Set(done), new Set([items[0], items[2]]));
  assert.equal((await cycles.retrieve(slug, project, sprint)).progress_snapshot.total_issues, 5);
  const rows = (await client.workItems.activities.list(slug, project, items[3])).results;
  assert.deepEqual(rows.filter((row) => row.field === 'cycles').map((row) => row.verb), ['created', 'updated']);
  await cycles.archive(slug, project, sprint);
  assert.deepEqual(ids(await cycles.listArchived(slug, project)), [sprint]);
  await cycles.unArchive(slug, project, sprint);
  await cycles.delete(slug, project, sprint);
  assert.deepEqual(ids(await cycles.list(slug, project)), [following]);
}

async function tidy(client, slug, project, { items, states, labels, points }) {
  const { workItems } = client;
  await refused(400, () => workItems.archive(slug, project, items[3]));
  await workItems.archive(slug, project, items[0]);
  assert.deepEqual(ids(await workItems.listArchived(slug, project)), [items[0]]);
  await workItems.unarchive(slug, project, items[0]);
  assert.equal((await workItems.retrieve(slug, project, items[0])).state, states.Done);
  await workItems.delete(slug, project, items[9]);
  assert.equal((await workItems.list(slug, project)).total_count, ITEMS - 1);
  await client.labels.delete(slug, project, labels[1]);
  assert.deepEqual((await workItems.retrieve(slug, project, items[0])).labels, []);
  const estimate = (await client.estimates.retrieve(slug, project)).id;
  await client.estimates.deletePoint(slug, project, estimate, points[1]);
  assert.equal((await workItems.retrieve(slug, project, items[0])).estimate_point, null);
  await client.estimates.delete(slug, project);
  await refused(404, () => client.estimates.retrieve(slug, project));
  await client.projects.archive(slug, project);
  assert.equal((await workItems.list(slug, project)).total_count, 0);
  await client.projects.unArchive(slug, project);
  const mistake = await client.projects.create(slug, { name: 'Mistake', identifier: 'MIS' });
  await client.projects.delete(slug, mistake.id);
  assert.deepEqual(ids(await client.projects.list(slug)), [project]);
}

async function whatIsRefused(client, slug, project, item) {
  await refused(409, () => client.projects.create(slug, { name: 'Other', identifier: 'ENG' }));
  await refused(400, () => client.workItems.create(slug, project, { name: ' ' }));
  // Rows that do not match must not look as if they did.
  const all = await client.workItems.list(slug, project, { per_page: 1 });
  for (const asked of [{ filters: { priority: 'high' } }, { pql: 'priority = "high"' }]) {
    const high = await client.workItems.list(slug, project, { ...asked, per_page: 100 });
    assert.ok(high.results.every((found) => found.priority === 'high'));
    assert.ok(high.total_count < all.total_count);
    const not = { pql: 'NOT priority = "high"' };
    const others = await client.workItems.list(slug, project, { ...not, per_page: 1 });
    assert.equal(high.total_count + others.total_count, all.total_count);
  }
  await refused(400, () => client.workItems.list(slug, project, { pql: 'priority = "hihg"' }));
  const counts = await client.workItems.countWorkspace(slug, { group_by: 'priority' });
  const counted = Object.values(counts.grouped_counts).reduce((sum, group) => sum + group.count, 0);
  assert.equal(counted, counts.total_count);
  const wrong = await refused(404, () => client.workItems.retrieve(slug, project, NOWHERE));
  assert.deepEqual(wrong, { error: 'The requested resource does not exist.' });
  assert.equal((await client.workItems.retrieve(slug, project, item)).id, item);
}

// The parts of the SDK for what is not there, with all that is below them, and single calls of others.
const NOT_THERE = {
  agentRuns: 'runs of agents',
  customers: 'customers',
  epics: 'epics',
  initiatives: 'initiatives',
  milestones: 'milestones',
  projectTemplates: 'templates',
  releases: 'releases',
  roles: 'a list of roles',
  teamspaces: 'teamspaces',
  workItemProperties: ['properties of work items', 'types of work items'],
  workItemTypes: 'types of work items',
  workflows: 'workflows',
  workspaceProjectLabels: 'labels of projects',
  workspaceProjectStates: 'states of projects',
  workspaceTemplates: 'templates',
  workspaceWorkItemProperties: 'properties of work items',
  workspaceWorkItemTypes: 'types of work items',
  'projects.getTotalWorkLogs': 'worklogs',
  'users.uploadAsset': 'assets',
  'workItemRelationDefinitions.create': 'relations that a workspace defines',
  'workItemRelationDefinitions.del': 'relations that a workspace defines',
  'workItemRelationDefinitions.update': 'relations that a workspace defines',
  'workItems.attachments': 'attachments',
  'workItems.customRelations.create': 'relations that a workspace defines',
  'workItems.customRelations.remove': 'relations that a workspace defines',
  'workItems.workLogs': 'worklogs',
};

// What is called by nothing here: there is nobody else who could be a member.
const ELSEWHERE = /^collections\.members\.(add|update|remove)$/;

// Stands for any argument after the workspace: an id in a path, and an object without keys in a body.
class MadeUp {
  toString() {
    return NOWHERE;
  }
}

// Every call of what is not there says so, unlike a wrong id; returns how many there are.
async function whatIsNotThere(calls, slug) {
  let count = 0;
  for (const [name, call] of calls.all) {
    const part = Object.keys(NOT_THERE).find((begin) => name === begin || name.startsWith(`${begin}.`));
    if (!part) continue;
    const answer = await refused(404, () => call(slug, ...Array.from({ length: 4 }, () => new MadeUp())));
    const said = [NOT_THERE[part]].flat().map((what) => `Tidemark does not have ${what} yet.`);
    assert.ok(said.includes(answer.error), `${name}: ${answer.error}`);
    assert.equal(answer.code, 'route/not-available', name);
    count += 1;
  }
  return count;
}

// Every method of a client by its name, and those that nothing has called.
function watch(client) {
  const calls = { all: new Map(), unused: new Set() };
  const visit = (name, resource) => {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).filter((key) => key !== 'constructor');
    for (const key of methods) {
      const [full, method] = [`${name}.${key}`, resource[key].bind(resource)];
      resource[key] = (...given) => {
        calls.unused.delete(full);
        return method(...given);
      };
      calls.all.set(full, resource[key]);
      calls.unused.add(full);
    }
    const parts = Object.entries(resource).filter(([, part]) => typeof part?.buildUrl === 'function');
    for (const [key, part] of parts) visit(`${name}.${key}`, part);
  };
  const resources = Object.entries(client).filter(([, resource]) => typeof resource?.buildUrl === 'function');
  for (const [name, resource] of resources) visit(name, resource);
  return calls;
}

// The ids of a page of rows.
function ids(page) {
  return page.results.map((row) => row.id);
}

// A day before or after today.
function day(after) {
  return new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
}

// Calls what has to be refused with this status; returns the body.
async function refused(status, call) {
  try {
    await call();
  } catch (error) {
    assert.equal(error.statusCode, status, `${error.message}: ${JSON.stringify(error.response)}`);
    return error.response;
  }
  assert.fail(`expected ${status}`);
}

await main(...process.argv.slice(2));
