import { expect, test } from 'vitest';
import { paths } from './paths';

test('every page has its address', () => {
  expect([
    paths.start(),
    paths.chooseWorkspace(),
    paths.signIn(),
    paths.signIn('/acme/ENG-1?layout=board'),
    paths.signUp(),
    paths.setUp(),
    paths.workspace('acme'),
    paths.myWork('acme'),
    paths.project('acme', 'ENG'),
    paths.project('acme', 'Ä/1'),
    paths.pages('acme'),
    paths.page('acme', null, 'a1'),
    paths.pages('acme', 'ENG'),
    paths.page('acme', 'ENG', 'a1'),
    paths.archived('acme', 'ENG'),
    paths.invitation(),
    paths.signUp('/invitations'),
    paths.issue('acme', 'ENG-42'),
    paths.settings('acme'),
    paths.settings('acme', 'members'),
    paths.projectSettings('acme', 'ENG', 'states'),
  ]).toMatchInlineSnapshot(`
    [
      "/",
      "/?choose",
      "/sign-in",
      "/sign-in?next=%2Facme%2FENG-1%3Flayout%3Dboard",
      "/sign-up",
      "/set-up",
      "/acme",
      "/acme/my-work",
      "/acme/projects/ENG",
      "/acme/projects/%C3%84%2F1",
      "/acme/pages",
      "/acme/pages/a1",
      "/acme/projects/ENG/pages",
      "/acme/projects/ENG/pages/a1",
      "/acme/projects/ENG/archived",
      "/invitations",
      "/sign-up?next=%2Finvitations",
      "/acme/ENG-42",
      "/acme/settings/profile",
      "/acme/settings/members",
      "/acme/settings/projects/ENG/states",
    ]
  `);
});
