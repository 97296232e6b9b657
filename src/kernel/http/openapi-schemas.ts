/** Zod schemas as JSON Schema for an OpenAPI document; what has an id stands once, among its components. */
import * as z from 'zod';

export type JsonSchema = { readonly [key: string]: unknown };

export class Components {
  readonly #all = new Map<string, JsonSchema>();

  /** @param name for the parts of it that have no id of their own and refer to themselves */
  schema(of: z.ZodType, io: 'input' | 'output', name: string): JsonSchema {
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: of }), {
      io,
      unrepresentable: 'any',
      // A reader of an answer must bear members that come to be.
      override: ({ jsonSchema }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    });
    const hoisted = (def: string) => (def.startsWith('__') ? `${name}${def.slice(2)}` : def);
    for (const [def, schema] of Object.entries($defs)) this.#keep(hoisted(def), rewritten(schema, hoisted));
    return rewritten(properties?.it, hoisted);
  }

  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #keep(name: string, schema: JsonSchema): void {
    const { id: _, ...rest } = schema;
    const before = this.#all.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(rest))
      throw new Error(`two schemas have the id ${name}, or one is both sent and answered`);
    this.#all.set(name, rest);
  }
}

/** References lead into the document's components. */
function rewritten(schema: unknown, hoisted: (def: string) => string): JsonSchema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) =>
        key === '$ref' && typeof member === 'string'
          ? [key, `#/components/schemas/${hoisted(member.replace('#/$defs/', ''))}`]
          : [key, walk(member)],
      ),
    );
  };
  return walk(schema ?? {}) as JsonSchema;
}
