import '../../i18n/late/missing';
import '../../i18n/late/palette';
import '../../i18n/late/create';
import '../../i18n/late/signing';
import '../../i18n/late/settings';
import type { ReactNode } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { Header } from '../../app/header';
import {
  OWN_SECTIONS,
  PROJECT_SECTIONS,
  type ProjectSection,
  paths,
  WORKSPACE_SECTIONS,
} from '../../app/paths';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Project, Tables } from '../../store/rows';
import { compareNames, projectByIdentifier } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { Options } from '../../ui/field';
import { Missing } from '../missing/missing';
import { ApiKeys } from './own/api-keys';
import { AppearanceSettings } from './own/appearance';
import { KeySettingsPage } from './own/keys';
import { Profile } from './own/profile';
import { Sessions } from './own/sessions';
import { EstimateSettings } from './project/estimates';
import { Features } from './project/features';
import { ProjectGeneral } from './project/general';
import { LabelSettings } from './project/labels';
import { ProjectMembers } from './project/members';
import { StateSettings } from './project/states';
import { WorkspaceGeneral } from './workspace/general';
import { WorkspaceMembers } from './workspace/members';

/** All settings: one's own, the workspace's, and those of each project. */
export function SettingsPage({ slug }: { readonly slug: string }) {
  const [location] = useLocation();
  return (
    <>
      <Header title={t('settings.title')} isPlain />
      <div className="settings">
        <Navigation slug={slug} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
        <section className="settings__body" tabIndex={0} aria-label={t('settings.title')}>
          <Boundary resetKey={location}>
            <div className="settings__page">
              <Sections slug={slug} />
            </div>
          </Boundary>
        </section>
      </div>
    </>
  );
}

function Sections({ slug }: { readonly slug: string }) {
  return (
    <Switch>
      <Route path="/:workspace/settings/profile">
        <Profile slug={slug} />
      </Route>
      <Route path="/:workspace/settings/appearance">
        <AppearanceSettings />
      </Route>
      <Route path="/:workspace/settings/keys">
        <KeySettingsPage />
      </Route>
      <Route path="/:workspace/settings/api-keys">
        <ApiKeys />
      </Route>
      <Route path="/:workspace/settings/sessions">
        <Sessions />
      </Route>
      <Route path="/:workspace/settings/general">
        <WorkspaceGeneral slug={slug} />
      </Route>
      <Route path="/:workspace/settings/members">
        <WorkspaceMembers slug={slug} />
      </Route>
      <Route path="/:workspace/settings/projects/:identifier">
        {({ identifier }) => <Redirect to={paths.projectSettings(slug, identifier)} replace />}
      </Route>
      <Route path="/:workspace/settings/projects/:identifier/:section">
        {({ identifier, section }) => (
          <OfProject slug={slug} identifier={identifier} section={section} />
        )}
      </Route>
      <Route>
        <Missing slug={slug} />
      </Route>
    </Switch>
  );
}

interface OfProjectProps {
  readonly slug: string;
  readonly identifier: string;
  readonly section: string;
}

function OfProject({ slug, identifier, section }: OfProjectProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  const known = PROJECT_SECTIONS.find((one) => one === section);
  if (!project || !known) {
    return (
      <Missing
        slug={slug}
        title={t('page.projectMissing', { identifier })}
        text={t('page.projectMissingText')}
      />
    );
  }
  return sectionOf(known, project, slug);
}

function sectionOf(section: ProjectSection, project: Project, slug: string): ReactNode {
  switch (section) {
    case 'general':
      return <ProjectGeneral key={project.id} project={project} slug={slug} />;
    case 'states':
      return <StateSettings key={project.id} project={project} />;
    case 'labels':
      return <LabelSettings key={project.id} project={project} />;
    case 'estimates':
      return <EstimateSettings key={project.id} project={project} />;
    case 'features':
      return <Features key={project.id} project={project} />;
    case 'members':
      return <ProjectMembers key={project.id} project={project} />;
  }
}

interface NavLink {
  readonly href: string;
  readonly label: string;
  /** The sections of the open project. */
  readonly below?: readonly NavLink[];
}

interface NavGroup {
  readonly name: string;
  readonly links: readonly NavLink[];
}

function groupsOf(tables: Tables, slug: string, location: string): readonly NavGroup[] {
  const projects = [...tables.projects.values()]
    .filter((project) => project.role !== null)
    .sort((a, b) => compareNames(a.name, b.name));
  const link = (section: (typeof OWN_SECTIONS)[number] | (typeof WORKSPACE_SECTIONS)[number]) => ({
    href: paths.settings(slug, section),
    label: t(`settings.${section}`),
  });
  return [
    { name: t('settings.own'), links: OWN_SECTIONS.map(link) },
    { name: t('settings.workspace'), links: WORKSPACE_SECTIONS.map(link) },
    {
      name: t('settings.projects'),
      links: projects.map((project) => linkOf(project, slug, location)),
    },
  ];
}

function linkOf(project: Project, slug: string, location: string): NavLink {
  const own = (section: ProjectSection) => paths.projectSettings(slug, project.identifier, section);
  const isOpen = PROJECT_SECTIONS.some((section) => own(section) === location);
  const sections = PROJECT_SECTIONS.map((section) => ({
    href: own(section),
    label: t(`settings.${section}`),
  }));
  return { href: own('general'), label: project.name, ...(isOpen && { below: sections }) };
}

function Navigation({ slug }: { readonly slug: string }) {
  const [location, go] = useLocation();
  const tables = useTables((all) => all);
  const groups = groupsOf(tables, slug, location);
  const options = groups.flatMap((group) =>
    group.links.flatMap((link) =>
      link.below
        ? link.below.map(({ href, label }) => ({ value: href, label: `${link.label} › ${label}` }))
        : [{ value: link.href, label: `${group.name} › ${link.label}` }],
    ),
  );
  return (
    <>
      <nav className="settings__nav" aria-label={t('settings.title')}>
        {groups.map((group) => (
          <div key={group.name}>
            <h2 className="sidebar__head">{group.name}</h2>
            {group.links.map((link) => (
              <NavItem key={link.href} link={link} location={location} />
            ))}
          </div>
        ))}
      </nav>
      <div className="settings__choice">
        <Options
          aria-label={t('settings.choose')}
          options={options}
          value={location}
          onChange={(event) => go(event.currentTarget.value)}
        />
      </div>
    </>
  );
}

function NavItem({ link, location }: { readonly link: NavLink; readonly location: string }) {
  const isHere = location === link.href && !link.below;
  return (
    <>
      <Link
        href={link.href}
        className="side-link"
        {...(isHere ? { 'aria-current': 'page' as const } : {})}
      >
        <span className="cut">{link.label}</span>
      </Link>
      {link.below ? (
        <div className="settings__below">
          {link.below.map((below) => (
            <NavItem key={below.href} link={below} location={location} />
          ))}
        </div>
      ) : null}
    </>
  );
}
