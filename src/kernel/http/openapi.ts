/** The OpenAPI 3.1 document of the API, made from the same rows that serve it. */
import type * as z from 'zod';
import { HTTP_PROBLEMS, type ProblemCode } from '../errors.ts';
import { uploadType } from './body.ts';
import { API_ROOT, type Endpoint, IDEMPOTENCY_KEY, type Permission, type Refusals } from './contract.ts';
import { Components, type JsonSchema } from './openapi-schemas.ts';
import { problemText } from './problem-texts.ts';

export interface ApiSlice {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly refusals: Refusals;
}

export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly publicUrl: string;
  /** Of the session cookie. */
  readonly cookie: string;
  readonly slices: readonly ApiSlice[];
}

export function openApi({ title, version, description, publicUrl, cookie, slices }: ApiInfo): JsonSchema {
  const components = new Components();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const slice of slices) {
    for (const row of slice.endpoints) {
      const path = API_ROOT + row.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row, slice, components) };
    }
  }
  return {
    openapi: '3.1.1',
    info: { title, version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl }],
    tags: slices.map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: { ...components.all(), Problem: PROBLEM },
      parameters: { [IDEMPOTENCY_KEY]: KEY_PARAMETER },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie, description: SESSION },
        token: { type: 'http', scheme: 'bearer', description: TOKEN },
      },
    },
  };
}

const SESSION = 'The session of somebody who signed in. Requests of a browser must come from this site.';
const TOKEN =
  'A personal access token. The scopes that an operation lists must be among those of the token, and among the permissions of its owner at the time of the call.';

function operation(row: Endpoint, { name, refusals }: ApiSlice, components: Components): JsonSchema {
  const { summary, params, query, body } = row;
  const id = operationId(row);
  const parameters = [
    ...parametersOf(params, 'path', id, components),
    ...parametersOf(query, 'query', id, components),
    ...(row.method === 'GET' ? [] : [{ $ref: `#/components/parameters/${IDEMPOTENCY_KEY}` }]),
  ];
  return {
    operationId: id,
    tags: [name],
    summary,
    description: accessText(row),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: components.schema(body, 'input', `${id}Body`) } },
      },
    }),
    ...(row.upload !== undefined && { requestBody: bytesOf(row, row.upload) }),
    responses: { ...success(row, id, components), ...problems(row, refusals) },
    security: securityOf(row),
  };
}

const bytesOf = (row: Endpoint, upload: number): JsonSchema => ({
  required: true,
  description: `At most ${upload} bytes.`,
  content: { [uploadType(row)]: {} },
});

/** `GET /people/:id/sessions` is getPeopleIdSessions. */
export const operationId = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string =>
  method.toLowerCase() +
  path.replaceAll(/[^a-zA-Z]+([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());

/** Whether a personal access token can call it at all. */
export const takesToken = ({ access, method, stepUp }: Endpoint): boolean =>
  access !== 'anyone' && !stepUp && !(access === 'person' && method !== 'GET');

const scopeOf = ({ access }: Endpoint): Permission | null =>
  access === 'anyone' || access === 'person' ? null : access;

function accessText(row: Endpoint): string {
  const scope = scopeOf(row);
  const who =
    row.access === 'anyone' ? 'Anyone.' : scope === null ? 'Whoever is signed in.' : `Needs \`${scope}\`.`;
  if (row.stepUp) return `${who} Needs a step-up of the last ten minutes; no token can call it.`;
  return row.access === 'anyone' || takesToken(row) ? who : `${who} No token can call it.`;
}

function securityOf(row: Endpoint): JsonSchema[] {
  if (row.access === 'anyone') return [];
  const scope = scopeOf(row);
  return [{ session: [] }, ...(takesToken(row) ? [{ token: scope === null ? [] : [scope] }] : [])];
}

function parametersOf(
  of: z.ZodObject | undefined,
  where: 'path' | 'query',
  id: string,
  components: Components,
): JsonSchema[] {
  if (!of) return [];
  const schema = components.schema(of, 'input', `${id}${where}`);
  const required = new Set(schema.required as string[] | undefined);
  return Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, type]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: type,
  }));
}

function success({ answer, media }: Endpoint, id: string, components: Components): JsonSchema {
  if (media)
    return {
      200: { description: 'Done.', content: Object.fromEntries(media.map((type) => [type, {}])) },
    };
  if (answer === null) return { 204: { description: 'Done.' } };
  const schema = components.schema(answer, 'output', `${id}Answer`);
  return { 200: { description: 'Done.', content: { 'application/json': { schema } } } };
}

/** Every code that this operation can be refused with, under its status. */
function problems(row: Endpoint, refusals: Refusals): JsonSchema {
  const byStatus = new Map<number, string[]>();
  const add = (status: number, line: string) => byStatus.set(status, [...(byStatus.get(status) ?? []), line]);
  for (const code of pipelineCodes(row))
    add(HTTP_PROBLEMS[code], `${code}: ${problemText(code, 'en').title}.`);
  for (const code of row.refusals ?? []) {
    const refusal = refusals[code];
    if (!refusal) throw new Error(`${row.method} ${row.path} names ${code}, which has no text`);
    add(refusal.status, `${code}: ${refusal.en}`);
  }
  return Object.fromEntries([...byStatus].map(([status, lines]) => [status, problemResponse(lines)]));
}

const problemResponse = (lines: readonly string[]): JsonSchema => ({
  description: lines.join('\n\n'),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: lines.map((line) => line.split(':')[0]) } } },
        ],
      },
    },
  },
});

function pipelineCodes(row: Endpoint): ProblemCode[] {
  const writes = row.method !== 'GET';
  const when = (holds: unknown, ...codes: ProblemCode[]) => (holds ? codes : []);
  return [
    ...when(writes, 'bad-request', 'already-done', 'idempotency-key-reused'),
    ...when(row.body ?? row.upload, 'unsupported-media-type'),
    ...when(row.body, 'body-too-large'),
    ...when(row.access !== 'anyone', 'not-signed-in'),
    ...when(writes || scopeOf(row) !== null, 'forbidden'),
    ...when(row.stepUp, 'step-up-required'),
    ...when(row.params, 'not-found'),
    ...when(row.query || row.body, 'invalid'),
    'too-many-requests',
    'unavailable',
  ];
}

const PROBLEM: JsonSchema = {
  description:
    'Problem details (RFC 9457). `code` says which; `title` says what to do next, in the language of the request.',
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    detail: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      description: 'With `invalid`: what is wrong, field by field.',
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, message: { type: 'string' } },
        required: ['field', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'requestId'],
};

const KEY_PARAMETER: JsonSchema = {
  name: IDEMPOTENCY_KEY,
  in: 'header',
  required: false,
  description:
    'Any text that is new for each thing you do, such as a UUID. A request that is sent again with the same key gets the first answer, and nothing is done twice.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
};
