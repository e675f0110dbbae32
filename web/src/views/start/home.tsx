import { lazy } from 'react';
import { Redirect } from 'wouter';
import { paths } from '../../app/paths';
import { useTables } from '../../store/hooks';
import { myProjects } from '../../store/selectors';

const Welcome = lazy(async () => ({ default: (await import('./welcome')).Welcome }));

/** The start of a workspace: its first project, or a welcome where the reader is in none. */
export function Home({ slug }: { readonly slug: string }) {
  const first = useTables((tables) => myProjects(tables)[0]?.identifier);
  if (first) return <Redirect to={paths.project(slug, first)} replace />;
  return <Welcome slug={slug} />;
}
