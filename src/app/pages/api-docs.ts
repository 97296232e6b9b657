/** /api/docs: the API as a page, from the document that programs read. */
import { html } from 'hono/html';
import type { Refusals } from '../../kernel/http/contract.ts';
import type { JsonSchema } from '../../kernel/http/openapi-schemas.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import { problemText } from '../../kernel/http/problem-texts.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { apiDocument } from '../api-document.ts';
import { API_SLICES } from '../api-slices.ts';

const zh = {
  title: '接口文档',
  description: '本站的编程接口：每个操作需要什么权限，收什么，答什么。',
  lead: '控制台能做的事，程序都能做。机器可读的版本：',
  signing: '登录与令牌',
  token:
    '在控制台「我的账号」里新建个人访问令牌，放在请求头 Authorization: Bearer cl_… 中。令牌只显示一次，会过期；能做的事，是它的权限范围与您本人权限的交集。',
  scopes: '权限范围',
  scopesLead: '每个权限范围允许下列操作：',
  repeat: '重复与出错',
  key: '写操作请带上 Idempotency-Key，每件事用一个新值。网络断了就用同一个值重发：得到的是第一次的答复，不会重复执行。',
  problems: '出错时的答复是 RFC 9457 的 problem details：code 说明是哪一种，title 说明接下来怎么办。',
  groups: { accounts: '账号', people: '人员', contacts: '联系方式与提案', audit: '审计记录', mail: '邮件' },
  fields: '参数',
  answers: '答复',
  codes: '错误代码',
  optional: '可省略',
  where: { path: '路径', query: '查询', body: '正文' },
};
const en: typeof zh = {
  title: 'API',
  description: 'How programs use this site: what each operation needs, takes and answers.',
  lead: 'Whatever the console does, a program can do. For machines: ',
  signing: 'Signing in and tokens',
  token:
    'Make a personal access token under “My account” in the console, and send it as Authorization: Bearer cl_…. It is shown once and expires; it can do what is both among its scopes and among your own permissions.',
  scopes: 'Scopes',
  scopesLead: 'Each scope allows these operations:',
  repeat: 'Repeating, and errors',
  key: 'Send an Idempotency-Key with what changes something, a new one for each thing you do. When the connection breaks, send the same again: you get the first answer, and nothing is done twice.',
  problems:
    'A refusal is answered with problem details (RFC 9457): code says which one it is, and title what to do next.',
  groups: {
    accounts: 'Accounts',
    people: 'People',
    contacts: 'Contacts and proposals',
    audit: 'Audit trail',
    mail: 'Mail',
  },
  fields: 'Parameters',
  answers: 'Answers',
  codes: 'Error codes',
  optional: 'optional',
  where: { path: 'path', query: 'query', body: 'body' },
};
const TEXTS: Record<Lang, typeof zh> = { zh, en };

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly {
    name?: string;
    in: keyof typeof zh.where;
    required: boolean;
    schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, { description: string }>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

export function apiDocsPage(lang: Lang, publicUrl: string): Page {
  const t = TEXTS[lang];
  const operations = operationsOf(apiDocument(publicUrl));
  return {
    title: t.title,
    description: t.description,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}<a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1)</p>
<section><h2>${t.signing}</h2><p>${t.token}</p></section>
<section><h2>${t.repeat}</h2><p>${t.key}</p><p>${t.problems}</p></section>
<section><h2>${t.scopes}</h2><p>${t.scopesLead}</p><dl class="terms">${scopes(operations)}</dl></section>
${API_SLICES.map(({ name }) => group(name, operations, lang))}
<section><h2>${t.codes}</h2><dl class="terms">${codes(lang)}</dl></section></div>`,
  };
}

const operationsOf = ({ paths }: JsonSchema): Operation[] =>
  Object.entries(paths as Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
      })),
  );

function scopes(operations: readonly Operation[]): Html[] {
  const scopeOf = ({ description }: Operation) => /`([a-z.-]+)`/.exec(description)?.[1];
  const all = [...new Set(operations.map(scopeOf).filter((scope) => scope !== undefined))].sort();
  const links = (scope: string) =>
    operations
      .filter((operation) => scopeOf(operation) === scope)
      .map(({ operationId, method, path }) => html`<a href="#${operationId}">${method} ${path}</a><br>`);
  return all.map((scope) => html`<div><dt><code>${scope}</code></dt><dd>${links(scope)}</dd></div>`);
}

function group(name: string, operations: readonly Operation[], lang: Lang): Html {
  const t = TEXTS[lang];
  const title = t.groups[name as keyof typeof t.groups] ?? name;
  return html`<section><h2 id="${name}">${title}</h2>${operations.filter(({ tags }) => tags.includes(name)).map((operation) => oneOperation(operation, lang))}</section>`;
}

function oneOperation(operation: Operation, lang: Lang): Html {
  const t = TEXTS[lang];
  const { operationId, method, path, summary, description, responses } = operation;
  const fields = fieldsOf(operation);
  return html`<section id="${operationId}"><h3><code>${method} ${path}</code></h3><p lang="en">${summary}<br>${description.replaceAll('`', '')}</p>
${fields.length === 0 ? '' : html`<h4>${t.fields}</h4><ul>${fields.map((field) => html`<li><code>${field.name}</code> (${t.where[field.where]}${field.required ? '' : `, ${t.optional}`}): <code>${field.type}</code></li>`)}</ul>`}
<h4>${t.answers}</h4><ul>${Object.entries(responses).map(([status, { description: text }]) => html`<li>${status}${codesIn(text)}</li>`)}</ul></section>`;
}

const codesIn = (description: string): Html[] =>
  [...description.matchAll(/^([a-z0-9-]+): /gm)].map(([, code]) =>
    isOfSlice(code)
      ? html` <a href="#refusal-${code}">${code}</a>`
      : html` <a href="/help#problem-${code}">${code}</a>`,
  );

const ALL: Refusals = Object.assign({}, ...API_SLICES.map(({ refusals }) => refusals));
const isOfSlice = (code: string | undefined) =>
  code !== undefined && (Object.hasOwn(ALL, code) || code === 'invalid');

function codes(lang: Lang): Html[] {
  const own = Object.entries(ALL).map(([code, refusal]) => [code, refusal.status, refusal[lang]] as const);
  const all = [...own, ['invalid', 422, problemText('invalid', lang).detail] as const];
  return all
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, status, text]) =>
        html`<div id="refusal-${code}"><dt><code>${code}</code></dt><dd>${status} — ${text}</dd></div>`,
    );
}

interface Field {
  readonly name: string;
  readonly where: keyof typeof zh.where;
  readonly required: boolean;
  readonly type: string;
}

function fieldsOf({ parameters = [], requestBody }: Operation): Field[] {
  const given = parameters.flatMap(({ name, in: where, required, schema }) =>
    name === undefined ? [] : [{ name, where, required, type: typeText(schema) }],
  );
  const body = requestBody?.content['application/json']?.schema;
  if (!body) return given;
  if (!body.properties)
    return [...given, { name: 'body', where: 'body', required: true, type: typeText(body) }];
  const required = new Set(body.required as string[] | undefined);
  const members = Object.entries(body.properties as Record<string, JsonSchema>);
  return [
    ...given,
    ...members.map(([name, schema]) => ({
      name,
      where: 'body' as const,
      required: required.has(name),
      type: typeText(schema),
    })),
  ];
}

/** In a few words; the whole truth is in the document for machines. */
function typeText(schema: JsonSchema): string {
  const list = (of: unknown) => (of as JsonSchema[]).map(typeText).join(' | ');
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? '';
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf ?? schema.oneOf) return list(schema.anyOf ?? schema.oneOf);
  if (schema.type === 'array') return `[${typeText((schema.items ?? {}) as JsonSchema)}]`;
  return [schema.type ?? 'any', schema.format].filter(Boolean).join(' ');
}
