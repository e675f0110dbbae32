/** The people of a test and what they ask of the server without a browser. */
import { execFileSync } from 'node:child_process';
import type { Copy } from '../../src/sync/copy';
import { Builder, lines } from '../../src/sync/copy';

/** Where the system is. */
export const ADDRESS = process.env.TIDEMARK_URL ?? 'http://127.0.0.1:8899';

const PASSWORD = 'a quiet harbour at dawn';

/** An answer of the server, whatever it was. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** The command that makes somebody a member where `TIDEMARK_MEMBER_ADD` does not say another one. */
const MEMBER_ADD = 'tidemark member add';

/** Somebody who is signed in by a token of their own. */
export class Person {
  readonly email: string;
  readonly password: string;
  readonly #token: string;
  id = '';

  private constructor(email: string, password: string, token: string) {
    this.email = email;
    this.password = password;
    this.#token = token;
  }

  /** Signs in. */
  static async signIn(email: string, password: string): Promise<Person> {
    return Person.#begin('auth/sign-in/', { email, password });
  }

  /** Makes an account. */
  static async signUp(email: string, firstName: string): Promise<Person> {
    return Person.#begin('auth/sign-up/', { email, password: PASSWORD, first_name: firstName });
  }

  static async #begin(
    path: string,
    body: { email: string; password: string; first_name?: string },
  ): Promise<Person> {
    const answer = await request('POST', path, {}, body);
    if (answer.status >= 300)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { token, user } = answer.body as { token: string; user: { id: string } };
    const person = new Person(body.email, body.password, token);
    person.id = user.id;
    return person;
  }

  /** Sends a request; a refusal is an answer like any other. */
  ask(method: string, path: string, body?: unknown): Promise<Answered> {
    return request(method, path, { authorization: `Bearer ${this.#token}` }, body);
  }

  /** Reads the workspace as this person sees it. */
  async snapshot(workspace: string): Promise<Copy> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#snapshot(workspace);
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
  }

  async #snapshot(workspace: string): Promise<Copy> {
    const response = await fetch(`${ADDRESS}/api/v1/workspaces/${workspace}/snapshot/`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok || !response.body) throw new Error(`snapshot: ${response.status}`);
    const builder = new Builder();
    for await (const line of lines(response.body)) builder.add(JSON.parse(line));
    return builder.finish();
  }
}

/** How often a request is sent that the server asks to send again later, or that it does not answer. */
const TRIES = 300;

async function request(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answered> {
  const key = `e2e-${crypto.randomUUID()}`;
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(`${ADDRESS}/api/v1/${path}`, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && !path.startsWith('auth/') && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => null);
    const isPassing = !response || response.status === 429 || response.status >= 500;
    if (response && (!isPassing || tries === TRIES)) {
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    }
    if (tries === TRIES) throw new Error(`${method} ${path}: there is no answer`);
    const seconds = Number(response?.headers.get('retry-after') ?? 0);
    await new Promise((resolve) => setTimeout(resolve, Math.max(300, seconds * 1000)));
  }
}

/** Three people of one workspace, the first of whom owns it. */
export interface Team {
  readonly slug: string;
  readonly people: readonly [Person, Person, Person];
}

/**
 * Three people of one workspace. `TIDEMARK_PEOPLE` names them (`email:password,email:password,email:password`), and
 * `TIDEMARK_WORKSPACE` where they are. Without those they sign up, and the operator's command makes them members.
 */
export async function team(): Promise<Team> {
  const { TIDEMARK_PEOPLE, TIDEMARK_WORKSPACE } = process.env;
  if (TIDEMARK_PEOPLE) {
    const named = TIDEMARK_PEOPLE.split(',').map((one) => one.split(':'));
    const people = [];
    for (const [email = '', password = ''] of named)
      people.push(await Person.signIn(email, password));
    return { slug: TIDEMARK_WORKSPACE ?? 'demo', people: people as unknown as Team['people'] };
  }
  const mark = Date.now().toString(36);
  const people = [];
  for (const name of ['ada', 'bob', 'carla']) {
    people.push(await Person.signUp(`${name}-${mark}@example.org`, name));
  }
  const [owner, ...others] = people as [Person, Person, Person];
  const slug = `corner-${mark}`;
  const made = await owner.ask('POST', 'workspaces/', { name: `Corner ${mark}`, slug });
  if (made.status !== 201)
    throw new Error(`workspace: ${made.status} ${JSON.stringify(made.body)}`);
  const [program = '', ...words] = (process.env.TIDEMARK_MEMBER_ADD ?? MEMBER_ADD).split(' ');
  for (const { email } of others) {
    const args = [...words, '--slug', slug, '--email', email, '--role', 'member'];
    execFileSync(program, args, { stdio: 'pipe' });
  }
  return { slug, people: [owner, ...others] as unknown as Team['people'] };
}

/** Makes a project of the first of some people, with the others in it. */
export async function commonProject({
  slug,
  people,
}: {
  readonly slug: string;
  readonly people: readonly [Person, ...Person[]];
}): Promise<string> {
  const [owner, ...others] = people;
  const identifier = `C${Date.now().toString(36).slice(-7).toUpperCase()}`;
  const body = { name: `Corner ${identifier}`, identifier };
  const made = await owner.ask('POST', `workspaces/${slug}/projects/`, body);
  if (made.status !== 201) throw new Error(`project: ${made.status} ${JSON.stringify(made.body)}`);
  const { id } = made.body as { id: string };
  for (const { id: member } of others) {
    await owner.ask('POST', `workspaces/${slug}/projects/${id}/members/`, { member, role: 15 });
  }
  const features = { cycles: true, modules: true, intakes: true, views: true };
  await owner.ask('PATCH', `workspaces/${slug}/projects/${id}/features/`, features);
  return id;
}
