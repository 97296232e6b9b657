import { openApi } from '../kernel/http/openapi.ts';
import type { JsonSchema } from '../kernel/http/openapi-schemas.ts';
import { API_SLICES } from './api-slices.ts';

const VERSION = '1';
const DESCRIPTION = `Everything that the console does.

Sign in to get a session, or send a personal access token as \`Authorization: Bearer cl_…\`. A token is made in the
console, is shown once, expires, and can do what is both among its scopes and among its owner's permissions. The scopes
are the permissions that operations name, such as \`audit.read\`.

Times are RFC 3339 in UTC. Lists are read page by page: hand \`next\` of an answer to the following request. Texts for
people are in the language of \`Accept-Language\`, Chinese or English.`;

let made: { readonly publicUrl: string; readonly document: JsonSchema } | undefined;

/** Made at its first use, as few ever ask for it. */
export function apiDocument(publicUrl: string): JsonSchema {
  if (made?.publicUrl !== publicUrl) {
    const cookie = publicUrl.startsWith('https:') ? '__Host-clearline' : 'clearline';
    const info = { title: 'Clearline', version: VERSION, description: DESCRIPTION, publicUrl, cookie };
    made = { publicUrl, document: openApi({ ...info, slices: API_SLICES }) };
  }
  return made.document;
}
