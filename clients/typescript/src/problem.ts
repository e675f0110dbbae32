/** A refusal of the server: `code` is stable, `detail` is a sentence for people, `errors` are by field of the body. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** How many seconds to wait before the next try, if the server says so. */
  readonly retryAfter: number | null;
  /** The body as it came. */
  readonly body: unknown;

  constructor(response: Response, body: unknown) {
    const fields = isObject(body) ? body : {};
    const errors = errorsOf(fields);
    const detail = detailOf(fields, errors) ?? (response.statusText || `Status ${response.status}`);
    super(detail);
    this.status = response.status;
    this.code = typeof fields.code === 'string' ? fields.code : `http/${response.status}`;
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = secondsOf(response.headers.get('retry-after'));
    this.body = body;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function errorsOf({ errors }: Record<string, unknown>): Record<string, readonly string[]> {
  if (!isObject(errors)) return {};
  const texts = Object.entries(errors).map(([field, value]) => [field, textsIn(value)] as const);
  return Object.fromEntries(texts);
}

/** The sentences about a field; those about items of a list stand under the places of the items. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function detailOf(
  fields: Record<string, unknown>,
  errors: Record<string, readonly string[]>,
): string | undefined {
  for (const text of [fields.detail, fields.error, fields.title]) {
    if (typeof text === 'string' && text !== '') return text;
  }
  return Object.values(errors).flat()[0];
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** The problem that a response tells of. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy answers in its own words; the status says enough.
  }
  return new ApiProblem(response, body);
}
