import { Redirect } from 'wouter';
import { paths } from '../../app/paths';
import { useTables } from '../../store/hooks';
import { myProjects } from '../../store/selectors';
import { Welcome } from './welcome';

/** The start of a workspace: its first project, or a welcome where the reader is in none. */
export function Home({ slug }: { readonly slug: string }) {
  const first = useTables((tables) => myProjects(tables)[0]?.identifier);
  if (first) return <Redirect to={paths.project(slug, first)} replace />;
  return <Welcome slug={slug} />;
}
