/** The document of the API, as programs and people get it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

import { API_ROOT } from '../kernel/http/contract.ts';
import { ask } from '../kernel/http/testing.ts';
import { API_SLICES } from './api-slices.ts';
import { EVENT_TYPES } from './events.ts';
import { POLICY } from './people.ts';
import { startApp } from './testing.ts';

const SITE = 'https://clearline.example';

test('the document is valid OpenAPI 3.1, whatever is published', async (t) => {
  for (const options of [{}, { view: null }]) {
    const { url } = await startApp(t, options);
    const answer = await ask(`${url}/api/openapi.json`);
    assert.equal(answer.status, 200);
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    const document = JSON.parse(answer.body.toString());
    const { valid, errors } = await new Validator().validate(document);
    assert.ok(valid, JSON.stringify(errors, null, 1));
    assert.equal(document.servers[0].url, SITE);
    for (const [, name] of answer.body.toString().matchAll(/"#\/components\/schemas\/(\w+)"/g))
      assert.ok(document.components.schemas[name ?? ''], `${name} is referred to and not there`);
  }
});

test('it has every route once, with who may call it and every code it can be refused with', async (t) => {
  const { url } = await startApp(t);
  const { paths } = JSON.parse((await ask(`${url}/api/openapi.json`)).body.toString());
  const seen = new Set<string>();
  for (const { endpoints } of API_SLICES) {
    for (const row of endpoints) {
      const path = `/api/v1${row.path.replaceAll(/:(\w+)/g, '{$1}')}`;
      const operation = paths[path]?.[row.method.toLowerCase()];
      assert.ok(operation, `${row.method} ${path}`);
      assert.ok(!seen.has(operation.operationId), operation.operationId);
      seen.add(operation.operationId);
      const tokens = operation.security.filter((by: object) => 'token' in by);
      if (row.stepUp || row.access === 'anyone') assert.deepEqual(tokens, []);
      else if (row.access !== 'person') assert.deepEqual(tokens, [{ token: [row.access] }]);
      const text = JSON.stringify(operation.responses);
      for (const code of row.refusals ?? []) assert.ok(text.includes(`"${code}"`), `${path} ${code}`);
    }
  }
  const operations = Object.values(paths as Record<string, object>).flatMap((methods) =>
    Object.keys(methods),
  );
  assert.equal(operations.length, seen.size);
});

test('each scope that a route or an event names is a permission that somebody holds, and each permission is of use', () => {
  const named = [
    ...API_SLICES.flatMap(({ endpoints }) => endpoints.map(({ access }) => access as string)),
    ...EVENT_TYPES.map(({ permission }) => permission),
  ];
  const scopes = new Set(named.filter((access) => access.includes('.')));
  assert.deepEqual([...scopes].sort(), Object.keys(POLICY).sort());
});

test('what answers under /api/v1 is in the document, and the other way round', async (t) => {
  const { app } = await startApp(t);
  const mounted = app.routes
    .filter(({ path, method }) => path.startsWith(`${API_ROOT}/`) && !/^(ALL|OPTIONS)$/.test(method))
    .map(({ method, path }) => `${method} ${path}`);
  const described = API_SLICES.flatMap(({ endpoints }) =>
    endpoints.map(({ method, path }) => `${method} ${API_ROOT}${path}`),
  );
  assert.deepEqual([...new Set(mounted)].sort(), described.sort());
});

test('a code that two slices give means the same to people', () => {
  const texts = new Map<string, string>();
  for (const { refusals } of API_SLICES) {
    for (const [code, refusal] of Object.entries(refusals)) {
      const before = texts.get(code);
      if (before) assert.equal(JSON.stringify(refusal), before, code);
      texts.set(code, JSON.stringify(refusal));
    }
  }
});

test('the page names every route and explains every code, in both languages and without script', async (t) => {
  const { url } = await startApp(t);
  for (const lang of ['zh', 'en'] as const) {
    const answer = await ask(`${url}/api/docs?lang=${lang}`);
    const page = answer.body.toString();
    assert.equal(answer.status, 200);
    for (const { endpoints, refusals } of API_SLICES) {
      for (const { method, path } of endpoints)
        assert.ok(page.includes(`${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}<`), path);
      for (const [code, refusal] of Object.entries(refusals)) {
        assert.ok(page.includes(`id="refusal-${code}"`), code);
        assert.ok(
          page.includes(
            refusal[lang]
              .replaceAll('&', '&amp;')
              .replaceAll('<', '&lt;')
              .replaceAll('>', '&gt;')
              .replaceAll('"', '&quot;')
              .replaceAll("'", '&#39;'),
          ),
          code,
        );
      }
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
  }
});
