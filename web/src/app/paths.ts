/** The addresses of all pages; the one place where they are put together. */

/** The sections of the settings of a workspace. */
export const WORKSPACE_SECTIONS = ['general', 'members'] as const;
/** The sections of the settings of a project. */
export const PROJECT_SECTIONS = [
  'general',
  'states',
  'labels',
  'estimates',
  'features',
  'members',
] as const;
/** The sections of somebody's own settings. */
export const OWN_SECTIONS = ['profile', 'appearance', 'keys', 'api-keys', 'sessions'] as const;

/** A section of the settings of a workspace. */
export type WorkspaceSection = (typeof WORKSPACE_SECTIONS)[number];
/** A section of the settings of a project. */
export type ProjectSection = (typeof PROJECT_SECTIONS)[number];
/** A section of somebody's own settings. */
export type OwnSection = (typeof OWN_SECTIONS)[number];

const part = encodeURIComponent;

/** Builds addresses. */
export const paths = {
  start: () => '/',
  chooseWorkspace: () => '/?choose',
  signIn: (next?: string) => (next ? `/sign-in?next=${part(next)}` : '/sign-in'),
  signUp: (next?: string) => (next ? `/sign-up?next=${part(next)}` : '/sign-up'),
  setUp: () => '/set-up',
  workspace: (slug: string) => `/${part(slug)}`,
  home: (slug: string) => `/${part(slug)}/home`,
  stickies: (slug: string) => `/${part(slug)}/stickies`,
  drafts: (slug: string) => `/${part(slug)}/drafts`,
  /** The page of search, with a text that is looked for. */
  search: (slug: string, text = '') => `/${part(slug)}/search${text ? `?q=${part(text)}` : ''}`,
  myWork: (slug: string) => `/${part(slug)}/my-work`,
  project: (slug: string, identifier: string) => `/${part(slug)}/projects/${part(identifier)}`,
  /** The cycles, modules or saved views of a project, or one of them. */
  place: (slug: string, identifier: string, kind: 'cycles' | 'modules' | 'views', id?: string) =>
    `/${part(slug)}/projects/${part(identifier)}/${kind}${id ? `/${id}` : ''}`,
  /** The saved views of a project, or of the workspace, or one of them. */
  views: (slug: string, identifier: string | null, id?: string): string =>
    identifier === null
      ? `/${part(slug)}/views${id ? `/${part(id)}` : ''}`
      : paths.place(slug, identifier, 'views', id),
  pages: (slug: string, identifier: string | null = null) =>
    identifier === null ? `/${part(slug)}/pages` : `${paths.project(slug, identifier)}/pages`,
  page: (slug: string, identifier: string | null, id: string): string =>
    `${paths.pages(slug, identifier)}/${part(id)}`,
  /** The intake of a project, or what has a number there. */
  intake: (slug: string, identifier: string, number?: number) =>
    `${paths.project(slug, identifier)}/intake${number ? `/${number}` : ''}`,
  archived: (slug: string, identifier: string) => `${paths.project(slug, identifier)}/archived`,
  invitation: () => '/invitations',
  issue: (slug: string, key: string) => `/${part(slug)}/${part(key)}`,
  settings: (slug: string, section: WorkspaceSection | OwnSection = 'profile') =>
    `/${part(slug)}/settings/${section}`,
  projectSettings: (slug: string, identifier: string, section: ProjectSection = 'general') =>
    `/${part(slug)}/settings/projects/${part(identifier)}/${section}`,
} as const;

/** Where somebody goes who has signed in: the page that was asked for, if it is one of this application. */
export function placeAfter(next: string | null): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : paths.start();
}
