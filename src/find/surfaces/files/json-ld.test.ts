import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod';
import { HOSTILE, labelled, SITE, viewOf } from '../../../../test/views.ts';
import { organizationJsonLd } from './json-ld.ts';

const ContactPoint = z.strictObject({
  '@type': z.literal('ContactPoint'),
  name: z.string(),
  contactType: z.literal('customer support'),
  telephone: z.string().optional(),
  contactOption: z.literal('TollFree').optional(),
  email: z.string().optional(),
  url: z.url().optional(),
  availableLanguage: z.array(z.enum(['zh-CN', 'en'])).min(1),
  areaServed: z.literal('CN'),
  hoursAvailable: z
    .array(z.looseObject({ '@type': z.literal('OpeningHoursSpecification'), opens: z.string() }))
    .min(1),
});
const Organization = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Organization'),
  '@id': z.string(),
  name: z.string(),
  alternateName: z.string(),
  legalName: z.string(),
  url: z.url(),
  identifier: z.array(z.string()),
  contactPoint: z.array(ContactPoint).min(1),
  address: z
    .array(
      z.strictObject({
        '@type': z.literal('PostalAddress'),
        streetAddress: z.string(),
        addressCountry: z.literal('CN'),
      }),
    )
    .optional(),
  sameAs: z.array(z.url()).optional(),
});
const read = (text: string) => Organization.parse(JSON.parse(text));

test('an Organization with a ContactPoint for each channel that somebody answers', () => {
  const organization = read(organizationJsonLd(viewOf(), { publicUrl: SITE }));
  assert.deepEqual(
    organization.contactPoint.map((p) => p.telephone ?? p.email ?? p.url),
    ['+864000000147', '+8675580000000 ext. 8000', '95000', `${SITE}/chat`, 'help+demo@clearline.example'],
  );
  assert.deepEqual(organization.sameAs, [
    'https://weibo.example/demo',
    'https://shop.example/1',
    'https://pay.clearline.example/',
    'https://store.example/app',
  ]);
  assert.equal(organization.contactPoint[0]?.hoursAvailable[0]?.opens, '09:00');
});

test('any text comes back as it was, and never closes the script element or breaks a line', () => {
  const check = (label: string) => {
    const text = organizationJsonLd(viewOf(labelled(label)), { publicUrl: SITE, lang: 'en' });
    assert.doesNotMatch(text, /[<>&\n\r\u2028\u2029]/);
    assert.equal(read(text).name, label);
  };
  HOSTILE.forEach(check);
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), check), { numRuns: 50 });
});
